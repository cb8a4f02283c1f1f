"""The regulation in words: its conditions, its rules, and what changed between two versions."""
