"""What a year of the demo municipality looks like, as `resources/demo/year.toml` tells, and chances drawn from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import accumulate
from math import exp
from random import Random
from typing import TypeVar

from app.clock import LOCAL_ZONE
from app.domain.contact import Channel
from app.services.demo_past import Row

OPENING = time(8, 30)
_SPREAD = 0.45
"""Of the logarithm of how long something lasts: two in three are between two thirds and one and a half times that."""
_SHORTEST = 20
_BUSY_OR_QUIET = (0.86, 1.16)

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Product:
    """What is asked; `slug` "" is what no article tells."""

    slug: str
    share: float
    direct: float
    peaks: Mapping[str, float]

    def share_in(self, month: int) -> float:
        """How much of it is asked in a month, beside the other products."""
        return self.share * self.peaks.get(str(month), 1)


@dataclass(frozen=True, slots=True)
class Shape:
    """The whole file, and the products of it; `shares` are theirs in each month, each added to those before it."""

    told: Row
    products: tuple[Product, ...]
    shares: tuple[tuple[float, ...], ...]
    today: date

    def contacts_on(self, day: date, chances: Random) -> int:
        """How many contacts there are on a working day. One in the weekend is as quiet as a Friday."""
        usual = sum(product.share for product in self.products)
        season = self.shares[day.month - 1][-1] / usual
        weekdays: Sequence[float] = self.told["weekdays"]
        weekday = weekdays[min(day.weekday(), len(weekdays) - 1)]
        usual_count: float = self.told["contacts_a_day"]
        return round(usual_count * weekday * season * chances.uniform(*_BUSY_OR_QUIET))

    def product_on(self, day: date, chances: Random) -> Product:
        """What is asked."""
        return chances.choices(self.products, cum_weights=self.shares[day.month - 1])[0]

    def channel(self, chances: Random) -> Channel:
        """How somebody asks."""
        shares = {Channel(name): told["share"] for name, told in self.told["channels"].items()}
        return draw(shares, chances)

    def complaint_channel(self, chances: Random) -> Channel:
        """How somebody complains: most do so in writing."""
        return Channel(draw(self.told["complaint_channels"], chances))

    def of(self, channel: Channel) -> Row:
        """What the file tells about a channel."""
        told: Row = self.told["channels"][channel.value]
        return told

    def shift_on(self, day: date, what: str) -> float:
        """How much more or less of something there is in the weak month and in the last days; else 0."""
        months_ago = 12 * (self.today.year - day.year) + self.today.month - day.month
        weak, last = self.told["weak_month"], self.told["last_days"]
        if (self.today - day).days <= last["ago"]:
            return float(last[what])
        return float(weak[what]) if months_ago == weak["ago"] else 0.0


def shape_of(told: Row, today: date) -> Shape:
    """The shape that the file tells, as it is on this day."""
    of_articles = [
        Product(slug, row["share"], row["direct"], row.get("peaks", {})) for slug, row in told["products"].items()
    ]
    other = told["without_article"]
    products = (*of_articles, Product("", other["share"], other["direct"], {}))
    shares = (accumulate(product.share_in(month) for product in products) for month in range(1, 13))
    return Shape(told, products, tuple(map(tuple, shares)), today)


def draw(shares: Mapping[Choice, float], chances: Random) -> Choice:
    """One of the keys, each as often as its share."""
    return chances.choices(list(shares), list(shares.values()))[0]


def seconds(mean: float, chances: Random) -> int:
    """How long something lasts that lasts `mean` seconds on average: seldom very long, never very short."""
    return max(_SHORTEST, round(mean * exp(chances.gauss(0, _SPREAD) - _SPREAD**2 / 2)))


def moment_on(day: date, hours: Mapping[str, float], chances: Random) -> datetime:
    """A time within opening hours, UTC; `hours` tell how busy each is."""
    hour = int(draw(hours, chances))
    first_minute = OPENING.minute if hour == OPENING.hour else 0
    local = time(hour, chances.randrange(first_minute, 60), chances.randrange(60))
    return datetime.combine(day, local, LOCAL_ZONE).astimezone(UTC)
