"""A period view as tables."""

from app.domain.contact import Outcome
from app.domain.figures.definitions import FIGURES, FigureKey
from app.figure_words import figure_definition, figure_name
from app.services.figure_tables import figure_tables, scope_notes
from app.services.tables import CellKind, Table
from tests.month_figures import a_view, an_empty_view

LASTING = ("Average duration", "Talking", "On hold", "Wrap-up")


def tables() -> dict[str, Table]:
    return {table.title: table for table in figure_tables(a_view(), ["Grofvuil"])}


def values(table: Table, row: int) -> list[object]:
    return [cell.value for cell in table.rows[row]]


def test_every_figure_has_its_value_and_the_counts_behind_it() -> None:
    rows = {row[0].value: row for row in tables()["Figures"].rows}
    assert set(rows) == {figure_name(key) for key in FIGURES}
    direct = rows[figure_name(FigureKey.DIRECT)]
    assert (direct[1].kind, direct[3].value, direct[4].value) == (CellKind.PERCENT, 1839, 2184)
    assert direct[1].value == 1839 * 100 / 2184
    assert (direct[7].value, direct[8].value) == ("norm 80 %", "yes")


def test_a_count_has_no_denominator_and_a_duration_is_in_seconds() -> None:
    rows = {row[0].value: row for row in tables()["Figures"].rows}
    contacts, lasting = rows[figure_name(FigureKey.CONTACTS)], rows[figure_name(FigureKey.DURATION)]
    assert (contacts[1].value, contacts[1].kind, contacts[4].value) == (2184, CellKind.COUNT, None)
    assert (lasting[1].value, lasting[1].kind) == (252, CellKind.SECONDS)


def test_few_are_marked() -> None:
    rows = {row[0].value: row for row in tables()["Figures"].rows}
    assert rows[figure_name(FigureKey.TERMS_KEPT)][9].value == "yes"
    assert rows[figure_name(FigureKey.DIRECT)][9].value == ""


def test_channels_lines_and_what_had_no_product_get_words() -> None:
    assert values(tables()["Channels"], 0)[:2] == ["Counter", 1270]
    assert values(tables()["Lines"], 1)[0] == "Line 2: advisers"
    assert values(tables()["Products"], -1)[0] == "Without a product"


def test_the_duration_of_a_channel_is_told_in_its_parts() -> None:
    table = tables()["Channels"]
    lasting = [place for place, column in enumerate(table.columns) if column.title in LASTING]
    assert [(table.rows[0][place].value, table.rows[0][place].kind) for place in lasting] == [
        (seconds, CellKind.SECONDS) for seconds in (252, 200, 12, 40)
    ]


def test_definitions_are_those_of_the_screens() -> None:
    found = {row[0].value: row[1].value for row in tables()["Definitions"].rows}
    assert found == {figure_name(key): figure_definition(key) for key in FigureKey}


def test_all_outcomes_days_and_unused_articles_are_told() -> None:
    assert len(tables()["Outcomes"].rows) == len(Outcome)
    assert len(tables()["Through time"].rows) == 30
    assert values(tables()["Articles that nobody used"], 0) == ["Grofvuil"]


def test_every_row_has_a_cell_for_every_column_also_without_contacts() -> None:
    for table in (*figure_tables(a_view(), ["A"]), *figure_tables(an_empty_view(), [])):
        assert {len(row) for row in table.rows} <= {len(table.columns)}


def test_the_notes_tell_what_was_looked_at() -> None:
    notes = scope_notes(a_view().scope, "Parkeren", "")
    assert notes[:4] == ("Period: November 2026", "Channel: All channels", "Product: all", "Unit: Parkeren")
