"""Writing, checking and publishing the articles."""
