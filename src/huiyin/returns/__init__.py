"""Statistics and returns: what the register adds up to. They read and never decide."""
