"""Searching and reading: result rows, the article, the list of all articles."""
