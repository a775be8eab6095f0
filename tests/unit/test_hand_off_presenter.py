"""Decisions about one hand-off, without a screen."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.calendar import ServiceCalendar
from app.domain.contact import Promise, ReplyWay
from app.domain.draft import HandOffDraft
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.organisation import Unit
from app.domain.routing import DirectorReason
from app.services.hand_offs import HandOffPlan, plan_hand_off
from tests.builders import a_customer, a_draft, a_municipality, a_subject_draft, an_article
from ui.handoffs.presenter import HandOffPresenter

TOLD = Promise(date(2026, 11, 30), 5, date(2026, 11, 24))


class View:
    """What the dialog was told last."""

    def __init__(self) -> None:
        self.plan: HandOffPlan | None = None
        self.touched: tuple[str, ...] = ()
        self.reasons: tuple[DirectorReason, ...] = ()
        self.problems: list[tuple[DomainError, ...]] = []
        self.closed = 0

    def show_plan(self, plan: HandOffPlan, touched: tuple[Unit, ...], reasons: tuple[DirectorReason, ...]) -> None:
        self.plan, self.reasons = plan, reasons
        self.touched = tuple(unit.name for unit in touched)

    def overview(self) -> tuple[tuple[str, ...], tuple[DirectorReason, ...]]:
        """All that is touched, and why there is a director."""
        return self.touched, self.reasons

    def show_problems(self, problems: tuple[DomainError, ...]) -> None:
        self.problems.append(problems)

    def close_sheet(self) -> None:
        self.closed += 1


class Bench:
    """A presenter on an article about parking, which asks for a plate."""

    def __init__(self, **typed: Any) -> None:
        self.view, self.kept = View(), [HandOffDraft(id=new_id(), **typed)]
        municipality = a_municipality()
        plan = plan_hand_off(
            municipality,
            ServiceCalendar(),
            date(2026, 11, 24),
            a_draft(customer=a_customer()),
            a_subject_draft(),
            an_article(),
            self.kept[0],
        )
        self.presenter = HandOffPresenter(self.view, plan, municipality, self.kept.append)

    @property
    def draft(self) -> HandOffDraft:
        """What was kept last."""
        return self.kept[-1]

    def fill(self) -> None:
        """Type everything that the back office needs."""
        self.presenter.set_question("Waarom kreeg ik een boete?")
        self.presenter.set_answer("plate", "KX-482-P")
        self.presenter.set_reply_way(ReplyWay.PHONE)


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_an_opened_hand_off_is_shown_and_comes_back_open_after_a_crash(bench: Bench) -> None:
    assert bench.draft.is_open
    assert bench.view.plan is not None and bench.view.plan.unit.id == "parkeren"
    assert bench.view.problems == []


def test_everything_typed_is_kept_at_once(bench: Bench) -> None:
    bench.fill()
    bench.presenter.set_answer("plate", "AB-123-C")
    bench.presenter.set_reply_to("06 87654321")
    bench.presenter.set_reply_window("'s ochtends")
    draft = bench.draft
    assert (draft.question, draft.answers) == ("Waarom kreeg ik een boete?", (("plate", "AB-123-C"),))
    assert (draft.reply_way, draft.reply_to, draft.reply_window) == (ReplyWay.PHONE, "06 87654321", "'s ochtends")
    assert bench.presenter.draft == draft


def test_nothing_is_sent_while_something_is_missing_and_the_hints_follow_the_typing(bench: Bench) -> None:
    bench.presenter.send()
    assert [problem.field for problem in bench.view.problems[-1]] == ["question", "answer:plate", "reply"]
    assert (bench.view.closed, bench.draft.is_sent) == (0, False)
    bench.presenter.set_question("Waarom?")
    assert [problem.field for problem in bench.view.problems[-1]] == ["answer:plate", "reply"]


def test_no_hints_are_given_before_the_first_try(bench: Bench) -> None:
    bench.presenter.set_question("Waarom?")
    assert bench.view.problems == []


def test_what_is_sent_has_the_unit_and_the_promise_that_were_on_screen(bench: Bench) -> None:
    bench.fill()
    bench.presenter.send()
    assert bench.view.plan is not None
    assert (bench.draft.is_sent, bench.draft.is_open, bench.view.closed) == (True, False, 1)
    assert (bench.draft.unit_id, bench.draft.promise) == ("parkeren", bench.view.plan.promise)


def test_a_hand_off_put_away_keeps_what_was_typed(bench: Bench) -> None:
    bench.presenter.set_question("Waarom?")
    bench.presenter.put_away()
    assert (bench.draft.question, bench.draft.is_open, bench.draft.is_sent) == ("Waarom?", False, False)


def test_closing_after_sending_does_not_take_it_back(bench: Bench) -> None:
    bench.fill()
    bench.presenter.send()
    bench.presenter.put_away()
    assert bench.draft.is_sent and not bench.draft.is_open


def test_looking_at_a_sent_hand_off_leaves_it_sent() -> None:
    bench = Bench(is_sent=True, unit_id="parkeren", question="Waarom?", promise=TOLD)
    sent = bench.kept[0]
    bench.presenter.put_away()
    assert bench.draft == sent


def test_a_changed_hand_off_must_be_sent_again_with_the_promise_that_was_told() -> None:
    bench = Bench(is_sent=True, unit_id="parkeren", promise=TOLD)
    bench.fill()
    assert (bench.draft.is_sent, bench.draft.promise) == (False, None)
    bench.presenter.send()
    assert (bench.draft.is_sent, bench.draft.promise) == (True, TOLD)


def test_another_way_to_answer_takes_its_address_from_the_customer_card(bench: Bench) -> None:
    bench.presenter.set_reply_way(ReplyWay.PHONE)
    bench.presenter.set_reply_to("06 87654321")
    bench.presenter.set_reply_way(ReplyWay.EMAIL)
    assert (bench.draft.reply_way, bench.draft.reply_to) == (ReplyWay.EMAIL, "")


def test_the_same_way_again_keeps_the_address_that_was_typed(bench: Bench) -> None:
    bench.presenter.set_reply_way(ReplyWay.PHONE)
    bench.presenter.set_reply_to("06 87654321")
    bench.presenter.set_reply_way(ReplyWay.PHONE)
    assert bench.draft.reply_to == "06 87654321"


def test_the_agent_chooses_another_unit(bench: Bench) -> None:
    bench.presenter.choose_unit("werk-inkomen")
    assert bench.view.plan is not None
    assert (bench.view.plan.unit.id, bench.view.plan.reason_key) == ("werk-inkomen", "chosen-by-agent")
    assert bench.draft.unit_id == "werk-inkomen"


def test_a_second_unit_asks_for_a_director_until_it_is_not_needed(bench: Bench) -> None:
    bench.presenter.add_unit("werk-inkomen")
    assert bench.view.overview() == (("Parkeren", "Werk en Inkomen"), (DirectorReason.UNITS,))
    bench.presenter.remove_unit("werk-inkomen")
    assert bench.view.overview() == (("Parkeren",), ())


def test_a_politically_sensitive_question_asks_for_a_director_until_it_is_not(bench: Bench) -> None:
    bench.presenter.set_sensitive(True)
    assert bench.draft.is_sensitive
    assert bench.view.overview() == (("Parkeren",), (DirectorReason.SENSITIVE,))
    bench.presenter.set_sensitive(False)
    assert bench.view.overview() == (("Parkeren",), ())


def test_no_unit_is_chosen_by_the_line_that_asks_to_choose_one(bench: Bench) -> None:
    bench.presenter.choose_unit("")
    assert bench.draft.unit_id == ""


def test_a_unit_is_only_added_once_and_never_beside_itself(bench: Bench) -> None:
    for unit_id in ("", "parkeren", "wijken", "wijken"):
        bench.presenter.add_unit(unit_id)
    assert bench.draft.other_unit_ids == ("wijken",)
    bench.presenter.choose_unit("wijken")
    assert (bench.draft.unit_id, bench.draft.other_unit_ids) == ("wijken", ())


def test_what_is_kept_is_always_the_same_hand_off(bench: Bench) -> None:
    bench.fill()
    bench.presenter.send()
    assert len({draft.id for draft in bench.kept}) == 1
    assert replace(bench.draft, is_sent=False) != bench.draft
