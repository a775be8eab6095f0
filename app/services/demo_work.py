"""Hand-offs of the demo municipality: its own people made and did them in the weeks before, with the real actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain import drafting
from app.domain.contact import Channel, MessageKind, ReplyWay
from app.domain.contact_number import with_check
from app.domain.customer import Customer
from app.domain.customer_checks import check_phone
from app.domain.draft import ContactDraft, HandOffDraft
from app.domain.organisation import Seat
from app.domain.work_item import WorkItem
from app.services.demo_past import Past, Row, id_of, told
from app.services.registry import Services

_BETWEEN_CONTACTS, _BETWEEN_STEPS = timedelta(minutes=4), timedelta(minutes=25)
_TALK = timedelta(minutes=3)


def add_demo_work(past: Past, seats: Sequence[Seat]) -> None:
    """Do what `resources/demo/work.toml` tells, counted back from today; numbers of its contacts begin with DEM."""
    rows = told("work.toml")
    customers = {key: _customer(key, values) for key, values in rows["customers"].items()}
    work = _Work(past, {seat.channel: seat for seat in seats})
    numbered = enumerate(rows["hand_offs"], start=1)
    for number, row in sorted(numbered, key=lambda each: -int(each[1]["ago"])):
        work.hand_off(number, row, customers[row["customer"]])


def _customer(key: str, values: Row) -> Customer:
    phone, e164 = check_phone(values["phone"])
    return Customer(id_of("customer", key), **{**values, "phone": phone, "phone_e164": e164})


@dataclass(frozen=True, slots=True)
class _Work:
    """What was handed off in the past, from workplaces by channel."""

    past: Past
    seats: Mapping[str, Seat]

    def hand_off(self, number: int, row: Row, customer: Customer) -> None:
        """One contact that was handed off, and what was done since."""
        moment = self._moment(row["ago"], number, 0)
        agent = self.past.services_of(row["agent"], moment)
        agent = replace(agent, seat=self.seats.get(row["channel"], agent.seat))
        agent.finish(replace(self._draft(agent, number, row, customer), ended_at=moment + _TALK))
        for place, step in enumerate(row.get("steps", ()), start=1):
            handler = self.past.services_of(step["by"], self._moment(step["ago"], number, place))
            _do(handler, self._part(number, step.get("part", "")), step, self._later(step.get("promise", 0)))

    def _moment(self, ago: int, number: int, place: int) -> datetime:
        """When it was: each contact and each step has a time of its own."""
        return self.past.moment(ago, _BETWEEN_CONTACTS * number + _BETWEEN_STEPS * place)

    def _later(self, days: int) -> date:
        """So many working days after today."""
        services = self.past.services
        day = services.clock.today()
        for _ in range(days):
            day = services.calendar.working_day_after(day)
        return day

    def _draft(self, agent: Services, number: int, row: Row, customer: Customer) -> ContactDraft:
        draft = replace(
            agent.new_contact(Channel(row["channel"])),
            id=id_of("contact", number),
            number=with_check(f"DEM{number:06d}"),
            customer=customer,
        )
        subject_id = id_of("subject", number)
        if "article" in row:
            draft = drafting.add_article(draft, subject_id, agent.article_by_slug(row["article"]))
        else:
            draft = drafting.add_free_subject(draft, subject_id, row["title"])
        kind = MessageKind(row.get("kind", MessageKind.QUESTION))
        draft = drafting.change_subject(draft, replace(draft.subjects[0], kind=kind))
        return drafting.set_hand_off(draft, subject_id, self._hand_off(number, row))

    def _hand_off(self, number: int, row: Row) -> HandOffDraft:
        return HandOffDraft(
            id=id_of("hand-off", number),
            unit_id=row.get("unit", ""),
            handler_id=self.past.people[row["for"]].id if "for" in row else None,
            other_unit_ids=tuple(row.get("others", ())),
            question=row["question"],
            answers=tuple((key, self._answer(value)) for key, value in row.get("answers", {}).items()),
            reply_way=ReplyWay(row.get("reply", ReplyWay.PHONE)),
            is_sent=True,
        )

    def _answer(self, value: str | int) -> str:
        return value if isinstance(value, str) else self.past.working_day(value).isoformat()

    def _part(self, number: int, unit_id: str) -> WorkItem:
        """The part of this unit as it is now; of "" the first."""
        with self.past.services.database.read() as tx:
            parts = tx.work.parts_of(id_of("hand-off", number))
        return next(part for part in parts if unit_id in ("", part.unit_id))


def _do(services: Services, item: WorkItem, step: Row, promised_on: date) -> None:
    """One step of the history."""
    now, text = (item.id, item.revision), step.get("text", "")
    match step["do"]:
        case "take":
            services.take(*now)
        case "call":
            services.note_call(*now, step["reached"], text)
        case "note":
            services.note(*now, text)
        case "ask_contact_centre":
            services.ask_contact_centre(*now, text)
        case "return":
            services.return_work(*now, text)
        case "pass_on":
            services.pass_on(*now, step["unit"], None, text)
        case "ask_unit":
            services.ask_unit(*now, step["unit"], text)
        case "wait":
            services.wait_for_customer(*now, text, promised_on)
        case "renew":
            services.renew_promise(*now, promised_on, text)
        case "remind":
            services.remind(item.id)
        case "answer":
            services.answer(*now, text, tell_by_mail=False)
