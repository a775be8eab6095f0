"""News and work instructions for staff."""
