"""Pictures of the screens for the documentation, taken from the demo: `make gallery`."""
