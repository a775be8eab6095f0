"""Norms of figures, and what is done when one is not met, as ready-to-call actions; `Services` has them too."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from app.domain.errors import DomainError
from app.domain.figure_text import FigureSheet, FigureText
from app.domain.figures import deviations as circle
from app.domain.figures.deviations import Plan
from app.domain.figures.norm_checks import check_norm, default_norms
from app.domain.figures.norms import Deviation, Norm
from app.domain.figures.periods import Period
from app.domain.ids import new_id
from app.domain.log import LogAction, LogObject
from app.services.deviation_reminders import send_deviation_reminders
from app.services.figure_texts import is_norm_stored, is_step_stored
from app.services.figure_views import CharterView
from app.services.norm_reading import MonthValue, charter_of, course_of, open_found
from app.services.ports import Transaction
from app.services.survey_actions import SurveyActions


@dataclass(frozen=True, slots=True)
class NormActions(SurveyActions):
    """Each change is one transaction. Every method may be called from any thread."""

    # norms

    def norms(self) -> list[Norm]:
        """All norms, also of before and later; a municipality without any gets those to begin with."""
        with self.database.read() as tx:
            found = tx.figures.norms()
        if found:
            return found
        with self.database.write() as tx:
            if not tx.figures.norms():
                for norm in default_norms(self.municipality, self.clock.today()):
                    tx.figures.put_norm(norm)
            return tx.figures.norms()

    def put_norm(self, norm: Norm) -> list[Norm]:
        """Store a new norm, or what became of the one with this id; gives all of them.

        When another bound begins on a later day than before, the norm as it was ends the day before: what was promised
        then stays to be seen.

        Raises:
            DomainError: `norm-bound-wrong`, `norm-days-wrong`, `norm-not-split`, `norm-overlaps`. Nothing is stored.
        """
        with self.database.write() as tx:
            norms = tx.figures.norms()
            for each in _written(norm, norms):
                tx.figures.put_norm(each)
                is_known = any(each.id == other.id for other in norms)
                self._logged(tx, LogAction.CHANGED if is_known else LogAction.ADDED, LogObject.NORM, each.id)
            return tx.figures.norms()

    def end_norm(self, norm_id: UUID, last_day: date) -> list[Norm]:
        """It holds up to and with this day; gives all of them.

        Raises:
            DomainError: `norm-unknown`, `norm-days-wrong`.
        """
        with self.database.write() as tx:
            norms = tx.figures.norms()
            ended = replace(_of_id(norms, norm_id), valid_until=last_day)
            check_norm(ended, norms)
            tx.figures.put_norm(ended)
            self._logged(tx, LogAction.CHANGED, LogObject.NORM, norm_id)
            return tx.figures.norms()

    def charter(self, period: Period) -> CharterView:
        """What the municipality promises at the end of a period, what came of it, and the deviations still followed.

        Raises:
            WorldError: `figures-not-counted`.
        """
        norms = self.norms()
        with self.database.read() as tx:
            return charter_of(self._figures(tx), period, norms)

    # deviations

    def find_deviations(self) -> int:
        """Open one for each norm and finished month that was not met, once; gives how many are new.

        While the totals are not counted nothing is found.
        """
        norms = self.norms()
        with self.database.read() as tx:
            found = open_found(self._figures(tx), norms) if tx.figures.is_counted() else []
        if not found:
            return 0
        with self.database.write() as tx:
            return sum(tx.figures.add_deviation(each) for each in found)

    def deviations(self, with_closed: bool = False) -> list[Deviation]:
        """Those that are followed, the newest month first; with those that are closed when asked."""
        with self.database.read() as tx:
            return tx.figures.deviations(with_closed=with_closed)

    def deviation_course(self, deviation_id: UUID) -> tuple[MonthValue, ...]:
        """The figure in the month before, that month and those after it: whether it helped. DomainError as below."""
        with self.database.read() as tx:
            return course_of(self._figures(tx), _stored(tx, deviation_id))

    def plan_deviation(
        self, deviation_id: UUID, revision: int, owner_id: UUID | None, cause: str, action: str, due_on: date | None
    ) -> Deviation:
        """Say who does what about it, why it went wrong and by when it is done.

        `revision` is of the deviation as the person saw it, here and in the other steps.

        Raises:
            DomainError: `deviation-owner-missing`, `deviation-cause-missing`, `deviation-action-missing`,
                `deviation-due-missing`, `deviation-due-past`, `deviation-not-allowed`; and those of every step:
                `deviation-unknown`, `deviation-changed` when somebody else was first.
        """
        made = Plan(owner_id, cause, action, due_on)
        return self._change_deviation(deviation_id, revision, lambda each: circle.plan(each, made, self.clock.today()))

    def deviation_done(self, deviation_id: UUID, revision: int, text: str = "") -> Deviation:
        """The action was carried out; `text` may tell how. DomainError also `deviation-not-allowed`."""
        return self._change_deviation(deviation_id, revision, lambda each: circle.done(each, text))

    def close_deviation(self, deviation_id: UUID, revision: int, result: str) -> Deviation:
        """It was checked; `result` tells whether it helped.

        Raises:
            DomainError: also `deviation-result-missing`, `deviation-not-allowed`.
        """
        return self._change_deviation(deviation_id, revision, lambda each: circle.close(each, result, self.clock.now()))

    def reopen_deviation(self, deviation_id: UUID, revision: int, result: str = "") -> Deviation:
        """It did not help, `result` may tell why: another plan is needed. DomainError also `deviation-not-allowed`."""
        return self._change_deviation(deviation_id, revision, lambda each: circle.reopen(each, result))

    def remind_owners(self) -> list[Deviation]:
        """Find what is new, and make the mail ready for everybody whose action is due.

        Gives what this person must do now; what is due first comes first.
        """
        return self._remind_owners(by_mail=True)

    def _remind_owners(self, *, by_mail: bool) -> list[Deviation]:
        self.find_deviations()
        due = sorted(
            (each for each in self.deviations() if circle.is_due(each, self.clock.today())),
            key=lambda each: (each.due_on or date.max, each.id),
        )
        if by_mail:
            send_deviation_reminders(self.database, self.clock, due, self.municipality, self.language)
        return [each for each in due if each.owner_id == self.agent.id]

    # what is typed

    def keep_figure_text(self, text: FigureText) -> datetime:
        """Bring to disk what is typed for a norm or a deviation; gives the time."""
        self.journal.keep_figure_text(text)
        return self.clock.now()

    def forget_figure_text(self, text_id: UUID) -> None:
        """What was typed for a norm or a deviation was stored or taken out."""
        self.journal.forget_figure_text(text_id)

    def unstored_figure_texts(self) -> tuple[FigureText, ...]:
        """What was typed before and not stored; what the database has already is forgotten.

        A text for what this database does not know stays in the journal.
        """
        texts = self.journal.figure_texts()
        if not texts:
            return ()
        with self.database.read() as tx:
            norms = tx.figures.norms()
            deviations = {each.id: each for each in tx.figures.deviations(with_closed=True)}
        ids = {norm.id for norm in norms} | deviations.keys()
        known = [text for text in texts if text.is_new or text.id in ids]
        stored = {text.id for text in known if _is_stored(text, norms, deviations)}
        for text_id in stored:
            self.journal.forget_figure_text(text_id)
        return tuple(text for text in known if text.id not in stored)

    def _change_deviation(self, deviation_id: UUID, revision: int, step: Callable[[Deviation], Deviation]) -> Deviation:
        with self.database.write() as tx:
            stored = _stored(tx, deviation_id)
            if stored.revision != revision:
                raise DomainError("deviation-changed")
            changed = step(stored)
            tx.figures.save_deviation(changed)
        return changed


def _is_stored(text: FigureText, norms: list[Norm], deviations: dict[UUID, Deviation]) -> bool:
    if text.sheet is FigureSheet.NORM:
        return is_norm_stored(text, norms)
    return is_step_stored(text, deviations[text.id])


def _written(norm: Norm, norms: list[Norm]) -> list[Norm]:
    """What must be stored for this norm: itself, and the one that ends because of it."""
    stored = next((each for each in norms if each.id == norm.id), None)
    others = [each for each in norms if each.id != norm.id]
    if stored is None or stored.valid_from >= norm.valid_from or stored.bound == norm.bound:
        check_norm(norm, others)
        return [norm]
    last = norm.valid_from - timedelta(days=1)
    ended = replace(stored, valid_until=min(stored.valid_until or last, last))
    begun = replace(norm, id=new_id())
    check_norm(begun, [*others, ended])
    return [ended, begun]


def _of_id(norms: list[Norm], norm_id: UUID) -> Norm:
    for norm in norms:
        if norm.id == norm_id:
            return norm
    raise DomainError("norm-unknown")


def _stored(tx: Transaction, deviation_id: UUID) -> Deviation:
    deviation = tx.figures.deviation(deviation_id)
    if deviation is None:
        raise DomainError("deviation-unknown")
    return deviation
