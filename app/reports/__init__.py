"""Figures on paper and in spreadsheets: figures in, bytes out."""
