"""The tables of the first migration, as they were then; never changed afterwards."""
