"""The checks behind the expectations of scenarios, by theme."""
