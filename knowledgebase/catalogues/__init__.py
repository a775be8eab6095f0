"""Reading articles from files: one module for each format."""
