"""Rows and tables, in a module for each subject. A module also loads the ones its foreign keys name, and no others."""
