"""The tables of the second migration, as they were then; never changed afterwards."""
