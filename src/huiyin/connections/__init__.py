"""Ways from the house to the outside: what is set for each, its secrets encrypted, changes as events."""
