"""Plain text inside Markdown: white space, and characters that would be read as markup."""

import re

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPECIAL = re.compile(r"[\\*\[\]]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_LINE_START = re.compile(r"^[-+#|:](?!\w)|^\d{1,9}[.)](?=\s|$)", re.MULTILINE)


def tidy(text: str) -> str:
    """`text` with "\\n" as the only line end, and without control, direction and soft-hyphen characters."""
    return _INVISIBLE.sub("", _LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    """`text` with every run of white space as one space, and none around it."""
    return " ".join(tidy(text).split())


def escaped(text: str) -> str:
    """`text` such that Markdown shows it as it is, in the middle of a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def escaped_starts(lines: str) -> str:
    """Lines of Markdown text, none of which begins a heading, list or table any more."""
    return _LINE_START.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", lines)
