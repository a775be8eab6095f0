"""Dates, times, money and sizes in words, in the language in use or in one that is asked for."""

from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_currency
from babel.units import format_unit

from app.clock import LOCAL_ZONE
from resources.translations import language as language_in_use

_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_SIZES = (("gigabyte", 10**9), ("megabyte", 10**6), ("kilobyte", 10**3))


def local_time(moment: datetime) -> datetime:
    """The moment on a Dutch clock; one without a zone is taken to be Dutch already."""
    return moment if moment.tzinfo is None else moment.astimezone(LOCAL_ZONE)


def long_date(day: date, language: str = "") -> str:
    """Such as "dinsdag 1 december 2026"; of a moment, the local day."""
    return format_date(_local_day(day), "EEEE d MMMM y", _locale(language))


def short_date(day: date, language: str = "") -> str:
    """Such as "di 1 dec"; of a moment, the local day."""
    return format_date(_local_day(day), "EEE d MMM", _locale(language))


def day_and_month(day: date, language: str = "") -> str:
    """Such as "21 november"."""
    return format_date(_local_day(day), "d MMMM", _locale(language))


def month_and_year(day: date, language: str = "") -> str:
    """Such as "november 2026"."""
    return format_date(day, "LLLL y", _locale(language))


def locale_in_use() -> str:
    """The name that Babel has for the language in use."""
    return _locale("")


def clock_time(moment: datetime, language: str = "") -> str:
    """Local time in a sentence: "10.42 uur" in Dutch, "10:42" in English."""
    local = local_time(moment)
    if (language or language_in_use()) == "nl":
        return f"{local.hour}.{local.minute:02d} uur"
    return f"{local.hour}:{local.minute:02d}"


def money(cents: int, language: str = "") -> str:
    """Such as "€ 27,95", with a no-break space."""
    return str(format_currency(_euros(cents), "EUR", locale=_locale(language)))


def file_size(size: int, language: str = "") -> str:
    """Bytes in the largest fitting unit of a thousand, such as "1,4 MB"."""
    for unit, unit_size in _SIZES:
        if size >= unit_size:
            return _sized(round(size / unit_size, 1), unit, language)
    return _sized(size, "byte", language)


def duration(seconds: int) -> str:
    """Minutes and seconds as "03:12", from one hour on as "1:03:12"."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def _locale(language: str) -> str:
    return _LOCALES[language or language_in_use()]


def _local_day(day: date) -> date:
    return local_time(day).date() if isinstance(day, datetime) else day


def _euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _sized(amount: float, unit: str, language: str) -> str:
    return str(format_unit(amount, f"digital-{unit}", length="short", locale=_locale(language)))
