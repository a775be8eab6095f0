"""Receipts as lines: the e-mail and the roll."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.contact import FeeLine, Payment, ReceivedDocument
from app.domain.receipt import ReceiptContent, ReceiptForm, ReceiptSubject
from app.receipts.drawer import ReceiptDrawer
from app.receipts.layout import clean, lay_out
from app.receipts.roll_lines import COLUMNS, Code, RollLine, Rule, columns_at, roll_lines
from app.receipts.wrapping import text_of
from resources import path
from tests.builders import receipt_content

FEES = st.lists(st.builds(FeeLine, st.just("f"), st.text("ab ", min_size=1), st.integers(0, 10**7), st.integers(1, 9)))


def text_of_mail(content: ReceiptContent, copy: int = 0) -> str:
    return ReceiptDrawer().write(content, ReceiptForm.TEXT, copy).decode()


def lines_of_roll(content: ReceiptContent, copy: int = 0) -> list[str]:
    parts = roll_lines(lay_out(content, copy))
    return [text_of(part.spans) for part in parts if isinstance(part, RollLine)]


def test_the_mail_tells_everything_in_order() -> None:
    text = text_of_mail(receipt_content())
    told = [
        "Municipality of Deventer",
        "Your visit",
        "M4TD9-1CZ7K",
        "S. Bakker",
        "1. Parking permit",
        "2. Parking fine",
    ]
    told += ["by Tuesday 1 December 2026", "Proof of payment\u00a0(2)", "Change of plate", "Total", "BAL3-2026-000042"]

    places = [text.index(words) for words in told]

    assert places == sorted(places)


def test_the_roll_tells_the_same_as_the_mail() -> None:
    roll = " ".join(lines_of_roll(receipt_content()))

    for words in ("MUNICIPALITY OF DEVENTER", "M4TD9-1CZ7K", "S. Bakker", "1. Parking permit", "Proof of payment"):
        assert words in roll


def test_the_roll_stresses_the_promise() -> None:
    parts = roll_lines(lay_out(receipt_content(), 0))
    strong = [span.text for part in parts if isinstance(part, RollLine) for span in part.spans if span.strong]

    assert "by Tuesday 1 December" in " ".join(strong)


def test_the_roll_has_the_number_as_qr_code_and_a_solid_rule_above_the_total() -> None:
    parts = roll_lines(lay_out(receipt_content(), 0))
    (solid,) = [place for place, part in enumerate(parts) if part == Rule(is_dashed=False)]
    total = parts[solid + 1]

    assert Code("M4TD9-1CZ7K") in parts
    assert isinstance(total, RollLine) and text_of(total.spans).endswith("€27.95")


def test_amounts_end_at_the_right_edge() -> None:
    mail = [line for line in text_of_mail(receipt_content()).splitlines() if line.endswith(("€12.50", "€27.95"))]

    assert [len(line) for line in mail] == [72, 72]
    assert [len(line) for line in lines_of_roll(receipt_content()) if line.endswith(("€12.50", "€15.45"))] == [42, 42]


def test_a_fee_that_was_charged_more_often_says_how_often() -> None:
    text = text_of_mail(receipt_content(fees=(FeeLine("e", "Extract", 1545, 2),)))

    assert "Extract (2\u00a0×\u00a0€15.45)" in text and "€30.90" in text


def test_without_fees_there_is_no_total_and_no_word_on_tax() -> None:
    text = text_of_mail(receipt_content(fees=(), payment=Payment.NONE))

    assert "Total" not in text and "VAT" not in text


@pytest.mark.parametrize(
    ("payment", "label"), [(Payment.CARD, "Total · paid by card"), (Payment.CASH, "Total · paid in cash")]
)
def test_the_total_says_how_it_was_paid(payment: Payment, label: str) -> None:
    assert label in text_of_mail(receipt_content(payment=payment))


def test_an_original_is_not_called_a_copy() -> None:
    assert "COPY" not in text_of_mail(receipt_content())
    assert not any("COPY" in line for line in lines_of_roll(receipt_content()))


def test_a_copy_says_so_with_its_number() -> None:
    assert "COPY 2" in text_of_mail(receipt_content(), copy=2).splitlines()
    assert "*** COPY 2 ***" in lines_of_roll(receipt_content(), copy=2)


def test_a_preview_without_receipt_number_says_nothing_of_it() -> None:
    layout = lay_out(receipt_content(receipt_number=""), 0)

    assert layout.receipt_line == "" and layout.file_title == "Receipt"


def test_a_call_is_not_called_a_visit() -> None:
    assert "Your call" in text_of_mail(receipt_content(is_visit=False, heading="Your call"))
    assert "Your contact with us" in text_of_mail(receipt_content(is_visit=False))


def test_text_loses_control_characters_and_keeps_foreign_letters() -> None:
    assert clean("a\u202eb\tc\n\x00d\u200de\ufe0f") == "ab c de"
    assert clean("e\u0301 żółć ĳ مرحبا") == "é żółć ĳ مرحبا"
    assert clean("half \ud83d") == "half ?"


@given(FEES.filter(bool))
def test_the_printed_total_is_the_sum_of_the_printed_lines(fees: list[FeeLine]) -> None:
    layout = lay_out(receipt_content(fees=tuple(fees)), 0)
    printed = [Decimal(fee.money.removeprefix("€").replace(",", "")) for fee in layout.fees]

    assert layout.total is not None
    assert Decimal(layout.total.money.removeprefix("€").replace(",", "")) == sum(printed)


@settings(max_examples=50)
@given(st.text(max_size=300), st.text(max_size=300))
def test_no_line_is_too_wide_whatever_is_written(one: str, other: str) -> None:
    content = receipt_content(
        municipality=one,
        agent=other,
        desk_lines=(one, other),
        heading=one,
        privacy_line=other,
        subjects=(ReceiptSubject(one, other, one[:9]),),
        documents=(ReceivedDocument(other, 3),),
        fees=(FeeLine("f", one, 999_999_99, 7),),
    )

    assert all(len(line) <= 72 for line in text_of_mail(content, 1).split("\n"))
    for part in roll_lines(lay_out(content, 1)):
        if isinstance(part, RollLine):
            assert len(text_of(part.spans)) <= columns_at(part.size) <= COLUMNS


@pytest.mark.skipif(not path("translations", "nl.mo").is_file(), reason="Dutch is not compiled: run make setup")
def test_a_dutch_receipt_is_dutch_whatever_the_screen_shows() -> None:
    text = text_of_mail(receipt_content(language="nl"), copy=1)

    assert "KOPIE 1" in text and "Uw bezoek" in text and "Totaal · betaald met pin" in text
    assert "vrijdag 20 november 2026, 10.42 uur" in text
