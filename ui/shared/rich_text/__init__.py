"""Formatted text that is typed: the field, what it takes and gives, and the bar above it."""
