"""Charts, painted in the colours of the theme, with a mark that the arrow keys move."""
