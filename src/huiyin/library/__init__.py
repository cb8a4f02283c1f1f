"""Libraries of typical cases: kept in the ledger, found by words and by likeness. They decide nothing."""
