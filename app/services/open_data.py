"""Counts for everybody: subjects by month, channel, product and outcome, in which nobody can be found."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from app.contact_words import channel_name, outcome_name
from app.domain.contact import Channel, Outcome
from app.domain.figures.masking import LEAST, is_masked, may_tell_total
from app.domain.figures.measures import OF_OUTCOME, Cube
from app.services.figure_ports import Totals
from app.services.tables import Cell, Column, Table, count, text
from resources.translations import _, language

LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
_WITHHELD: Final = "."
"""As Statistics Netherlands marks what is secret."""


@dataclass(frozen=True, slots=True)
class OpenCount:
    """How many subjects; `month` is its first day. `product` is as the totals have it."""

    month: date
    channel: Channel
    product: str
    outcome: Outcome
    count: int


def counts_of(month: date, channel: Channel, by_product: Mapping[str, Totals]) -> Iterator[OpenCount]:
    """What was counted in a month and a channel; what did not occur is left out."""
    for product, totals in sorted(by_product.items()):
        for outcome in Outcome:
            found = totals.get((Cube.SUBJECT, OF_OUTCOME[outcome]), 0)
            if found:
                yield OpenCount(month, channel, product, outcome, found)


def open_table(counts: Iterable[OpenCount], products: Mapping[str, str]) -> Table:
    """Masked counts; below a month and channel stands their total when it gives nothing away. `products` are titles."""
    rows = []
    for (month, channel), group in groupby(counts, lambda each: (each.month, each.channel)):
        cells = list(group)
        rows += [_row(cell, products) for cell in cells]
        rows.append(_total(month, channel, [cell.count for cell in cells]))
    return Table(_("Questions to the municipality"), _columns(), tuple(rows))


def metadata(file: str, municipality: str, first: date, last: date) -> str:
    """What the file holds, as the W3C describes it for tables on the web (CSVW), in JSON."""
    titles = [column.title for column in _columns()]
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language()}],
        "url": file,
        "dialect": {"delimiter": ";", "encoding": "utf-8", "header": True},
        "dc:title": _("Questions to the municipality of {name}").format(name=municipality),
        "dc:publisher": municipality,
        "dc:license": {"@id": LICENCE},
        "dc:temporal": f"{first:%Y-%m}/{last:%Y-%m}",
        "dc:description": " ".join(_description()),
        "tableSchema": {"columns": [_described(title) for title in titles[:-1]] + [_described_count(titles[-1])]},
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _columns() -> tuple[Column, ...]:
    titles = (_("month"), _("channel"), _("product"), _("outcome"), _("number of questions"))
    return tuple(Column(title, 24) for title in titles)


def _description() -> Sequence[str]:
    return (
        _("Questions of customers, counted in the month in which their contact with the municipality began."),
        _("A contact about several subjects counts as several questions."),
        _("“<{least}” is at least 1 and fewer than {least}: such counts are not told.").format(least=LEAST),
        _("What did not occur has no line."),
        _("Lines with all products and all outcomes are totals: do not add them to the others."),
        _("“{withheld}” is a total that is not told, because masked counts could be computed with it.").format(
            withheld=_WITHHELD
        ),
    )


def _described(title: str) -> dict[str, object]:
    return {"titles": title, "datatype": "string"}


def _described_count(title: str) -> dict[str, object]:
    return {"titles": title, "datatype": "integer", "null": [f"<{LEAST}", _WITHHELD]}


def _row(cell: OpenCount, products: Mapping[str, str]) -> tuple[Cell, ...]:
    told = text(f"<{LEAST}") if is_masked(cell.count) else count(cell.count)
    return _line(cell.month, cell.channel, products[cell.product], outcome_name(cell.outcome), told)


def _total(month: date, channel: Channel, counts: Sequence[int]) -> tuple[Cell, ...]:
    told = count(sum(counts)) if may_tell_total(counts) else text(_WITHHELD)
    return _line(month, channel, _("all products"), _("all outcomes"), told)


def _line(month: date, channel: Channel, product: str, outcome: str, told: Cell) -> tuple[Cell, ...]:
    return text(f"{month:%Y-%m}"), text(channel_name(channel)), text(product), text(outcome), told
