"""What people need to see, as rows (登记簿): derived from the ledger, disposable."""
