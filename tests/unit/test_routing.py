"""Where a question goes, and why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.organisation import (
    Line,
    Municipality,
    OrganisationModel,
    Person,
    ProductGroup,
    Route,
    Staffing,
    Unit,
    UnitKind,
)
from app.domain.routing import (
    DirectorReason,
    RouteReason,
    contact_centre,
    director_reasons,
    is_of_contact_centre,
    reachable_route_for,
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


SET_UP = replace(
    TOWN,
    units=(
        *(unit for unit in TOWN.units if unit is not TAXES),
        replace(TAXES, mailbox="belastingen@town.example"),
        Unit("bruggen", "Bruggen", parents=("kunstwerken",)),
        Unit("kunstwerken", "Kunstwerken", UnitKind.PROGRAMME, parents=("wegen",)),
    ),
)
WORKER = Person(new_id(), "W. Weg", "wegen")


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


@pytest.mark.parametrize(
    ("unit_id", "is_so"), [("kcc", True), ("hal", True), ("", True), ("wegen", False), ("opgeheven", False)]
)
def test_the_contact_centre_is_everybody_of_the_first_line_and_who_has_no_unit(unit_id: str, is_so: bool) -> None:
    assert is_of_contact_centre(TOWN, replace(WORKER, unit_id=unit_id)) is is_so


def test_a_place_and_a_body_outside_receive_no_hand_offs_unless_they_answer_for_a_product() -> None:
    assert receivable_units(TOWN, ()) == (KCC, ADVICE, TAXES, ROADS, SOCIAL, OWN_DESK)
    policed = replace(TOWN, routes=(*TOWN.routes, Route(ProductGroup.PUBLIC_SPACE_INSPECTION, "kcc", "politie")))
    assert POLICE in receivable_units(policed, ())


def test_a_unit_with_a_mailbox_or_a_member_can_be_chosen_and_one_without_cannot() -> None:
    assert receivable_units(SET_UP, (WORKER,)) == (KCC, ROADS, SET_UP.unit("belastingen"))


def test_while_nothing_was_set_up_in_the_back_office_every_unit_can_be_chosen() -> None:
    agents = (replace(WORKER, unit_id="kcc"), replace(WORKER, unit_id=""))
    assert receivable_units(TOWN, agents) == receivable_units(TOWN, ())


def test_a_question_for_a_unit_that_nobody_reads_goes_up_the_tree() -> None:
    proposal = reachable_route_for(SET_UP, (WORKER,), "taxes-front", "bruggen")
    assert (proposal.unit_id, proposal.desk_id) == ("wegen", "hal")
    assert proposal.reason_key is RouteReason.UNREACHABLE


def test_a_question_that_nobody_above_reads_either_stays_with_the_contact_centre_and_stays_shielded() -> None:
    proposal = reachable_route_for(SET_UP, (WORKER,), "social-services", "")
    assert (proposal.unit_id, proposal.line, proposal.shielded) == ("kcc", Line.FIRST, True)
    assert proposal.reason_key is RouteReason.UNREACHABLE


def test_a_unit_that_can_be_reached_is_proposed_as_always() -> None:
    proposal = reachable_route_for(SET_UP, (WORKER,), "taxes-front", "")
    assert proposal == route_for(SET_UP, "taxes-front", "")


@given(st.sets(st.sampled_from([unit.id for unit in TOWN.units])), st.sampled_from([*ProductGroup, ""]))
def test_whatever_is_proposed_can_be_chosen(manned: set[str], group: str) -> None:
    people = [replace(WORKER, unit_id=unit_id) for unit_id in manned]
    proposal = reachable_route_for(TOWN, people, group, "")
    assert proposal.unit_id in {unit.id for unit in receivable_units(TOWN, people)}


def test_units_touched_are_named_once_in_the_order_given() -> None:
    assert units_touched(TOWN, ["wegen", "belastingen", "wegen"]) == (ROADS, TAXES)


def test_a_unit_that_is_not_here_cannot_be_touched() -> None:
    with pytest.raises(DomainError, match="unit-unknown") as caught:
        units_touched(TOWN, ["wegen", "heffingen"])
    assert caught.value.field == "unit"


@pytest.mark.parametrize(
    ("units", "reasons"),
    [
        ([], ()),
        ([TAXES], ()),
        ([TAXES, TAXES], ()),
        ([KCC, TAXES], ()),
        ([TAXES, ROADS], (DirectorReason.UNITS,)),
        ([ADVICE, TAXES], (DirectorReason.UNITS,)),
        ([POLICE], (DirectorReason.OUTSIDE,)),
        ([TAXES, ROADS, POLICE], (DirectorReason.UNITS, DirectorReason.OUTSIDE)),
        ([KCC, HALL], ()),
    ],
)
def test_a_director_is_needed_for_two_back_office_units_or_a_body_outside(
    units: list[Unit], reasons: tuple[DirectorReason, ...]
) -> None:
    assert director_reasons(units) == reasons


def test_a_politically_sensitive_question_has_a_director_whoever_answers_it() -> None:
    assert director_reasons([KCC], is_sensitive=True) == (DirectorReason.SENSITIVE,)
