"""Where and how one applies: as a fact under the title, and as the last line of the procedure."""

import re
from typing import Final

from knowledgebase.catalogues.samenwerkende_catalogi import Online

APPLY_FACTS: Final = {Online.NO: "", Online.YES: "Online", Online.WITH_DIGID: "Online · DigiD"}
"""The fact for each way to apply."""

_ON_THE_WEB: Final = "[Online aanvragen]({url})"
_BY_MAIL: Final = "[Aanvragen per e-mail]({url})"
_LINK = re.compile(r"\[(?:Online aanvragen|Aanvragen per e-mail)\]\(((?:https?|mailto):[^()\s]+)\)")


def apply_link(url: str) -> str:
    """A line of Markdown that leads to where one applies."""
    return (_BY_MAIL if url.startswith("mailto:") else _ON_THE_WEB).format(url=url)


def without_apply_link(procedure: str) -> tuple[str, str]:
    """The text before an `apply_link` at the end, and the address in it; "" when it does not end in one."""
    text, _, last = procedure.rpartition("\n\n")
    found = _LINK.fullmatch(last)
    return (text, found[1]) if found and apply_link(found[1]) == last else (procedure, "")


def way_to_apply(fact: str) -> Online:
    """What the fact says, as catalogues say it."""
    return next((way for way, text in APPLY_FACTS.items() if text == fact), Online.NO)
