"""The figures: what is asked, how it is answered, and what is done about it."""
