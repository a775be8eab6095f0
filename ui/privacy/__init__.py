"""Keeping and erasing: terms, disposals, and what is stored about one person."""
