"""The tables of the fourth migration, as they were then; never changed afterwards."""
