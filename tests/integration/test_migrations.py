"""Migrations: they end where the models are, and go up and down with rows."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, inspect

from app.persistence.database import open_database
from app.persistence.migrating import config_for
from app.persistence.schema import HEAD
from app.persistence.tables import METADATA
from app.services.ports import SearchUse
from knowledgebase.learned_terms import LearnedTerm
from tests.builders import (
    AGENT_ID,
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


def fill(url: str) -> None:
    database = open_database(url)
    with database.write() as tx:
        tx.organisation.put_municipality(a_municipality())
        tx.organisation.put_seat(a_seat())
        tx.organisation.put_person(a_person())
        tx.contacts.add(a_contact(customer=a_customer(), subjects=(a_subject(hand_off=a_hand_off()),)))
        article = tx.articles.put(an_article())
        tx.searches.log(SearchUse("parkeren", 3, 1, article.id, NOW))
        tx.searches.add_gap("drone", NOW)
        tx.searches.add_choice(("parker",), article.id, NOW.date())
        tx.searches.put_learned("Elders", [LearnedTerm("parkeren", "Parkeerkaart", 2)])
        tx.searches.refuse([("parkeren", "Parkeerkaart")], AGENT_ID, NOW)
    database.close()
