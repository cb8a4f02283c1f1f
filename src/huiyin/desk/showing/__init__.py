"""What the case page shows, each part a plain value made from the case and its regulation."""
