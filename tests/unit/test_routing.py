"""Where a question goes, and why."""

import pytest

from app.domain.errors import DomainError
from app.domain.organisation import (
    Line,
    Municipality,
    OrganisationModel,
    ProductGroup,
    Route,
    Staffing,
    Unit,
    UnitKind,
)
from app.domain.routing import (
    RouteReason,
    contact_centre,
    needs_director,
    receivable_units,
    route_for,
    units_touched,
)

KCC = Unit("kcc", "Klantcontactcentrum", line=Line.FIRST)
HALL = Unit("hal", "StadsHal", UnitKind.LOCATION, ("kcc",), Line.FIRST)
ADVICE = Unit("advies", "Klantadvies", line=Line.SECOND)
TAXES = Unit("belastingen", "Belastingen")
ROADS = Unit("wegen", "Wegen")
SOCIAL = Unit("sociale-dienst", "Sociale Dienst", shielded=True)
POLICE = Unit("politie", "Politie", UnitKind.EXTERNAL)
OWN_DESK = Unit("balie-zorg", "Balie Zorg", UnitKind.LOCATION, line=Line.FIRST)

TOWN = Municipality(
    id="town",
    name="Town",
    organisation_model=OrganisationModel.CONCERN,
    staffing=Staffing.ALL_DISCIPLINES,
    units=(KCC, HALL, ADVICE, TAXES, ROADS, SOCIAL, POLICE, OWN_DESK),
    routes=(
        Route(ProductGroup.TAXES_FRONT, "hal", "belastingen"),
        Route(ProductGroup.TAXES_BACK, "kcc", "belastingen"),
        Route(ProductGroup.BUILDING_INSPECTION, "kcc", "wegen"),
        Route(ProductGroup.PUBLIC_SPACE_PERMITS, "balie-zorg", "balie-zorg"),
        Route(ProductGroup.SOCIAL_SERVICES, "kcc", "sociale-dienst"),
    ),
)


def test_the_owner_of_the_article_answers_when_that_unit_exists_here() -> None:
    proposal = route_for(TOWN, "taxes-front", "wegen")
    assert (proposal.unit_id, proposal.reason_key) == ("wegen", RouteReason.OWNER)
    assert proposal.desk_id == "hal"


def test_an_owner_from_elsewhere_gives_way_to_the_route_of_the_group() -> None:
    proposal = route_for(TOWN, "taxes-front", "heffingen")
    assert (proposal.unit_id, proposal.reason_key) == ("belastingen", RouteReason.GROUP)


@pytest.mark.parametrize("group", ["", "garden-gnomes"])
def test_without_group_and_owner_the_contact_centre_keeps_the_question(group: str) -> None:
    proposal = route_for(TOWN, group, "")
    assert (proposal.unit_id, proposal.desk_id, proposal.line) == ("kcc", "kcc", Line.FIRST)
    assert proposal.reason_key == RouteReason.CONTACT_CENTRE


def test_without_a_group_the_desk_is_the_one_that_receives_the_owners_customers() -> None:
    assert route_for(TOWN, "", "belastingen").desk_id == "hal"
    assert route_for(TOWN, "", "advies").desk_id == "kcc"


def test_the_line_is_that_of_the_unit() -> None:
    assert route_for(TOWN, "", "advies").line is Line.SECOND
    assert route_for(TOWN, "taxes-back", "").line is Line.THIRD


def test_social_services_are_shielded_whoever_owns_the_article() -> None:
    assert route_for(TOWN, "social-services", "").shielded
    assert route_for(TOWN, "social-services", "kcc").shielded
    assert route_for(TOWN, "", "sociale-dienst").shielded
    assert not route_for(TOWN, "taxes-front", "").shielded


def test_the_contact_centre_is_the_desk_of_most_product_groups() -> None:
    assert contact_centre(TOWN) is KCC


def test_a_location_receives_no_hand_offs_unless_it_answers_for_a_product_itself() -> None:
    assert receivable_units(TOWN) == (KCC, ADVICE, TAXES, ROADS, SOCIAL, POLICE, OWN_DESK)


def test_units_touched_are_named_once_in_the_order_given() -> None:
    assert units_touched(TOWN, ["wegen", "belastingen", "wegen"]) == (ROADS, TAXES)


def test_a_unit_that_is_not_here_cannot_be_touched() -> None:
    with pytest.raises(DomainError, match="unit-unknown") as caught:
        units_touched(TOWN, ["wegen", "heffingen"])
    assert caught.value.field == "unit"


@pytest.mark.parametrize(
    ("units", "needed"),
    [
        ([], False),
        ([TAXES], False),
        ([TAXES, TAXES], False),
        ([KCC, TAXES], False),
        ([TAXES, ROADS], True),
        ([ADVICE, TAXES], True),
        ([POLICE], True),
        ([KCC, HALL], False),
    ],
)
def test_a_director_is_needed_for_two_back_office_units_or_a_body_outside(units: list[Unit], needed: bool) -> None:
    assert needs_director(units) is needed
