"""Figures in the database: totals kept with every change, read by period, and counted again from what they are of."""
