"""Messages out: who is told what by which way, and an outbox that loses nothing."""
