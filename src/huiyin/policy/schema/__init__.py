"""The rules a pack may contain, as typed data; `pack.Pack` is the whole."""
