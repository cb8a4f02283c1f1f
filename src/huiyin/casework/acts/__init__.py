"""One function per command: what it makes happen, once rights, stage, facts and gates allow it."""
