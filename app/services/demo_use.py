"""How the demo municipality used its articles: searches, questions answered at once, and news that was read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from app.domain import drafting
from app.domain.contact import Channel, Outcome
from app.domain.contact_number import with_check
from app.domain.organisation import Seat
from app.services.demo_past import Past, Row, id_of, told
from app.services.ports import SearchUse, Transaction

_FIRST_NUMBER = 500  # those before it are of hand-offs
_LAST_DAYS = 14
_BETWEEN, _TALK = timedelta(minutes=11), timedelta(minutes=4)


def add_demo_use(past: Past, seats: Sequence[Seat]) -> None:
    """Do what `resources/demo/use.toml` tells, in the last weeks before today."""
    rows = told("use.toml")
    with past.services.database.write() as tx:
        _search(tx, past, rows["searches"])
        for number, gap in enumerate(rows["gaps"]):
            tx.searches.add_gap(gap["text"], past.moment(gap["ago"], _BETWEEN * number))
        _read_news(tx, past, rows["read_news"])
    by_channel = {seat.channel: seat for seat in seats}
    for number, row in enumerate(rows["contacts"]):
        _answer(past, number, row, by_channel)


def _search(tx: Transaction, past: Past, rows: Iterable[Row]) -> None:
    searched = [row for row in rows for _ in range(row["count"])]
    for number, row in enumerate(searched):
        moment = past.moment(1 + number % _LAST_DAYS, _BETWEEN * (number // _LAST_DAYS))
        article = tx.articles.get_by_slug(row["article"]) if "article" in row else None
        opened = article.id if article else None
        tx.searches.log(SearchUse(row["words"], row.get("found", 0), row.get("rank"), opened, moment))


def _read_news(tx: Transaction, past: Past, readers: Mapping[str, Iterable[str]]) -> None:
    by_key = {bulletin.key: bulletin.id for bulletin in tx.organisation.all_bulletins(past.services.agent.id)}
    for key, names in readers.items():
        for number, name in enumerate(names):
            tx.organisation.mark_read(by_key[key], past.people[name].id, past.moment(1, _BETWEEN * number))


def _answer(past: Past, number: int, row: Row, seats: Mapping[str, Seat]) -> None:
    """One contact in which every question was answered at once."""
    moment = past.moment(row["ago"], _BETWEEN * number)
    agent = past.services_of(row["agent"], moment)
    agent = replace(agent, seat=seats.get(row["channel"], agent.seat))
    draft = replace(
        agent.new_contact(Channel(row["channel"])),
        id=id_of("use", number),
        number=with_check(f"DEM{_FIRST_NUMBER + number:06d}"),
    )
    for slug in row["articles"]:
        draft = drafting.add_article(draft, id_of("use", f"{number}/{slug}"), agent.article_by_slug(slug))
    for subject in draft.subjects:
        draft = drafting.change_subject(draft, replace(subject, outcome=Outcome.ANSWERED_DIRECTLY))
    agent.finish(replace(draft, ended_at=moment + _TALK))
