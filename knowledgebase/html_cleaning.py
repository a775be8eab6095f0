"""HTML from outside, made harmless: only text, its structure, and links to pages and people are left."""

import html as entities
import re
from collections import Counter
from collections.abc import Callable
from typing import Final
from urllib.parse import urljoin, urlsplit

import nh3

from knowledgebase.errors import KnowledgeError
from knowledgebase.markdown_text import one_line, tidy

MAX_NESTING = 100
"""Elements inside each other that a text may have; real texts stay under 20. Parsing costs the square of it."""

LINK_SCHEMES: Final = {"http", "https", "mailto", "tel", "article"}
BLOCKS: Final = {
    *("div", "section", "article", "main", "aside", "header", "footer", "nav", "address", "blockquote", "pre"),
    *("figure", "figcaption", "details", "summary", "dl", "dt", "dd", "form", "fieldset", "legend"),
}
_KEPT: Final = BLOCKS | {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "ul", "ol", "li", "strong", "b", "em", "i", "a"),
    *("table", "caption", "tr", "th", "td"),
}
_DROPPED_WITH_CONTENT: Final = {
    *("script", "style", "iframe", "frame", "object", "embed", "applet", "svg", "math", "template", "noscript"),
    *("audio", "video", "canvas", "map", "select", "textarea", "button", "title"),
}
_CLOSED_OR_NOT: Final = {
    *("p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot"),
    *("br", "hr", "img", "input", "wbr", "col", "meta", "link", "area", "source", "base", "embed", "param"),
}
_MAX_UNESCAPES = 5
_ENTITY = re.compile(r"&#?\w{1,32};")
_BARE_LESS_THAN = re.compile(r"<(?!/?[a-zA-Z][\w:-]*(?:[\s/>]|$)|!|\?)")
_NUMBER = re.compile(r"\+?[\d -]{3,20}")
_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+){1,8}")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+){1,8}(?:[/?#]|$)")
_WORD_LIST = re.compile(r"mso-list:\s*l\d{1,4} (level[1-6])\b")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_IN_LINKS: Final = str.maketrans({char: f"%{ord(char):02X}" for char in ' <>()\\"`|'})


def unescaped(text: str) -> str:
    """`text` with its entities as characters, also those that were escaped several times."""
    for _ in range(_MAX_UNESCAPES):
        plainer = _ENTITY.sub(lambda match: entities.unescape(match[0]), text)
        if plainer == text:
            break
        text = plainer
    return tidy(text)


def is_html(text: str) -> bool:
    """Whether `text`, as `unescaped` gives it, has elements or comments."""
    return nh3.is_html(_BARE_LESS_THAN.sub("&lt;", text))


def cleaned(html: str, base_url: str) -> str:
    """Harmless HTML with absolute links, of HTML as `unescaped` gives it.

    Raises:
        KnowledgeError: `markup-too-deep` when elements are nested deeper than MAX_NESTING.
    """
    if _nesting(html) > MAX_NESTING:
        raise KnowledgeError("markup-too-deep")
    return nh3.clean(
        _BARE_LESS_THAN.sub("&lt;", html),
        tags=_KEPT,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes={"a": {"href"}, "p": {"style"}},
        attribute_filter=_attributes_from(base_url),
        url_schemes=LINK_SCHEMES,
        link_rel=None,
    )


def safe_link(address: str, base_url: str) -> str:
    """`address` as an absolute link that fits in Markdown, or "" when it is none or of another kind."""
    address = one_line(address)
    if address.lower().startswith(("mailto:", "tel:")):
        address = address.replace(" ", "")
    try:
        absolute = urljoin(base_url, address) if address else ""
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    if parts.scheme not in LINK_SCHEMES or (parts.scheme in {"http", "https"} and not parts.netloc):
        return ""
    return absolute.translate(_IN_LINKS)


def typed_link(typed: str) -> str:
    """What a person typed as an address, as a link: also "www.…", an e-mail address or a number; "" when it is none."""
    typed = typed.strip()
    if _NUMBER.fullmatch(typed):
        return safe_link(f"tel:{typed}", "")
    if _MAILBOX.fullmatch(typed):
        return f"mailto:{typed}"
    return safe_link(f"https://{typed}" if _HOST.match(typed) else typed, "")


def _attributes_from(base_url: str) -> Callable[[str, str, str], str | None]:
    """Absolute links; and of styles only how deep a paragraph stands in a list of Word, as "level2"."""

    def kept(_tag: str, attribute: str, value: str) -> str | None:
        if attribute == "style":
            level = _WORD_LIST.search(value)
            return level[1] if level else None
        return safe_link(value, base_url) or None

    return kept


def _nesting(html: str) -> int:
    """How deep elements may be nested at most, told from their tags."""
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for closes, name in _TAG.findall(html.lower()):
        if name in _CLOSED_OR_NOT or (closes and not opened[name]):
            continue
        step = -1 if closes else 1
        opened[name] += step
        depth += step
        deepest = max(deepest, depth)
    return deepest
