"""Pages of ratings: what is rated together, who stands where, what places there are."""
