"""A new edition on its way into force: proposed, looked at, consented to, published, announced."""
