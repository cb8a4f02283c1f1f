"""Wiring: settings, addresses, and which concrete part serves which port."""
