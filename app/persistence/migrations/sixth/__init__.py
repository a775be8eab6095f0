"""The sixth migration, as it was then; never changed afterwards."""
