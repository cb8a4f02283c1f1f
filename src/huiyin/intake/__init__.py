"""Ways in besides the desk: imports of older records."""
