"""Which database this program works with."""

HEAD = "0006"
"""The newest migration; kept here so that a start need not load Alembic to know it."""
