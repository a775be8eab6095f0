"""The statement of a disposal: what was erased, by which rules, who decided it, and how to count it again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from app.contact_words import group_name, message_kind_name
from app.domain.contact import MessageKind
from app.domain.disposal import Disposal, DisposalKind, ItemState
from app.domain.organisation import ProductGroup
from app.domain.retention import RetentionTerms
from app.formatting import clock_time, long_date
from resources.translations import _, plural

_YEAR: Final = 12


def rules_text(terms: RetentionTerms) -> str:
    """The terms as a disposal keeps them: kind, product group or "-", and months, one term on a line."""
    return "\n".join(f"{rule.kind.value} {rule.group or '-'} {rule.months}" for rule in terms.rules)


def term_words(months: int) -> str:
    """Such as "5 years" or "18 months"."""
    years, rest = divmod(months, _YEAR)
    return plural("{count} month", "{count} months", months) if rest else plural("{count} year", "{count} years", years)


def proof_text(
    disposal: Disposal, counts: Mapping[ItemState, int], municipality: str, is_whole: bool, language: str
) -> str:
    """A page of plain text for the archive, without anything about a customer."""
    told = [
        _("Statement of disposal"),
        _("Municipality of {name}").format(name=municipality),
        "",
        _line(_("Disposal"), str(disposal.id)),
        _line(_("Ground"), _ground(disposal)),
        _line(_("Reason"), disposal.reason),
        _line(_("Proposed by"), _who(disposal.proposed_by, disposal.proposed_at, language)),
        _line(_("Approved by"), _who(disposal.approved_by, disposal.approved_at, language)),
        _line(_("Finished"), _who("", disposal.done_at, language)),
        "",
        _line(_("Contacts erased"), str(disposal.contacts)),
        _line(_("Customers erased"), str(disposal.customers)),
        _line(_("Put off by hand"), str(counts.get(ItemState.PUT_OFF, 0))),
        _line(_("Kept, open again"), str(counts.get(ItemState.KEPT, 0))),
        "",
        _("Terms that were followed"),
        *(f"  {line}" for line in _rule_lines(disposal.rules)),
        "",
        _("Of each contact the name, notes, questions, answers, messages, papers and receipt were erased."),
        _("The day, channel, product, outcome and terms stay, because figures are made of them."),
        "",
        _line(_("SHA-256 of the ids"), disposal.digest),
        _("Counted again for this statement: the same.") if is_whole else _("Counted again: NOT the same."),
    ]
    return "\n".join(told) + "\n"


def _line(name: str, value: str) -> str:
    return f"{name}: {value}"


def _ground(disposal: Disposal) -> str:
    return _("The term is over") if disposal.kind is DisposalKind.TERM else _("Asked by the person")


def _who(name: str, moment: datetime | None, language: str) -> str:
    at = f"{long_date(moment, language)}, {clock_time(moment, language)}" if moment else "-"
    return f"{name}, {at}" if name else at


def _rule_lines(rules: str) -> list[str]:
    told = []
    for rule in rules.splitlines():
        kind, group, months = rule.split(" ")
        name = message_kind_name(MessageKind(kind))
        about = name if group == "-" else f"{name} · {group_name(ProductGroup(group))}"
        told.append(f"{about}: {term_words(int(months))}")
    return told
