"""The pages. Views receive and show; they never decide."""
