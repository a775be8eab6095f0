"""The matrix of rights and what follows from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rights import Action, Right, Role, Scope, may
from app.domain.rights_matrix import NOBODY, RULES
from app.persistence.all_tables import METADATA
from app.persistence.server.grants import grants
from app.persistence.server.policies import condition, policies
from app.persistence.server.roles import GROUPS

WHO_MAY = {
    Right.REGISTER_CONTACTS: {Role.AGENT},
    Right.HANDLE_WORK: {Role.AGENT, Role.HANDLER},
    Right.EDIT_ARTICLES: {Role.EDITOR, Role.REVIEWER},
    Right.APPROVE_ARTICLES: {Role.REVIEWER},
    Right.WRITE_NEWS: {Role.EDITOR, Role.TEAM_LEADER},
    Right.ANSWER_FEEDBACK: {Role.EDITOR, Role.REVIEWER},
    Right.SEE_TEAM_FIGURES: {Role.TEAM_LEADER},
    Right.SET_NORMS: {Role.TEAM_LEADER},
    Right.MANAGE_PEOPLE: {Role.ADMINISTRATOR},
    Right.MANAGE_ORGANISATION: {Role.ADMINISTRATOR},
    Right.IMPORT_ARTICLES: {Role.EDITOR, Role.REVIEWER},
    Right.SEE_LOG: {Role.PRIVACY_OFFICER},
    Right.DISPOSE: {Role.PRIVACY_OFFICER},
    Right.SEE_PERSON_DATA: {Role.PRIVACY_OFFICER},
}
_CONTACTS = ("contact", "subject", "hand_off", "work_item", "work_step", "receipt", "survey", "fee_line")


@pytest.mark.parametrize("right", Right)
def test_every_right_belongs_to_its_functions_only(right: Right) -> None:
    assert {role for role in Role if may([role], right)} == WHO_MAY[right]


@given(st.sets(st.sampled_from(Role)), st.sampled_from(Right))
def test_several_roles_may_what_each_of_them_may(roles: set[Role], right: Right) -> None:
    assert may(roles, right) == any(may([role], right) for role in roles)


def test_every_table_is_in_the_matrix_and_nothing_else() -> None:
    assert {rule.table for rule in RULES} | set(NOBODY) == set(METADATA.tables)


def test_every_column_of_a_rule_is_there() -> None:
    wrong = [(rule.table, name) for rule in RULES for name in rule.columns if name not in METADATA.tables[rule.table].c]
    assert wrong == []


def test_columns_are_named_for_seeing_and_changing_only() -> None:
    assert all(rule.actions <= {Action.SEE, Action.CHANGE} for rule in RULES if rule.columns)


def test_nobody_removes_contacts_or_what_figures_are_made_of() -> None:
    assert [rule for rule in RULES if Action.REMOVE in rule.actions and rule.table in _CONTACTS] == []


def test_nobody_writes_in_the_log_and_only_the_privacy_officer_reads_it() -> None:
    of_log = [rule for rule in RULES if rule.table in ("log_entry", "log_personal")]
    assert {(rule.roles, rule.actions) for rule in of_log} == {
        (frozenset({Role.PRIVACY_OFFICER}), frozenset({Action.SEE}))
    }


def test_only_editors_and_reviewers_publish() -> None:
    tables = ("article", "article_version", "article_change")
    adding = {role for rule in RULES if rule.table in tables and Action.ADD in rule.actions for role in rule.roles}
    assert adding == {Role.EDITOR, Role.REVIEWER}


def test_every_rule_has_a_policy_for_its_groups() -> None:
    made = {(policy.table, policy.action, role) for policy in policies() for role in policy.roles}
    wanted = {(rule.table, action, GROUPS[role]) for rule in RULES for action in rule.actions for role in rule.roles}
    assert wanted <= made


def test_no_two_policies_of_a_table_have_one_name() -> None:
    names = [(policy.table, policy.name) for policy in policies()]
    assert len(names) == len(set(names))


def test_every_policy_of_people_asks_for_a_person() -> None:
    of_people = [policy for policy in policies() if policy.roles != ("baliewijs_guard",)]
    assert all("baliewijs.me()" in policy.using + policy.check for policy in of_people)


def test_what_is_not_shielded_is_decided_without_looking_further() -> None:
    tables = {rule.table for rule in RULES if rule.scope is Scope.UNSHIELDED}
    assert all(condition(table, Scope.UNSHIELDED).startswith("NOT shielded OR ") for table in tables)


def test_nothing_is_granted_on_passwords() -> None:
    assert [grant for grant in grants() if grant.table in NOBODY and grant.role != "baliewijs_backup"] == []
