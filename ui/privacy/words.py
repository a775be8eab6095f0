"""Words for terms, disposals and what holds a contact. Knows no Qt."""

from collections.abc import Sequence

from app.contact_words import group_name, message_kind_name
from app.domain.contact import MessageKind
from app.domain.disposal import Disposal, DisposalKind, DisposalLine, DisposalState, Holds, ItemState
from app.domain.organisation import ProductGroup
from app.domain.retention import RetentionRule
from app.formatting import local_time
from app.log_words import action_words, object_words
from app.services.person_actions import PersonContact
from app.services.person_export import SeenLine
from app.services.privacy_proof import term_words
from resources.translations import _, plural


def term_texts(rule: RetentionRule) -> Sequence[str]:
    """Kind, product group and term of a rule."""
    group = group_name(ProductGroup(rule.group)) if rule.group else _("every product group")
    return (message_kind_name(rule.kind), group, term_words(rule.months))


def state_name(state: DisposalState) -> str:
    """How far a disposal is."""
    return {
        DisposalState.PROPOSED: _("to be approved"),
        DisposalState.APPROVED: _("being erased"),
        DisposalState.DONE: _("done"),
        DisposalState.WITHDRAWN: _("withdrawn"),
    }[state]


def disposal_texts(disposal: Disposal) -> Sequence[str]:
    """Day, ground, state and size of a disposal."""
    ground = _("Term is over") if disposal.kind is DisposalKind.TERM else _("Asked by the person")
    count = str(disposal.contacts) if disposal.state is not DisposalState.PROPOSED else ""
    return (f"{local_time(disposal.proposed_at):%d-%m-%Y}", ground, state_name(disposal.state), count)


def item_words(line: DisposalLine) -> str:
    """What becomes of a contact of a list."""
    words = {
        ItemState.LISTED: _("to be erased"),
        ItemState.PUT_OFF: _("put off: {reason}").format(reason=line.because),
        ItemState.KEPT: _("kept: it was open again"),
        ItemState.ERASED: _("erased"),
    }
    return words[line.state]


def kinds_words(kinds: Sequence[str]) -> str:
    """The kinds of message of a contact, each once."""
    return ", ".join(message_kind_name(MessageKind(kind)) for kind in kinds)


def line_texts(line: DisposalLine, number: str) -> Sequence[str]:
    """Day, number, kinds and state of a contact of a list."""
    return (f"{line.ended_on:%d-%m-%Y}", number, kinds_words(line.kinds), item_words(line))


def hold_words(holds: Sequence[Holds]) -> str:
    """What is open of a contact, or ""."""
    words = {
        Holds.OPEN_WORK: _("a question is open"),
        Holds.LEGAL_TERM: _("a legal term runs"),
        Holds.WAITING_MAIL: _("a message waits to be sent"),
    }
    return ", ".join(words[hold] for hold in holds)


def contact_texts(contact: PersonContact, number: str, channel: str) -> Sequence[str]:
    """Day, number, channel, subjects, last day and what is open of a contact of a person."""
    until, titles = f"{contact.kept_until:%d-%m-%Y}", " · ".join(contact.titles)
    return (f"{local_time(contact.started_at):%d-%m-%Y}", number, channel, titles, until, hold_words(contact.holds))


def seen_words(line: SeenLine) -> str:
    """One line of the log about a person."""
    what = f"{action_words(line.action)}, {object_words(line.object)}"
    return " · ".join((f"{local_time(line.at):%d-%m-%Y %H:%M}", line.actor, line.origin, what))


def to_erase_words(count: int, total: int) -> str:
    """How much of a list is to be erased."""
    erased = plural("{count} contact is to be erased", "{count} contacts are to be erased", count)
    return _("{erased}, of {total} on the list.").format(erased=erased, total=total)
