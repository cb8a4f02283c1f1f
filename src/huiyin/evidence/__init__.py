"""Files that were handed in: received, recognised, scanned, encrypted, kept, shown."""
