"""What stands on a receipt and in which order, in the receipt's own language; every form draws this."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.contact import FeeLine, Payment, ReceivedDocument
from app.domain.receipt import ReceiptContent, ReceiptSubject
from app.formatting import clock_time, long_date, money
from app.receipts.wrapping import Span
from resources.translations import in_language

Translate = Callable[[str], str]
Paragraph = tuple[Span, ...]

_UNSEEN = {"Cc", "Cf"}  # control and format characters: nothing to print, and able to turn text around
_SPACES = re.compile(r"[ \t\r\n\v\f\u2028\u2029]+")
_EMOJI_STYLE = {"\ufe0e", "\ufe0f"}


@dataclass(frozen=True, slots=True)
class Box:
    """A titled part: a subject, or the documents handed in. A paragraph with a strong span is the promise."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A line of the bill."""

    label: str
    money: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A receipt in reading order. Texts are one line each, without control characters; "" is left out."""

    file_title: str
    language: str
    accent: str
    municipality: str
    desk_lines: tuple[str, ...]
    copy_mark: str
    heading: str
    advice: str
    number_label: str
    number: str
    moment_label: str
    moment: str
    agent_label: str
    agent: str
    boxes: tuple[Box, ...]
    fees: tuple[Amount, ...]
    total: Amount | None
    receipt_line: str
    tax_line: str
    privacy_line: str
    page_label: str

    @property
    def footer(self) -> tuple[str, ...]:
        """The last lines of a sheet."""
        return tuple(filter(None, (" · ".join(filter(None, (self.receipt_line, self.tax_line))), self.privacy_line)))

    def page_of(self, page: int, pages: int) -> str:
        """Such as "Page 2 of 3"."""
        return self.page_label.format(page=page, pages=pages)


def lay_out(content: ReceiptContent, copy: int) -> Layout:
    """The receipt in words; `copy` above 0 is marked."""
    _ = in_language(content.language)
    day = long_date(content.made_at, content.language)
    receipt_line = _("Receipt {number}").format(number=clean(content.receipt_number)) if content.receipt_number else ""
    return Layout(
        file_title=receipt_line or _("Receipt"),
        language=content.language,
        accent=content.accent,
        municipality=clean(content.municipality),
        desk_lines=tuple(filter(None, map(clean, content.desk_lines))),
        copy_mark=_("COPY {copy}").format(copy=copy) if copy else "",
        heading=clean(content.heading) or (_("Your visit") if content.is_visit else _("Your contact with us")),
        advice=_("Keep this receipt. Do you call or mail us? Then tell us the number."),
        number_label=_("Your number"),
        number=clean(content.number),
        moment_label=_("Date and time"),
        moment=f"{day}, {clock_time(content.made_at, content.language)}",
        agent_label=_("Helped by"),
        agent=clean(content.agent),
        boxes=(*_subject_boxes(content.subjects), *_document_boxes(content.documents, _)),
        fees=tuple(_fee(line, content.language) for line in content.fees),
        total=_total(content, _),
        receipt_line=receipt_line,
        tax_line=_("You pay no VAT on these fees.") if content.fees else "",
        privacy_line=clean(content.privacy_line),
        page_label=_("Page {page} of {pages}"),
    )


def clean(text: str) -> str:
    """One line of text that can be shown anywhere: composed letters, no control characters, no half characters."""
    spaced = _SPACES.sub(" ", text)
    seen = (letter for letter in spaced if unicodedata.category(letter) not in _UNSEEN and letter not in _EMOJI_STYLE)
    whole = "".join("?" if unicodedata.category(letter) == "Cs" else letter for letter in seen)
    return unicodedata.normalize("NFC", whole).strip(" ")


def _subject_boxes(subjects: tuple[ReceiptSubject, ...]) -> tuple[Box, ...]:
    numbered = enumerate(subjects, start=1)
    return tuple(Box(f"{number}. {clean(subject.title)}", _paragraphs(subject)) for number, subject in numbered)


def _paragraphs(subject: ReceiptSubject) -> tuple[Paragraph, ...]:
    strong = clean(subject.strong)
    return tuple(_stressed(line, strong) for line in map(clean, subject.result.split("\n")) if line)


def _stressed(line: str, strong: str) -> Paragraph:
    if not strong or strong not in line:
        return (Span(line),)
    before, _found, after = line.partition(strong)
    return tuple(span for span in (Span(before), Span(strong, True), Span(after)) if span.text)


def _document_boxes(documents: tuple[ReceivedDocument, ...], _: Translate) -> tuple[Box, ...]:
    if not documents:
        return ()
    names = "\u00a0· ".join(f"{clean(document.name)}\u00a0({document.count})" for document in documents)
    return (Box(_("Received documents"), ((Span(names),),)),)


def _fee(line: FeeLine, language: str) -> Amount:
    times = f" ({line.quantity}\u00a0×\u00a0{money(line.cents, language)})" if line.quantity != 1 else ""
    return Amount(clean(line.name) + times, money(line.total_cents, language))


def _total(content: ReceiptContent, _: Translate) -> Amount | None:
    if not content.fees:
        return None
    labels = {
        Payment.NONE: _("Total · not paid here"),
        Payment.CARD: _("Total · paid by card"),
        Payment.CASH: _("Total · paid in cash"),
    }
    return Amount(labels[content.payment], money(content.total_cents, content.language))
