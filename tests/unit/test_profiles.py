"""Profiles: eight municipalities and the demo one, ten product groups each."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import DomainError
from app.domain.organisation import Line, Municipality, OrganisationModel, ProductGroup, UnitKind
from app.domain.routing import contact_centre, receivable_units, route_for
from app.services.outside_bodies import bodies_for, known_bodies
from app.services.profiles import (
    default_seats,
    load_demo_municipality,
    load_demo_people,
    load_demo_seats,
    load_profile,
    profile_ids,
    read_municipality,
)
from resources import path

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "municipalities.toml"

# Per municipality, for the groups in the order of ProductGroup: desk>unit, or one id when they are the same.
EXPECTED = {
    "alphen-aan-den-rijn": "leven-reizen leven-reizen leven-reizen leven-reizen>middelen wonen wonen>grondgebied "
    "infobalie>grondgebied leven-reizen infobalie>grondgebied zorg",
    "apeldoorn": "stadswarenhuis>vrb stadswarenhuis>vrb stadswarenhuis>middelen stadswarenhuis>middelen "
    "stadswarenhuis>row stadswarenhuis>row stadswarenhuis>row stadswarenhuis>mmo stadswarenhuis>politie "
    "stadswarenhuis>samenleving",
    "dordrecht": "stadswinkel>burgerzaken stadswinkel>burgerzaken stadswinkel>belastingen stadswinkel>belastingen "
    "stadswinkel>bouwen-wonen stadswinkel>bouwen-wonen stadswinkel>toezicht stadswinkel stadswinkel>toezicht "
    "sociale-dienst",
    "ede": "burgerzaken-belastingen burgerzaken-belastingen burgerzaken-belastingen burgerzaken-belastingen bouwen "
    "bouwen bouwen>bouwtoezicht tor-vergunningen tor-vergunningen>tor-toezicht sociale-dienst",
    "oss": "burgerzaken burgerzaken belastingen belastingen bouwen bouwen infobalie>toezicht infobalie>publiekszaken "
    "infobalie>toezicht sociale-dienst",
    "zaanstad": "balie-burgerzaken-belastingen balie-burgerzaken-belastingen>burgerzaken-back "
    "balie-burgerzaken-belastingen balie-burgerzaken-belastingen>belastingen-back balie-bouwen "
    "balie-bouwen>bouwen-back balie-bouwen>wijken parkeervergunningen parkeervergunningen>wijken sociale-dienst",
    "zoetermeer": "voorbereidend>publiekszaken voorbereidend>publiekszaken voorbereidend>publiekszaken "
    "voorbereidend>belastingen voorbereidend>publiekszaken voorbereidend>bouwen-wonen algemeen>bouwen-wonen "
    "voorbereidend>publiekszaken algemeen>beheer-onderhoud algemeen>sociale-zaken",
    "deventer": "kcc kcc>publiekszaken kcc kcc>publiekszaken kcc kcc>ruimte-samenleving kcc>ruimte-samenleving kcc "
    "kcc>ruimte-samenleving kcc>werk-inkomen-wmo",
}
ROUTES = [
    pytest.param(profile, group, *(pair.split(">") * 2)[:2], id=f"{profile}-{group}")
    for profile, pairs in EXPECTED.items()
    for group, pair in zip(ProductGroup, pairs.split(), strict=True)
]


@pytest.fixture(params=[*EXPECTED, "waterrade"])
def municipality(request: pytest.FixtureRequest) -> Municipality:
    return load_demo_municipality() if request.param == "waterrade" else load_profile(request.param)


def shared_facts() -> dict[str, Any]:
    if not SHARED.is_file():
        pytest.skip("the studies' facts (../shared/data/municipalities.toml) are not here")
    return tomllib.loads(SHARED.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("profile", "group", "desk", "unit"), ROUTES)
def test_a_hand_off_goes_to_the_stated_unit_and_the_stated_desk_receives_the_customer(
    profile: str, group: ProductGroup, desk: str, unit: str
) -> None:
    proposal = route_for(load_profile(profile), group, "")
    assert (proposal.desk_id, proposal.unit_id) == (desk, unit)


@pytest.mark.parametrize("profile", EXPECTED)
def test_routes_are_those_of_the_studies(profile: str) -> None:
    routes = {route.group: route for route in load_profile(profile).routes}
    for group, fact in shared_facts()[profile]["products"].items():
        route = routes[ProductGroup(group)]
        assert (route.desk, route.unit, route.stated) == (fact["desk"], fact["unit"], fact["stated"])


@pytest.mark.parametrize("profile", EXPECTED)
def test_units_and_organisation_are_those_of_the_studies(profile: str) -> None:
    municipality, facts = load_profile(profile), shared_facts()[profile]
    stated = {(unit["id"], unit["name"], unit.get("kind", "unit")) for unit in facts["units"]}
    ids = {unit["id"] for unit in facts["units"]}
    bodies = {body.id for body in known_bodies()} - ids
    assert {(unit.id, unit.name, unit.kind.value) for unit in municipality.units if unit.id not in bodies} == stated
    for unit in facts["units"]:
        assert not unit["parent"] or municipality.unit(unit["id"]).parents == (unit["parent"],)
    assert municipality.organisation_model.value == facts["organisation_model"]
    assert municipality.staffing.value == facts["staffing"]
    assert dict(municipality.front_back_split) == facts["front_back_split"]
    assert municipality.inhabitants == facts.get("inhabitants")


def test_there_is_a_profile_of_all_eight_municipalities() -> None:
    assert profile_ids() == tuple(sorted(EXPECTED))


def test_the_five_organisation_models_are_there() -> None:
    assert {load_profile(profile).organisation_model for profile in EXPECTED} == set(OrganisationModel)


def test_a_programme_of_the_matrix_crosses_several_sectors() -> None:
    programmes = [unit for unit in load_profile("dordrecht").units if unit.kind is UnitKind.PROGRAMME]
    assert len(programmes) == 4
    assert all(len(programme.parents) > 1 for programme in programmes)


def test_deventer_has_three_lines_and_wants_eighty_percent_answered_directly() -> None:
    deventer = load_profile("deventer")
    assert {unit.line for unit in deventer.units} == set(Line)
    assert deventer.direct_answer_percent == 80


def test_social_services_are_shielded(municipality: Municipality) -> None:
    proposal = route_for(municipality, ProductGroup.SOCIAL_SERVICES, "")
    assert proposal.shielded
    assert municipality.unit(proposal.unit_id).shielded


def test_the_contact_centre_itself_is_not_shielded(municipality: Municipality) -> None:
    assert not contact_centre(municipality).shielded


def test_every_desk_is_first_line(municipality: Municipality) -> None:
    assert {municipality.unit(route.desk).line for route in municipality.routes} == {Line.FIRST}


def test_every_proposed_unit_may_receive_a_hand_off(municipality: Municipality) -> None:
    receivable = {unit.id for unit in receivable_units(municipality, ())}
    assert {route_for(municipality, group, "").unit_id for group in (*ProductGroup, "")} <= receivable


def test_a_body_outside_is_known_to_every_municipality_once_and_receives_no_hand_offs(
    municipality: Municipality,
) -> None:
    names = [body.name.casefold() for body in bodies_for(municipality)]
    assert {"uwv", "rdw", "politie", "belastingdienst"} <= set(names)
    assert names == sorted(set(names))
    answering = {route.unit for route in municipality.routes}
    outside = {unit.id for unit in municipality.units if unit.kind is UnitKind.EXTERNAL} - answering
    assert len(outside) >= 20
    assert not outside & {unit.id for unit in receivable_units(municipality, ())}


def test_a_body_of_the_profile_keeps_its_name_and_gets_the_number_that_is_known() -> None:
    police = next(body for body in bodies_for(load_profile("apeldoorn")) if body.id == "politie")
    assert (police.name, police.phone, police.website) == ("Politie", "0900 8844", "politie.nl")


def test_every_unit_of_waterrade_that_answers_for_a_product_can_be_reached() -> None:
    waterrade = load_demo_municipality()
    receivable = {unit.id for unit in receivable_units(waterrade, load_demo_people())}
    assert {route.unit for route in waterrade.routes} <= receivable
    assert all(unit.mailbox.endswith("@waterrade.example") for unit in waterrade.units if unit.mailbox)


def test_waterrade_asks_by_product_and_by_unit_and_closes_on_days_of_its_own() -> None:
    waterrade = load_demo_municipality()
    assert [question.key for question in waterrade.questions_about("public-space-inspection")] == ["photo", "danger"]
    assert [question.key for question in waterrade.unit("bouwtoezicht").questions] == ["photo", "since"]
    assert waterrade.questions_about("") == ()
    assert date(2027, 5, 7) in waterrade.closing_days
    assert waterrade.unit("juridische-zaken").opening_weekdays == (0, 1, 3)


def test_the_accent_colour_is_readable_on_white(municipality: Municipality) -> None:
    assert contrast_with_white(municipality.accent) >= 4.5


def test_every_municipality_has_its_own_accent_colour_and_website() -> None:
    loaded = [load_demo_municipality(), *map(load_profile, EXPECTED)]
    assert len({each.accent for each in loaded}) == len({each.website for each in loaded}) == len(loaded)


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(DomainError, match="profile-unknown"):
        load_profile("../demo/municipality")


def test_seats_of_a_real_municipality_begin_with_a_counter_at_every_desk() -> None:
    seats = default_seats(load_profile("dordrecht"))
    assert [(seat.code, seat.location) for seat in seats] == [
        ("BAL1", "Stadswinkel"),
        ("BAL2", "Sociale Dienst"),
        ("TEL1", ""),
        ("TEL2", ""),
        ("POST1", ""),
    ]


def test_seats_keep_their_id_and_differ_between_municipalities() -> None:
    ids = [seat.id for profile in EXPECTED for seat in default_seats(load_profile(profile))]
    assert len(set(ids)) == len(ids)
    assert default_seats(load_profile("oss")) == default_seats(load_profile("oss"))


def test_waterrade_has_eight_seats_and_ten_people_in_its_units() -> None:
    known = {unit.id for unit in load_demo_municipality().units}
    assert " ".join(seat.code for seat in load_demo_seats()) == "BAL1 BAL2 BAL3 BAL4 TEL1 TEL2 TEL3 POST1"
    assert len({person.id for person in load_demo_people()}) == 10
    assert {person.unit_id for person in load_demo_people()} <= known


@pytest.mark.parametrize(
    ("good", "bad", "what"),
    [
        ('parents = ["kcc"]', 'parents = ["nergens"]', "unknown parent: nergens"),
        ('kcc = { name = "Klantcontactcentrum"', 'kcc = { parents = ["stadshal"], name = "K"', "other's parent"),
        ('taxes-back = { desk = "kcc", unit = "belastingen" }', "", "no route for taxes-back"),
        ('unit = "bouwtoezicht"', 'unit = "niemand"', "unknown unit: niemand"),
        ('desk = "kcc", unit = "toezicht"', 'desk = "nergens", unit = "toezicht"', "unknown desk: nergens"),
        ('"Sociale Dienst", shielded = true', '"Sociale Dienst"', "must be shielded"),
        ('accent = "#0b5c66"', 'accent = "petrol"', "accent"),
        ("promise_days = 5", "promise_days = -1", "promise_days"),
        ("info_desk = true", "info_desk = true\nhobby = 1", "hobby"),
        ('"kcc@waterrade.example"', '"kcc at waterrade"', "mailbox"),
        ('key = "since"', 'key = "photo"', "two questions with the key photo"),
        ('kind = "yes_no"', 'kind = "choice"', "two to five choices"),
        ('key = "danger"', 'key = "Is er gevaar?"', "key"),
        ("[units]", "[units", "Expected ']'"),
    ],
)
def test_a_wrong_profile_says_in_which_file_and_what(tmp_path: Path, good: str, bad: str, what: str) -> None:
    text = path("demo", "municipality.toml").read_text(encoding="utf-8")
    assert good in text
    file = tmp_path / "wrong.toml"
    file.write_text(text.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(DomainError, match="profile-wrong") as caught:
        read_municipality(file, "wrong")
    assert caught.value.values["file"] == "wrong.toml"
    assert what in str(caught.value.values["what"])


def contrast_with_white(colour: str) -> float:
    """Contrast by WCAG 2.2, relative luminance."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_waterrade_has_one_team_leader_at_the_contact_centre_and_asks_some_customers_for_a_mark() -> None:
    assert [person.unit_id for person in load_demo_people() if person.is_team_leader] == ["kcc"]
    assert load_demo_municipality().survey_percent == 10
