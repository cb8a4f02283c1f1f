"""The rows of the desk, step by step."""
