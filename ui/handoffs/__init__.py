"""Handing a question off to another unit."""
