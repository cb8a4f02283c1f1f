"""A draft of a regulation tried on history: every recorded deed decided anew, the outcomes compared."""
