"""The yearly register of complaints."""

from dataclasses import fields, replace
from datetime import date

from app.domain.contact import Channel
from app.domain.organisation import Unit
from app.services.complaints_register import RegisterLine, register_lines, register_notes, register_tables
from app.services.figure_ports import ComplaintLine

TODAY = date(2026, 11, 24)
UNITS = (Unit("parkeren", "Parkeren"), Unit("inkomen", "Werk en Inkomen", shielded=True))
COMPLAINT = ComplaintLine(date(2026, 3, 9), Channel.EMAIL, "wachttijd", "parkeren", date(2026, 4, 20), None, False)


def lines_of(*found: ComplaintLine) -> list[RegisterLine]:
    return register_lines(found, {"wachttijd": "Wachttijd", "": "Geen product"}, UNITS, TODAY)


def row_of(found: ComplaintLine) -> list[object]:
    return [cell.value for cell in register_tables(lines_of(found))[0].rows[0]]


def test_a_complaint_is_told_by_its_month_and_never_by_its_day() -> None:
    row = row_of(replace(COMPLAINT, decided_on=date(2026, 4, 20)))
    assert row == ["2026-03", "digitally", "Wachttijd", "Parkeren", "yes", "decided"]
    assert "9" not in "".join(map(str, row))


def test_one_decided_after_its_term_was_not_in_time() -> None:
    assert row_of(replace(COMPLAINT, decided_on=date(2026, 4, 21)))[4:] == ["no", "decided"]


def test_one_that_is_open_after_its_term_was_not_in_time() -> None:
    assert row_of(COMPLAINT)[4:] == ["no", "not decided yet"]


def test_one_that_is_open_within_its_term_is_not_decided_yet() -> None:
    assert row_of(replace(COMPLAINT, due_on=TODAY))[4:] == ["not yet", "not decided yet"]


def test_one_that_was_answered_at_once_is_decided_in_time() -> None:
    assert row_of(replace(COMPLAINT, due_on=None, decided_on=COMPLAINT.received_on))[4:] == ["yes", "decided"]


def test_one_that_was_opened_again_says_so() -> None:
    reopened = replace(COMPLAINT, decided_on=date(2026, 4, 1), was_reopened=True)
    assert row_of(reopened)[5] == "opened again after the decision"


def test_what_a_shielded_complaint_was_about_is_not_told() -> None:
    assert row_of(replace(COMPLAINT, unit_id="inkomen"))[2:4] == ["shielded", "Werk en Inkomen"]


def test_neither_is_that_of_a_shielded_complaint_to_another_unit() -> None:
    assert row_of(replace(COMPLAINT, is_shielded=True))[2:4] == ["shielded", "Parkeren"]


def test_letters_came_on_paper() -> None:
    assert row_of(replace(COMPLAINT, channel=Channel.LETTER))[1] == "on paper"


def test_the_order_tells_nothing_about_who_was_first() -> None:
    early, late = replace(COMPLAINT, product="", received_on=date(2026, 3, 30)), COMPLAINT
    assert [line.product for line in lines_of(late, early)] == ["Geen product", "Wachttijd"]
    assert lines_of(late, early) == lines_of(early, late)


def test_the_totals_agree_with_the_lines() -> None:
    lines = lines_of(COMPLAINT, replace(COMPLAINT, decided_on=date(2026, 4, 1)), replace(COMPLAINT, due_on=TODAY))
    totals = [cell.value for cell in register_tables(lines)[1].rows[-1]]
    assert totals == ["All units", 3, 1, 1, 1, 0]
    notes = register_notes(lines, 2026, "Testdam")
    assert "Received: 3" in notes
    assert any("9:12a" in note for note in notes)


def test_a_line_has_no_place_for_a_person_a_day_or_a_text() -> None:
    known = {"month", "arrived", "product", "unit", "decided", "is_open", "was_reopened"}
    assert {field.name for field in fields(RegisterLine)} == known


def test_a_year_without_complaints_has_a_register_too() -> None:
    register, totals = register_tables([])
    assert register.rows == ()
    assert [cell.value for cell in totals.rows[0]] == ["All units", 0, 0, 0, 0, 0]
