"""Receipts on paper and in e-mail: receipt data in, bytes out."""
