"""Work that need not be done at once, or leaves the process: asked for in the transaction of its cause."""
