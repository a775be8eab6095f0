"""Totals by day and month, and whether they were counted."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import TEXT, column

_TIMES = "talk_seconds held_seconds wrap_seconds surveys_asked surveys_answered mark_sum mark_squares"
_DIRECT = "subjects ended not_put_through direct direct_once"
_OUTCOMES = (
    "answered_directly answered_after_consulting put_through_reached put_through_not_reached handed_off forwarded"
    " appointment_made customer_returns connection_lost"
)
_REASONS = "no_article article_unclear decision_needed no_access asked_for_someone other_reason no_reason"
_CUBES = {
    "contact": ("channel product unit_id", f"contacts {_TIMES}"),
    "subject": ("channel product unit_id", f"{_DIRECT} line_1 line_2 line_3 complaints {_OUTCOMES} {_REASONS}"),
    "hand_off": (
        "channel product unit_id line",
        "promises_due promises_kept reopened returned terms_due terms_kept",
    ),
    "desk": ("channel seat_id agent_id", f"contacts {_TIMES} {_DIRECT}"),
    "hour": ("channel weekday hour", "contacts"),
    "search": ("", "searches without_result opened rank_sum"),
    "article": ("article_id", "article_opened article_subjects"),
}
TABLES = (*(f"tally_{cube}" for cube in _CUBES), "tally_state")


def make() -> None:
    """Empty totals; when there are contacts already, they must be counted once."""
    for cube, (keys, measures) in _CUBES.items():
        op.create_table(
            f"tally_{cube}",
            sa.Column("grain", sa.String(1), primary_key=True),
            sa.Column("day", sa.Date(), primary_key=True),
            *(sa.Column(name, TEXT, primary_key=True) for name in keys.split()),
            *(column(name, sa.Integer()) for name in measures.split()),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "tally_state",
        column("id", sa.Integer(), primary_key=True, autoincrement=False),
        column("is_counted", sa.Boolean()),
    )
    op.execute(
        "INSERT INTO tally_state (id, is_counted)"
        " SELECT 1, NOT EXISTS (SELECT 1 FROM contact) AND NOT EXISTS (SELECT 1 FROM search_log)"
    )
