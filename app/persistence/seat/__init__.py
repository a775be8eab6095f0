"""What a seat of many works with: its own copy of knowledge and organisation, and the server for the rest."""
