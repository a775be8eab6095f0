"""The days that a decree equates with holidays, as they ship with the programme."""

import tomllib
from datetime import date
from functools import cache

from resources import path


@cache
def equated_days() -> frozenset[date]:
    """Days on which a legal term cannot end, besides the holidays of the Algemene termijnenwet itself."""
    with path("equated_days.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["days"])
