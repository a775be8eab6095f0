"""What agents tell about articles is about nobody."""

import pytest

from app.domain.bsn import HIDDEN as HIDDEN_BSN
from app.domain.feedback_privacy import HIDDEN, mask_personal


@pytest.mark.parametrize(
    ("told", "masked"),
    [
        ("Mail naar a.devries@example.nl graag", f"Mail naar {HIDDEN} graag"),
        ("Bel 06-12345678 of +31 570 123 456.", f"Bel {HIDDEN} of {HIDDEN}."),
        ("BSN 111222333 stond er", f"BSN {HIDDEN_BSN} stond er"),
        ("Woont op 7411 BR 12", f"Woont op {HIDDEN}"),
        ("Rekening NL91 ABNA 0417 1643 00 klopt niet", f"Rekening {HIDDEN} klopt niet"),
    ],
)
def test_what_leads_to_a_person_is_hidden(told: str, masked: str) -> None:
    assert mask_personal(told) == masked


@pytest.mark.parametrize(
    "told",
    [
        "Het tarief is € 1.245,20 en niet € 1.198,00",
        "Vanaf 01-01-2027 om 09:00 uur",
        "14 0570 is het nummer",
        "Art. 4:17",
    ],
)
def test_amounts_days_and_public_numbers_stay(told: str) -> None:
    assert mask_personal(told) == told
