"""Mail in: fetched once, kept as it came, read with care, joined to its case or held for an officer."""
