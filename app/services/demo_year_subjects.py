"""What customers asked in the demo year, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from app.clock import LOCAL_ZONE
from app.domain.contact import Channel, Contact, HandOff, MessageKind, Outcome, ReplyWay, Subject
from app.domain.customer import Customer
from app.domain.not_direct import PUT_THROUGH, needs_reason
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Line, ProductGroup, Unit
from app.domain.promise import promised_on
from app.domain.routing import contact_centre, route_for
from app.services.demo_past import Past, id_of
from app.services.demo_year_shape import Product, Shape, draw
from app.services.hand_offs import calendar_of
from knowledgebase.article import Article, FirstLine

_APPOINTMENTS = frozenset({Channel.TELEPHONE, Channel.CHAT})
_APPOINTMENT = 0.14
_PLAIN_REASON = 0.7
"""As often a question without an article, or with one that says so, has the reason that this gives."""
_LESS_IN_WRITING = {Channel.EMAIL: 0.12, Channel.LETTER: 0.22}
_BY_UNIT = PUT_THROUGH | {Outcome.HANDED_OFF}
_ADVISERS = "klantadvies"


@dataclass(frozen=True, slots=True)
class YearOfSubjects:
    """The questions of the demo year."""

    past: Past
    shape: Shape
    articles: Mapping[str, Article]

    def subject(
        self, key: str, contact: Contact, product: Product, is_complaint: bool, customer: Customer, chances: Random
    ) -> Subject:
        """One question; `customer` is who must hear when it is handed off."""
        article = self.articles.get(product.slug)
        outcome = Outcome.HANDED_OFF if is_complaint else self._outcome(contact, product, article, chances)
        unit = self._unit(article, outcome)
        is_shielded = unit.shielded or (article is not None and article.group == ProductGroup.SOCIAL_SERVICES)
        subject_id = id_of("year/subject", key)
        kind = MessageKind.COMPLAINT if is_complaint else MessageKind.QUESTION
        hand_off = None
        if outcome is Outcome.HANDED_OFF:
            hand_off = self._hand_off(key, contact, unit, kind, customer, is_shielded, chances)
        return Subject(
            id=subject_id,
            title=article.title if article else chances.choice(self.shape.told["without_article"]["titles"]),
            outcome=outcome,
            line=_line(outcome, unit),
            kind=kind,
            article_id=article.id if article else None,
            article_version=article.version if article else None,
            unit_id=unit.id,
            detail=self._detail(outcome, chances),
            sender_told=outcome is Outcome.FORWARDED,
            shielded=is_shielded,
            hand_off=hand_off,
            reason=self._reason(article, chances) if needs_reason(outcome) else None,
        )

    def _outcome(self, contact: Contact, product: Product, article: Article | None, chances: Random) -> Outcome:
        told, day = self.shape.of(contact.channel), contact.started_at.astimezone(LOCAL_ZONE).date()
        if chances.random() < told["lost"]:
            return Outcome.CONNECTION_LOST
        direct = product.direct + self.shape.shift_on(day, "direct") - _LESS_IN_WRITING.get(contact.channel, 0)
        if chances.random() >= direct:
            return Outcome(draw(told["otherwise"], chances))
        is_of_counter = article is not None and article.group == ProductGroup.CIVIL_AFFAIRS_FRONT
        if is_of_counter and contact.channel in _APPOINTMENTS and chances.random() < _APPOINTMENT:
            return Outcome.APPOINTMENT_MADE
        is_consulted = chances.random() < self.shape.told["consulted"]
        return Outcome.ANSWERED_AFTER_CONSULTING if is_consulted else Outcome.ANSWERED_DIRECTLY

    def _unit(self, article: Article | None, outcome: Outcome) -> Unit:
        """Who answers for it; what the contact centre cannot do itself goes to its advisers."""
        municipality = self.past.services.municipality
        proposal = route_for(municipality, article.group if article else "", article.owner if article else "")
        if outcome in _BY_UNIT and proposal.unit_id == contact_centre(municipality).id:
            return municipality.unit(_ADVISERS)
        return municipality.unit(proposal.unit_id)

    def _hand_off(
        self,
        key: str,
        contact: Contact,
        unit: Unit,
        kind: MessageKind,
        customer: Customer,
        is_shielded: bool,
        chances: Random,
    ) -> HandOff:
        services, told = self.past.services, self.shape.told["hand_offs"]
        received = contact.started_at.astimezone(LOCAL_ZONE).date()
        days = services.municipality.promise_days
        is_complaint = kind is MessageKind.COMPLAINT
        return HandOff(
            id=id_of("year/hand-off", key),
            unit_id=unit.id,
            line=unit.line,
            question=told["complaint"] if is_complaint else chances.choice(told["questions"]),
            reply_way=ReplyWay.PHONE,
            reply_to=customer.phone,
            promise=promised_on(received, days, calendar_of(unit, services.calendar)),
            shielded=is_shielded,
        )

    def _detail(self, outcome: Outcome, chances: Random) -> str:
        words = self.shape.told["words"]
        if outcome is Outcome.FORWARDED:
            return str(chances.choice(words["forwarded_to"]))
        return str(words["appointment"]) if outcome is Outcome.APPOINTMENT_MADE else ""

    def _reason(self, article: Article | None, chances: Random) -> NotDirectReason:
        if chances.random() < _PLAIN_REASON:
            if article is None:
                return NotDirectReason.NO_ARTICLE
            if article.first_line is FirstLine.HAND_OFF:
                return NotDirectReason.DECISION_NEEDED
        return NotDirectReason(draw(self.shape.told["reasons"], chances))


def _line(outcome: Outcome, unit: Unit) -> Line:
    """As the real ones: who answered, or where it went."""
    if outcome is Outcome.ANSWERED_AFTER_CONSULTING:
        return Line.SECOND
    return unit.line if outcome in _BY_UNIT else Line.FIRST
