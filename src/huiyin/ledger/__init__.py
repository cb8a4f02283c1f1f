"""What has happened: append-only, chained, sealed; `handle` is the one door for every change."""
