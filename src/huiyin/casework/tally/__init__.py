"""What returns count of cases: the figures of one, the question of a return, the table that comes of it."""
