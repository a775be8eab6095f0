"""Articles of the demo municipality on their way to agents: its own people wrote, read, reported and answered."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain

from app.domain import publishing
from app.domain.article_draft import ArticleText
from app.domain.article_feedback import ArticleFeedback
from app.domain.editor_tasks import TaskMark
from app.domain.work_steps import Act
from app.services import article_findings, drafts_keeping
from app.services.article_digests import digest_of
from app.services.demo_past import Past, Row, id_of, told
from app.services.editing_tasks import second_read_mark
from app.services.ports import Transaction
from knowledgebase.article import Article, Facts, SectionKind
from knowledgebase.catalogues.article_files import read_articles
from resources import path

_BETWEEN, _LATER = timedelta(minutes=13), timedelta(hours=1)
_NEAR, _YEAR = timedelta(days=30), timedelta(days=365)
_LOOKED = 8
"""How many working days ago the work list was looked at."""


def add_demo_editing(past: Past, age: timedelta) -> None:
    """Do what `resources/demo/editing.toml` tells, counted back from today.

    Agents got the first articles as long ago as `age`. Searching is not brought up to date here: the start does that.
    """
    rows = told("editing.toml")
    with past.services.database.write() as tx:
        editing = _Editing(past, tx)
        editing.begin(past.services.clock.now() - age)
        steps = [
            *((editing.change, row) for row in rows["changes"]),
            *((editing.report, row) for row in rows["feedback"]),
            *((editing.withdraw, row) for row in rows["withdrawn"]),
            (editing.plan_reviews, rows["reviews"]),
        ]
        numbered = enumerate(sorted(steps, key=lambda step: -int(step[1]["ago"])), start=1)
        for number, (step, row) in numbered:
            step(row, past.moment(row["ago"], _BETWEEN * number))
        editing.look_at_list(rows["put_aside"], rows["taken"])


@dataclass(frozen=True, slots=True)
class _Editing:
    """Steps of the past, all in one transaction."""

    past: Past
    tx: Transaction

    def begin(self, moment: datetime) -> None:
        """There were articles that nobody needs any more."""
        for article in read_articles(path("demo", "old_articles")):
            self.tx.articles.put(article, at=moment)

    def change(self, row: Row, moment: datetime) -> None:
        """Somebody wrote; where the row tells a reader, that person was asked, and read it when it tells a day."""
        article, act = self._article(row["article"]), self.past.act_of(row["by"], moment)
        text = ArticleText(article.id, 0, article.version, _edited(article, row["edits"]), row["note"])
        drafts_keeping.save(self.tx, text, act)
        if "reader" in row:
            self._ask(article, row, act)
        if "read" in row:
            self._approve(article, self.past.act_of(row["reader"], self.past.moment(row["read"], _LATER)))

    def _ask(self, article: Article, row: Row, act: Act) -> None:
        reader_id = self.past.people[row["reader"]].id
        day = date(self.past.services.clock.today().year + 1, 1, 1) if row.get("next_year") else None
        drafts_keeping.change(
            self.tx, article.id, 1, lambda draft: publishing.ask_review(draft, act, reader_id, day, row["note"])
        )
        self.tx.editor_tasks.put([second_read_mark(article.id, act.today, reader_id)])

    def _approve(self, article: Article, act: Act) -> None:
        draft = drafts_keeping.change(self.tx, article.id, 2, lambda draft: publishing.approve(draft, act))
        if publishing.is_due(draft, act.today):
            drafts_keeping.publish(self.tx, draft, act.at, act.today)

    def report(self, row: Row, moment: datetime) -> None:
        """An agent told what is wrong; perhaps somebody answered later that day."""
        article = self._article(row["article"])
        feedback = ArticleFeedback(
            id=id_of("feedback", row["text"]),
            article_id=article.id,
            version=article.version,
            section=SectionKind(row["section"]),
            quote=row["quote"],
            text=row["text"],
            person_id=self.past.people[row["by"]].id,
            given_at=moment,
        )
        store = self.tx.feedback
        store.add(feedback)
        if "answer" in row:
            store.answer(feedback.id, row["answer"], self.past.people[row["answered_by"]].id, moment + _LATER)
            store.mark_seen([feedback.id] if row["is_seen"] else [])

    def withdraw(self, row: Row, moment: datetime) -> None:
        """An article went, and another one tells it now."""
        article, other = self._article(row["article"]), self._article(row["use"])
        act = self.past.act_of(row["by"], moment)
        drafts_keeping.withdraw(self.tx, article.id, row["reason"], other.id, act)

    def plan_reviews(self, row: Row, moment: datetime) -> None:
        """Somebody gave review dates: to these articles the day that is told, to others that were near a later one."""
        today, in_days = self.past.services.clock.today(), row["in_days"]
        planned: dict[date, list[Article]] = {}
        for article in list(self.tx.articles.all()):
            if article.slug in in_days:
                planned.setdefault(today + timedelta(days=in_days[article.slug]), []).append(article)
            elif article.review_on is not None and article.review_on <= today + _NEAR:
                planned.setdefault(_after(article.review_on, today + _NEAR), []).append(article)
        act = self.past.act_of(row["by"], moment)
        for day, articles in sorted(planned.items()):
            self._review_on(day, articles, act)

    def _review_on(self, day: date, articles: Iterable[Article], act: Act) -> None:
        ids = [article.id for article in articles]
        drafts_keeping.change_facts(self.tx, ids, lambda article: replace(article, review_on=day), act)

    def look_at_list(self, put_aside: Iterable[Row], taken: Iterable[Row]) -> None:
        """Somebody put what was found aside with a reason, or took it."""
        digests = sorted(map(digest_of, self.tx.articles.all()), key=lambda digest: digest.title.casefold())
        today, day = self.past.services.clock.today(), self.past.working_day(_LOOKED)
        found = chain(article_findings.contradictions(digests), article_findings.to_review(digests, today))
        keys = {(each.kind, each.article_id): each.key for each in found}

        def mark(row: Row) -> TaskMark:
            return TaskMark(keys[row["kind"], self._article(row["article"]).id], day)

        self.tx.editor_tasks.put(replace(mark(row), put_aside_because=row["because"]) for row in put_aside)
        self.tx.editor_tasks.put(replace(mark(row), handler_id=self.past.people[row["by"]].id) for row in taken)

    def _article(self, slug: str) -> Article:
        """As agents saw it then."""
        article = self.tx.articles.get_by_slug(slug)
        assert article is not None, slug
        return article


def _edited(article: Article, edits: Iterable[tuple[str, str]]) -> Article:
    def mended(text: str) -> str:
        for before, after in edits:
            text = text.replace(before, after)
        return text

    sections = tuple(replace(section, text=mended(section.text)) for section in article.sections)
    return replace(article, sections=sections, facts=Facts(*map(mended, astuple(article.facts))))


def _after(day: date, limit: date) -> date:
    """The same day of the first year in which it comes after `limit`."""
    while day <= limit:
        day += _YEAR
    return day
