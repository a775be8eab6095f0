"""What can be wrong in how a municipality is described."""

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from app.domain.organisation import Municipality, ProductGroup, Unit
from knowledgebase.article import Question, QuestionKind


def profile_faults(municipality: Municipality) -> Iterator[str]:
    """Every fault, in words for who keeps the profile."""
    yield from _unit_faults(municipality.units)
    yield from _route_faults(municipality)
    for unit in municipality.units:
        yield from _question_faults(f"unit {unit.id}", unit.questions)
    for group, questions in municipality.product_questions:
        yield from _question_faults(f"group {group}", questions)


def _unit_faults(units: tuple[Unit, ...]) -> Iterator[str]:
    known = {unit.id for unit in units}
    for unit in units:
        for parent in unit.parents:
            if parent not in known:
                yield f"unit {unit.id} has an unknown parent: {parent}"
    try:
        TopologicalSorter({unit.id: unit.parents for unit in units}).prepare()
    except CycleError as cycle:
        yield f"units are each other's parent: {_way_round(cycle.args[1])}"


def _way_round(ids: Iterable[str]) -> str:
    return " > ".join(ids)


def _route_faults(municipality: Municipality) -> Iterator[str]:
    known = {unit.id: unit for unit in municipality.units}
    routes = {route.group: route for route in municipality.routes}
    for group in ProductGroup:
        if group not in routes:
            yield f"there is no route for {group}"
    for group, route in routes.items():
        if route.desk not in known:
            yield f"route {group} has an unknown desk: {route.desk}"
        if route.unit not in known:
            yield f"route {group} has an unknown unit: {route.unit}"
        elif group is ProductGroup.SOCIAL_SERVICES and not known[route.unit].shielded:
            yield f"unit {route.unit} answers for social services and must be shielded"


def _question_faults(owner: str, questions: tuple[Question, ...]) -> Iterator[str]:
    keys = [question.key for question in questions]
    for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
        yield f"{owner} has two questions with the key {key}"
    for question in questions:
        if (question.kind is QuestionKind.CHOICE) != (2 <= len(question.choices) <= 5):
            yield f"{owner}, question {question.key}: two to five choices belong to kind choice, and none to others"
