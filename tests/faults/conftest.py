"""A standby streams from PostgreSQL alone."""

from django.db import connection

collect_ignore = [] if connection.vendor == "postgresql" else ["test_standby.py"]
