"""The pages, by what somebody comes for: to complain, to follow, to act, to have their data."""
