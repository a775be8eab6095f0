"""Decides about one hand-off in the making. Knows no Qt."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from app.domain.contact import ReplyWay
from app.domain.draft import HandOffDraft
from app.domain.errors import DomainError
from app.domain.organisation import Municipality, Unit
from app.domain.routing import DirectorReason
from app.services.hand_offs import HandOffPlan, hand_off_problems, touched_by, why_director, with_unit


class HandOffView(Protocol):
    """What the presenter asks of the dialog."""

    def show_plan(self, plan: HandOffPlan, touched: tuple[Unit, ...], reasons: tuple[DirectorReason, ...]) -> None:
        """Show route, promise and what was typed.

        `touched` is all that the contact touches, `reasons` why it needs a director; none when it does not.
        """

    def show_problems(self, problems: tuple[DomainError, ...]) -> None:
        """Say at each field what is missing; none clears them all."""

    def close_sheet(self) -> None:
        """The hand-off was sent."""


class HandOffPresenter:
    """Keeps every change; sends only when the back office has what it needs."""

    def __init__(
        self,
        view: HandOffView,
        plan: HandOffPlan,
        municipality: Municipality,
        keep: Callable[[HandOffDraft], None],
    ) -> None:
        self._view = view
        self._plan = plan
        self._municipality = municipality
        self._keep = keep
        self._pointed_out = False
        self._show(replace(plan.draft, is_open=True))

    @property
    def draft(self) -> HandOffDraft:
        """The hand-off as it stands."""
        return self._plan.draft

    def set_question(self, text: str) -> None:
        """What the customer wants to know or achieve."""
        self._change(replace(self.draft, question=text))

    def set_answer(self, key: str, value: str) -> None:
        """The answer to one of the questions."""
        answers = {**dict(self.draft.answers), key: value}
        self._change(replace(self.draft, answers=tuple(answers.items())))

    def set_reply_way(self, way: ReplyWay) -> None:
        """How the customer wants the answer; the address follows from the customer card."""
        if way is not self.draft.reply_way:
            self._change(replace(self.draft, reply_way=way, reply_to=""))

    def set_reply_to(self, address: str) -> None:
        """Another number or address for this answer only."""
        self._change(replace(self.draft, reply_to=address))

    def set_reply_window(self, window: str) -> None:
        """When the customer can be reached best."""
        self._change(replace(self.draft, reply_window=window))

    def choose_unit(self, unit_id: str) -> None:
        """Another unit than the proposed one; "" chooses none."""
        if not unit_id:
            return
        self._plan = with_unit(self._municipality, self._plan, unit_id)
        others = tuple(other for other in self.draft.other_unit_ids if other != unit_id)
        self._change(replace(self.draft, unit_id=unit_id, handler_id=None, other_unit_ids=others))

    def choose_handler(self, handler_id: UUID | None) -> None:
        """It is meant for one person of the unit, or for whoever takes it."""
        self._change(replace(self.draft, handler_id=handler_id))

    def add_unit(self, unit_id: str) -> None:
        """The question touches a further unit."""
        if unit_id and unit_id != self._plan.unit.id and unit_id not in self.draft.other_unit_ids:
            self._change(replace(self.draft, other_unit_ids=(*self.draft.other_unit_ids, unit_id)))

    def remove_unit(self, unit_id: str) -> None:
        """A further unit is not needed after all."""
        left = tuple(other for other in self.draft.other_unit_ids if other != unit_id)
        self._change(replace(self.draft, other_unit_ids=left))

    def set_sensitive(self, is_sensitive: bool) -> None:
        """The question is politically sensitive, or is not after all."""
        self._change(replace(self.draft, is_sensitive=is_sensitive))

    def send(self) -> None:
        """Hand off; what is missing is said at its field and nothing is sent."""
        problems = hand_off_problems(self._plan)
        self._pointed_out = bool(problems)
        self._view.show_problems(problems)
        if problems:
            return
        unit_id = self.draft.unit_id or self._plan.unit.id
        sent = replace(self.draft, unit_id=unit_id, is_open=False, is_sent=True, promise=self._plan.promise)
        self._plan = replace(self._plan, draft=sent)
        self._keep(self._plan.draft)
        self._view.close_sheet()

    def put_away(self) -> None:
        """Closed: what was typed stays with the subject, and what was sent and not changed stays sent."""
        self._keep(replace(self.draft, is_open=False))

    def _change(self, draft: HandOffDraft) -> None:
        self._show(replace(draft, is_sent=False, promise=None))

    def _show(self, draft: HandOffDraft) -> None:
        self._plan = replace(self._plan, draft=draft)
        self._keep(draft)
        touched = touched_by(self._municipality, self._plan)
        self._view.show_plan(self._plan, touched, why_director(self._municipality, self._plan))
        if self._pointed_out:
            self._view.show_problems(hand_off_problems(self._plan))
