"""Django's backend for PostgreSQL, with moments read by the driver itself."""

from functools import cache
from typing import Any

from django.db.backends.postgresql import base
from psycopg.adapt import AdaptersMap
from psycopg.types.datetime import TimestamptzLoader


class DatabaseWrapper(base.DatabaseWrapper):
    """Moments come in the zone of the connection, which is UTC. Django's own loader says so again of each,
    in Python, so that the driver cannot read them in C.
    """

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        return params | {"context": _by_the_driver(params["context"])}

    def create_cursor(self, name: str | None = None) -> Any:
        """As Django's, which asks its own loader for the zone."""
        if name is None:
            return self.connection.cursor()
        held = self.connection.autocommit
        return self.connection.cursor(name, scrollable=False, withhold=held)


@cache
def _by_the_driver(known: AdaptersMap) -> AdaptersMap:
    found = AdaptersMap(known)
    found.register_loader("timestamptz", TimestamptzLoader)  # the one in C, where that is there
    return found
