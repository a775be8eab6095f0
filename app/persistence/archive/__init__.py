"""Whole databases in one file, and from one database into another."""
