"""The fifth migration, as it was then; never changed afterwards."""
