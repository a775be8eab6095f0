"""Who may do what: roles."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody does in the contact centre or behind it; one person may have several."""

    AGENT = "agent"
    HANDLER = "handler"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    TEAM_LEADER = "team_leader"
    ADMINISTRATOR = "administrator"
    PRIVACY_OFFICER = "privacy_officer"
