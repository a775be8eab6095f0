"""What can be chosen in the fields of an article, from what is stored."""

from collections import Counter
from collections.abc import Iterable, Sequence

from app.domain.organisation import UnitKind
from app.formatting import money
from app.services.registry import Services
from ui.editing.office_form import Choices
from ui.editing.view import Known


def choices_of(known: Known, services: Services) -> Choices:
    """The choices of a form."""
    units = [(unit.id, unit.name) for unit in services.municipality.units if unit.kind is not UnitKind.LOCATION]
    fees = [(fee.code, f"{fee.name} · {money(fee.cents)}") for fee in known.fees]
    titles = Counter(line.title for line in known.articles)
    articles = [
        (line.slug, line.title if titles[line.title] == 1 else f"{line.title} ({line.slug})") for line in known.articles
    ]
    return Choices(units, fees, articles, _used(line.product for line in known.articles), ())


def _used(values: Iterable[str]) -> Sequence[str]:
    return sorted({value for value in values if value}, key=str.casefold)
