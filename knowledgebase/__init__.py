"""Articles, and finding them. Knows no window, no database and no contact."""
