"""Huiyin 回音: keeps a complaint regulation as data."""
