"""Pages of the libraries of typical cases, and of what was learnt from them."""
