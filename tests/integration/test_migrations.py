"""Migrations: they end where the models are, and go up and down with rows."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, inspect, text

from app.domain.article_draft import ArticleDraft, ArticleStep, ArticleStepKind
from app.domain.article_feedback import ArticleFeedback
from app.domain.contact import Answer, Contact, MessageKind, Outcome
from app.domain.editor_tasks import TaskMark
from app.domain.ids import new_id
from app.domain.mail import MailKind, MailMessage
from app.domain.organisation import Line
from app.domain.work_item import StepKind, WorkItem, WorkStatus, WorkStep
from app.persistence.all_tables import METADATA
from app.persistence.database import open_database
from app.persistence.migrating import config_for
from app.persistence.schema import HEAD
from app.services.editing_ports import LinkCheck, Publication
from app.services.ports import QueueQuery, QueueView, SearchUse, Transaction, Viewer
from knowledgebase.article import QuestionKind, SectionKind
from knowledgebase.learned_terms import LearnedTerm
from tests.builders import (
    AGENT_ID,
    a_bulletin,
    a_contact,
    a_customer,
    a_hand_off,
    a_municipality,
    a_person,
    a_seat,
    a_subject,
    an_article,
)

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def engine(new_url: str) -> Iterator[Engine]:
    open_database(new_url).close()
    engine = create_engine(new_url)
    yield engine
    engine.dispose()


def test_the_program_knows_the_newest_migration(engine: Engine) -> None:
    with engine.connect() as connection:
        assert ScriptDirectory.from_config(config_for(connection)).get_heads() == [HEAD]


def test_the_newest_migration_is_what_the_models_say(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_checks_and_their_names_are_what_the_models_say(engine: Engine) -> None:
    """Alembic does not compare them."""
    with engine.begin() as connection:
        migrated = checks(connection)
        connection.exec_driver_sql("DROP TABLE alembic_version")
        METADATA.drop_all(connection)
        METADATA.create_all(connection)
        assert migrated == checks(connection)


def checks(connection: Connection) -> dict[str, set[tuple[str, str]]]:
    found = inspect(connection)
    return {
        table: {(str(check["name"]), check["sqltext"]) for check in found.get_check_constraints(table)}
        for table in METADATA.tables
    }


def test_migrations_go_down_and_up_with_rows(new_url: str, engine: Engine) -> None:
    fill(new_url)
    with engine.begin() as connection:
        command.downgrade(config_for(connection), "base")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
    fill(new_url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_hand_offs_of_before_the_work_queue_get_their_work(new_url: str, engine: Engine) -> None:
    contact = fill(new_url)
    with engine.begin() as connection:
        command.downgrade(config_for(connection), "0002")
    hand_off = contact.subjects[0].hand_off
    assert hand_off is not None
    database = open_database(new_url)
    viewer = Viewer(AGENT_ID, ())
    with database.read() as tx:
        first, part = tx.work.parts_of(hand_off.id)
        details = tx.work.details(part.id, viewer, NOW)
        found = [
            tx.work.queue(QueueQuery(QueueView.ALL, words), viewer).total for words in ("bezwaar", "ab123c", "niets")
        ]
    database.close()
    day = hand_off.promise.promised_on
    assert first == WorkItem(hand_off.id, hand_off.id, "parkeren", Line.THIRD, day, director_id=AGENT_ID)
    assert (part.unit_id, part.line, part.director_id) == ("kcc", Line.FIRST, AGENT_ID)
    step = WorkStep(part.id, 1, StepKind.HANDED_OFF, contact.ended_at, AGENT_ID, unit_id="kcc", promised_on=day)
    assert details is not None
    assert details.steps == (step,)
    assert found == [2, 2, 0]


def test_work_of_before_is_shielded_when_only_its_subject_was(new_url: str, engine: Engine) -> None:
    contact = fill(new_url)
    with engine.begin() as connection:
        command.downgrade(config_for(connection), "0002")
        connection.execute(text("UPDATE subject SET shielded = true"))
    hand_off = contact.subjects[0].hand_off
    assert hand_off is not None
    database = open_database(new_url)
    with database.read() as tx:
        assert [part.shielded for part in tx.work.parts_of(hand_off.id)] == [True, True]
    database.close()


def test_kinds_that_were_not_there_before_become_plain_ones(new_url: str, engine: Engine) -> None:
    contact = fill(new_url)
    with engine.begin() as connection:
        command.downgrade(config_for(connection), "0002")
    database = open_database(new_url)
    with database.read() as tx:
        stored = tx.contacts.get(contact.id)
    database.close()
    assert stored is not None
    assert stored.subjects[0].kind is MessageKind.QUESTION
    assert stored.subjects[0].hand_off is not None
    assert [answer.kind.value for answer in stored.subjects[0].hand_off.answers] == ["licence_plate", "text"]


def a_full_contact() -> Contact:
    plate = Answer("plate", "Kenteken?", QuestionKind.LICENCE_PLATE, "AB-123-C")
    paper = Answer("paper", "Welk stuk?", QuestionKind.DOCUMENT, "boete.pdf")
    hand_off = a_hand_off(answers=(plate, paper), other_unit_ids=("kcc",), director_id=AGENT_ID)
    kind = MessageKind.OFFICIAL_MESSAGE
    subject = a_subject(title="Bezwaar", outcome=Outcome.HANDED_OFF, kind=kind, hand_off=hand_off)
    return a_contact(customer=a_customer(), subjects=(subject,))


def fill(url: str) -> Contact:
    database = open_database(url)
    contact = a_full_contact()
    with database.write() as tx:
        tx.organisation.put_municipality(a_municipality())
        tx.organisation.put_seat(a_seat())
        tx.organisation.put_person(a_person())
        tx.contacts.add(contact)
        article = tx.articles.put(an_article())
        tx.searches.log(SearchUse("parkeren", 3, 1, article.id, NOW))
        tx.searches.add_gap("drone", NOW)
        tx.searches.add_choice(("parker",), article.id, NOW.date())
        tx.searches.put_learned("Elders", [LearnedTerm("parkeren", "Parkeerkaart", 2)])
        tx.searches.refuse([("parkeren", "Parkeerkaart")], AGENT_ID, NOW)
    with database.write() as tx:
        add_work(tx, contact)
        add_editing(tx)
    database.close()
    return contact


def add_work(tx: Transaction, contact: Contact) -> None:
    hand_off = contact.subjects[0].hand_off
    assert hand_off is not None
    day = hand_off.promise.promised_on
    item = WorkItem(hand_off.id, hand_off.id, "parkeren", Line.THIRD, day, WorkStatus.IN_PROGRESS, AGENT_ID)
    tx.work.add((item,), (WorkStep(item.id, 1, StepKind.TAKEN, NOW, AGENT_ID, handler_id=AGENT_ID),))
    tx.work.touch(item.id, AGENT_ID, NOW)
    tx.reminders.first_time("een", NOW)
    tx.mail.put(MailMessage(new_id(), "een", MailKind.TEST, "a@b.example", "Proef", "Proef.", hand_off.id, NOW))


def add_editing(tx: Transaction) -> None:
    article = tx.articles.put(an_article(), Publication(AGENT_ID, AGENT_ID, "Nieuw"))
    other = tx.articles.put(an_article())
    tx.articles.withdraw(other.id, "Samengevoegd", article.id)
    draft = ArticleDraft(article, authors=(AGENT_ID,), reviewer_id=AGENT_ID, revision=1, changed_at=NOW)
    tx.drafts.save(draft, ArticleStep(article.id, ArticleStepKind.BEGUN, NOW, AGENT_ID))
    tx.drafts.touch(article.id, AGENT_ID, NOW)
    tx.feedback.add(ArticleFeedback(new_id(), article.id, 1, SectionKind.COSTS, "30", "Oud.", AGENT_ID, NOW))
    tx.editor_tasks.put([TaskMark("gap:drone", NOW.date(), AGENT_ID)])
    tx.links.put([LinkCheck("https://a.example/", NOW, 200)])
    tx.attachments.put(b"%PDF-1.7")
    bulletin = a_bulletin(unit_ids=("kcc",), author_id=AGENT_ID, related=(article.slug,))
    tx.organisation.put_bulletin(bulletin)
    tx.organisation.mark_read(bulletin.id, AGENT_ID, NOW)
