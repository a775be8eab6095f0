"""Counts for everybody."""

import json
from datetime import date

from app.domain.contact import Channel, Outcome
from app.domain.figures.measures import OF_OUTCOME, Cube
from app.services.figure_ports import NO_PRODUCT, Totals
from app.services.open_data import LICENCE, OpenCount, counts_of, metadata, open_table

MARCH = date(2026, 3, 1)
TITLES = {"paspoort": "Paspoort", NO_PRODUCT: "Zonder product"}


def totals(**counts: int) -> Totals:
    return {(Cube.SUBJECT, OF_OUTCOME[Outcome(name)]): count for name, count in counts.items()}


def rows_of(*counts: OpenCount) -> list[list[object]]:
    return [[cell.value for cell in row] for row in open_table(counts, TITLES).rows]


def a_count(count: int, outcome: Outcome = Outcome.ANSWERED_DIRECTLY, channel: Channel = Channel.COUNTER) -> OpenCount:
    return OpenCount(MARCH, channel, "paspoort", outcome, count)


def test_each_product_and_outcome_that_occurred_is_counted() -> None:
    found = {"paspoort": totals(answered_directly=7, handed_off=0), NO_PRODUCT: totals(connection_lost=2)}
    counts = list(counts_of(MARCH, Channel.COUNTER, found))
    assert [(each.product, each.outcome.value, each.count) for each in counts] == [
        (NO_PRODUCT, "connection_lost", 2),
        ("paspoort", "answered_directly", 7),
    ]


def test_counts_below_five_are_masked_and_the_total_with_them() -> None:
    assert rows_of(a_count(7), a_count(4, Outcome.HANDED_OFF)) == [
        ["2026-03", "Counter", "Paspoort", "Answered directly", 7],
        ["2026-03", "Counter", "Paspoort", "Handed off", "<5"],
        ["2026-03", "Counter", "all products", "all outcomes", "."],
    ]


def test_a_total_stands_below_each_month_and_channel() -> None:
    rows = rows_of(a_count(7), a_count(6, channel=Channel.CHAT), a_count(5, Outcome.HANDED_OFF, Channel.CHAT))
    assert [row[4] for row in rows if row[2] == "all products"] == [7, 11]


def test_the_description_is_json_that_tells_licence_period_and_columns() -> None:
    described = json.loads(metadata("vragen.csv", "Testdam", MARCH, date(2026, 5, 1)))
    assert described["url"] == "vragen.csv"
    assert described["dc:license"]["@id"] == LICENCE
    assert described["dc:temporal"] == "2026-03/2026-05"
    columns = [column["titles"] for column in described["tableSchema"]["columns"]]
    assert columns == [column.title for column in open_table((), TITLES).columns]
    assert described["tableSchema"]["columns"][-1]["null"] == ["<5", "."]
    assert "fewer than 5" in described["dc:description"]
