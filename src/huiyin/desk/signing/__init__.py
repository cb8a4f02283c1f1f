"""Signing in by django-allauth: what this house decides where the library asks."""
