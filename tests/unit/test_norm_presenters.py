"""What the charter and the deviations pages do: steps go out once, and what is refused stays where it is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.domain.contact import Channel
from app.domain.errors import BaliewijsError, DomainError
from app.domain.figure_text import FigureSheet, FigureText
from app.domain.figures.definitions import HAS_NORM, FigureKey
from app.domain.figures.norms import Deviation, DeviationState, Norm
from app.domain.figures.periods import PeriodKind
from app.domain.ids import new_id
from app.services.figure_views import CharterView
from app.services.norm_reading import MonthValue
from tests.norms_bench import ENDED, NORM, OCTOBER, TODAY, Diary, FigureDesk, a_deviation, a_value, run_now
from ui.figures.charter_presenter import CharterPresenter
from ui.figures.charter_words import met_words, month_words, promise_sentence, valid_words
from ui.figures.deviation_words import course_words, due_words, helped_words
from ui.figures.deviations_presenter import DeviationsPresenter, OpenDeviation, Typed

Again = Callable[[], None]
OTHER_ID = new_id()


class Screen:
    """What both pages are asked to show."""

    def __init__(self) -> None:
        self.charters: list[tuple[CharterView, Sequence[Norm]]] = []
        self.lists: list[Sequence[Deviation]] = []
        self.opened: list[object] = []
        self.stored = 0
        self.refused: list[tuple[BaliewijsError, Again]] = []
        self.errors: list[tuple[BaliewijsError, Again]] = []

    def show_charter(self, charter: CharterView, others: Sequence[Norm], titles: dict[str, str], today: date) -> None:
        """Note it."""
        self.charters.append((charter, others))

    def open_norm(
        self, norm: Norm | None, products: Sequence[tuple[str, str]], today: date, typed: FigureText | None
    ) -> None:
        """Note it."""
        self.opened.append((norm, products, today, typed))

    def show_deviations(self, found: Sequence[Deviation], titles: dict[str, str], today: date) -> None:
        """Note it."""
        self.lists.append(found)

    def open_deviation(self, opened: OpenDeviation) -> None:
        """Note it."""
        self.opened.append(opened)

    def show_stored(self, deviation: Deviation | None = None) -> None:
        """Note it."""
        self.stored += 1

    def show_refused(self, error: BaliewijsError, again: Again) -> None:
        """Note it."""
        self.refused.append((error, again))

    def show_error(self, error: BaliewijsError, again: Again) -> None:
        """Note it."""
        self.errors.append((error, again))


@pytest.fixture
def desk() -> FigureDesk:
    return FigureDesk([a_deviation()])


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.fixture
def charter(desk: FigureDesk, screen: Screen, diary: Diary) -> CharterPresenter:
    return CharterPresenter(screen, desk.services, run_now, diary.unstored)


@pytest.fixture
def deviations(desk: FigureDesk, screen: Screen, diary: Diary) -> DeviationsPresenter:
    return DeviationsPresenter(screen, desk.services, run_now, diary.unstored)


# the charter


def test_norms_that_do_not_hold_now_stand_apart(charter: CharterPresenter, screen: Screen) -> None:
    charter.refresh()
    ((shown, others),) = screen.charters
    assert ([line.norm for line in shown.lines], list(others)) == ([NORM], [ENDED])


def test_another_period_is_read_at_once(charter: CharterPresenter, desk: FigureDesk, screen: Screen) -> None:
    charter.choose(PeriodKind.YEAR, 1)
    assert desk.log[0] == ("scope", PeriodKind.YEAR, 1)
    assert len(screen.charters) == 1


def test_a_stored_norm_is_read_again(charter: CharterPresenter, desk: FigureDesk, screen: Screen) -> None:
    charter.put(NORM)
    charter.end(NORM.id)
    steps = [step for step in desk.log if step[0] in ("put", "end")]
    assert steps == [("put", NORM), ("end", NORM.id, TODAY)]
    assert (screen.stored, len(screen.charters)) == (2, 2)


def test_a_refused_norm_can_be_tried_again(charter: CharterPresenter, desk: FigureDesk, screen: Screen) -> None:
    desk.error = DomainError("norm-overlaps", field="from")
    charter.put(NORM)
    ((error, again),) = screen.refused
    assert (error.key, screen.stored) == ("norm-overlaps", 0)
    desk.error = None
    again()
    assert screen.stored == 1


def test_products_to_choose_from_are_there(charter: CharterPresenter, screen: Screen) -> None:
    charter.refresh()
    charter.edit(None)
    assert screen.opened == [(None, [("paspoort", "Paspoort")], TODAY, None)]


def test_what_was_typed_for_a_norm_comes_back_in_another_window_until_it_is_stored(
    charter: CharterPresenter, desk: FigureDesk, screen: Screen, diary: Diary
) -> None:
    text = FigureText(NORM.id, FigureSheet.NORM, (("bound", "8"),))
    new = FigureText(OTHER_ID, FigureSheet.NORM, (("bound", "9"),), is_new=True)
    for each in (text, new):
        charter.keep(each)
    again = CharterPresenter(screen, desk.services, run_now, diary.unstored)
    for each in (text, new):
        again.write_on(each)
    products = [("paspoort", "Paspoort")]
    assert screen.opened == [(NORM, products, TODAY, text), (None, products, TODAY, new)]
    again.put(replace(NORM, id=OTHER_ID))
    assert list(diary.texts.values()) == [text]


def test_what_is_typed_no_longer_for_a_norm_is_forgotten(charter: CharterPresenter, diary: Diary) -> None:
    charter.keep(FigureText(NORM.id, FigureSheet.NORM, (("bound", "8"),)))
    charter.keep(FigureText(NORM.id, FigureSheet.NORM))
    assert not diary.texts


@pytest.mark.parametrize("figure", HAS_NORM)
def test_every_figure_with_a_norm_is_a_promise_with_its_bound(figure: FigureKey) -> None:
    words = promise_sentence(Norm(NORM.id, figure, 7.0, NORM.valid_from), "")
    assert "7" in words
    assert words.endswith(".")


def test_a_promise_says_for_what_it_is_and_from_when() -> None:
    norm = replace(ENDED, channel=Channel.TELEPHONE, product="paspoort")
    assert promise_sentence(norm, "Paspoort") == "We answer 75 % of the questions directly. (Telephone, Paspoort)"
    assert valid_words(norm) == ("holds from Wednesday 1 January 2025 up to and including Wednesday 31 December 2025")
    assert valid_words(NORM) == "holds from Thursday 1 January 2026 on"


def test_a_month_that_was_not_met_has_a_sign_when_the_norm_held_then() -> None:
    assert month_words(NORM, OCTOBER, a_value(70)) == "! 70 %"
    assert month_words(NORM, OCTOBER, a_value(80)) == "80 %"
    assert month_words(NORM, date(2025, 12, 1), a_value(70)) == "70 %"
    assert [met_words(met)[0] for met in (True, False, None)] == ["✓ met", "! not met", "nothing to measure yet"]


# deviations


def test_new_ones_are_looked_for_before_the_list_is_read(
    deviations: DeviationsPresenter, desk: FigureDesk, screen: Screen
) -> None:
    deviations.show_closed(True)
    assert [step for step in desk.log if step[0] != "scope"] == [("find",), ("read", True)]
    assert screen.lists == [desk.found]


def test_each_step_goes_out_with_the_revision_that_was_seen(
    deviations: DeviationsPresenter, desk: FigureDesk, screen: Screen
) -> None:
    seen, owner = replace(desk.found[0], revision=4), NORM.id
    deviations.plan(seen, Typed(owner, "Why", "What", "24-11-2026"), TODAY)
    deviations.done(seen, "Done")
    deviations.close(seen, "Helped")
    deviations.reopen(seen, "Did not")
    steps = [step for step in desk.log if step[0] not in ("scope", "find", "read")]
    assert steps == [
        ("plan", seen.id, 4, owner, "Why", "What", TODAY),
        ("done", seen.id, 4, "Done"),
        ("close", seen.id, 4, "Helped"),
        ("reopen", seen.id, 4, "Did not"),
    ]
    assert screen.stored == 4


def test_what_was_typed_is_there_again_until_it_is_stored(
    deviations: DeviationsPresenter, desk: FigureDesk, screen: Screen
) -> None:
    deviation, typed = desk.found[0], Typed(None, "Half")
    deviations.keep(deviation, typed)
    desk.error = DomainError("deviation-changed")
    deviations.plan(deviation, typed, None)
    assert screen.refused[0][0].key == "deviation-changed"
    desk.error = None
    assert [error.key for error, _again in screen.errors] == ["deviation-changed"]  # the list was read again
    deviations.open(deviation)
    deviations.plan(deviation, typed, None)
    deviations.open(deviation)
    assert [each.typed for each in screen.opened if isinstance(each, OpenDeviation)] == [typed, None]


def test_what_was_typed_for_a_deviation_comes_back_in_another_window_over_what_is_stored_then(
    deviations: DeviationsPresenter, desk: FigureDesk, screen: Screen, diary: Diary
) -> None:
    deviations.keep(desk.found[0], Typed(None, "Mine", "", "24-1", "Half"))
    desk.found = [replace(desk.found[0], owner_id=OTHER_ID, cause="Theirs", action="Write it")]
    DeviationsPresenter(screen, desk.services, run_now, diary.unstored).write_on(desk.found[0].id)
    (opened,) = screen.opened
    assert isinstance(opened, OpenDeviation)
    assert opened.typed == Typed(OTHER_ID, "Mine", "Write it", "24-1", "Half")


def test_what_is_typed_no_longer_for_a_deviation_is_forgotten(
    deviations: DeviationsPresenter, desk: FigureDesk, diary: Diary
) -> None:
    deviations.keep(desk.found[0], Typed(None, "Half"))
    deviations.keep(desk.found[0], Typed())
    assert not diary.texts


def test_a_list_that_cannot_be_read_can_be_tried_again(
    deviations: DeviationsPresenter, desk: FigureDesk, screen: Screen
) -> None:
    desk.error = DomainError("database-away")
    deviations.refresh()
    deviations.open(desk.found[0])
    desk.error = None
    for _error, again in screen.errors:
        again()
    assert (len(screen.lists), len(screen.opened)) == (1, 1)


def test_the_day_of_an_action_has_a_sign_until_it_is_done() -> None:
    planned = a_deviation(state=DeviationState.PLANNED, due_on=TODAY)
    assert due_words(planned, TODAY) == "! today"
    assert due_words(planned, date(2026, 11, 26)) == "! Tue 24 Nov (late)"
    assert due_words(replace(planned, state=DeviationState.DONE), date(2026, 11, 26)) == "Tue 24 Nov"
    assert due_words(a_deviation(), TODAY) == "—"


def test_only_months_that_are_over_tell_whether_it_helped() -> None:
    deviation = a_deviation()
    months = (
        MonthValue(OCTOBER, a_value(70), True),
        MonthValue(date(2026, 11, 1), a_value(85), True),
        MonthValue(date(2026, 12, 1), a_value(70), True),
        MonthValue(date(2027, 1, 1), a_value(90), False),
    )
    assert helped_words(deviation, months) == "Months after it in which the norm was met: 1 of 2."
    assert helped_words(deviation, months[:1]) == "No month after it is over yet."
    assert [course_words(deviation, month) for month in months[2:]] == ["! 70 %", "✓ 90 % until now"]
