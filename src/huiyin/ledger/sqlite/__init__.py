"""SQLite as Django knows it, but writers queue up fairly before they begin."""
