"""What an agent tells about an article is not about a customer."""

import re

from app.domain.bsn import hide_bsn

HIDDEN = "•••"

_EMAIL = re.compile(r"[^\s@<>(),;:]+\s?@\s?[^\s@<>(),;:]+\.[^\s@<>(),;:]+")
_PHONE = re.compile(r"(?<![\w€])(?:\+\s?31|0031|0)(?:[\s().-]{0,2}\d){8,9}(?!\d)")
_ADDRESS = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b(?:[\s,]+\d{1,5}\s?[a-zA-Z]?\b)?")
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}(?:\s?\d){10}\b")


def mask_personal(text: str) -> str:
    """`text` without what leads to a person: BSN, e-mail addresses, telephone and account numbers, postcodes.

    Amounts and days stay: feedback is mostly about these.
    """
    for pattern in (_ACCOUNT, _EMAIL, _PHONE, _ADDRESS):
        text = pattern.sub(HIDDEN, text)
    return hide_bsn(text)
