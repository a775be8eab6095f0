"""The tables of the third migration, as they were then; never changed afterwards."""
