"""Pages of returns and of the overview."""
