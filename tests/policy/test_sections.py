"""A policy holds every dated section of a pack."""

from huiyin.policy.policy import SECTIONS


def test_every_section_whose_rules_have_wordings_is_resolved():
    assert {"kinds", "roles", "clocks", "returns"} <= set(SECTIONS)
    assert "tables" not in SECTIONS
