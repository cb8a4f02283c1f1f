"""What a regulation says: the language of packs, its reader, its checker."""
