"""The command line: operations, and work on policies."""
