"""Whether the installation runs as it should: workers, what is late, what was proven and copied when."""
