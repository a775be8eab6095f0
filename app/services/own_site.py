"""Whose articles go out of the house, and where they stand on the web."""

from typing import Final

from app.domain.organisation import Municipality
from knowledgebase.catalogues.incoming import CatalogueSite

_NATIONAL: Final = "http://standaarden.overheid.nl/owms/terms/{name}_(gemeente)"
_PAGES: Final = "https://www.{website}/"


def site_of(municipality: Municipality | None) -> CatalogueSite:
    """The site of the municipality; without a website its own articles have no address."""
    if municipality is None:
        return CatalogueSite("", "", "")
    base_url = _PAGES.format(website=municipality.website.removeprefix("www.")) if municipality.website else ""
    return CatalogueSite(
        municipality.name,
        _NATIONAL.format(name=municipality.name.replace(" ", "_")),
        base_url,
        {unit.id: unit.name for unit in municipality.units},
    )
