"""The number of a receipt: by seat and year, without gaps."""


def receipt_number(seat_code: str, year: int, sequence: int) -> str:
    """Such as "BAL3-2026-000042"."""
    return f"{seat_code}-{year}-{sequence:06d}"
