"""Words on screen: English in the code, Dutch from `nl.po` (GNU gettext).

`make setup` compiles `nl.po` to `nl.mo`; without it the screens are English.
"""

import gettext
from collections.abc import Callable
from functools import cache

from resources import path

LANGUAGES = ("nl", "en")

_active: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use_language(language: str) -> None:
    """Show every text from now on in `language`, one of LANGUAGES."""
    global _active, _language
    _language = language
    _active = _translations(language)


def language() -> str:
    """The language in use."""
    return _language


def _(text: str) -> str:
    """`text` in the language in use."""
    return _active.gettext(text)


def plural(one: str, many: str, count: int) -> str:
    """`one` or `many`, as `count` asks, in the language in use, with {count} filled in."""
    return _active.ngettext(one, many, count).format(count=count)


@cache
def in_language(language: str) -> Callable[[str], str]:
    """What `_` does, in a language of its own: a receipt keeps its language whatever the screens show."""
    return _translations(language).gettext


def _translations(language: str) -> gettext.NullTranslations:
    compiled = path("translations", f"{language}.mo")
    if language == "en" or not compiled.is_file():
        return gettext.NullTranslations()
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)
