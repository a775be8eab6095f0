"""Seeing, printing and saving receipts."""
