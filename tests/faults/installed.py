"""A whole installation for tests with several processes: SQLite in a file, or a PostgreSQL database."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

SET_UP = """
import os, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from huiyin.ledger import keys
keys.make_keys()
from tests.ledger.house import open_shop
open_shop()
"""


@dataclass
class Installed:
    environment: dict[str, str]
    database: str

    @classmethod
    @contextmanager
    def made(cls, home: Path) -> Iterator["Installed"]:
        home.mkdir()
        server = os.environ.get("HUIYIN_DATABASE", "")
        database = _own_database(server) if server else str(home / "huiyin.sqlite3")
        environment = {
            "HUIYIN_HOME": str(home),
            "HUIYIN_DATABASE": database if server else "",
            "DJANGO_SETTINGS_MODULE": "huiyin.site.settings",
            "PYTHONPATH": os.pathsep.join([str(Path.cwd() / "src"), str(Path.cwd())]),
        }
        everything = {**os.environ, **environment}
        subprocess.run([sys.executable, "-c", SET_UP], env=everything, check=True)
        yield cls(environment, database)
        if server:
            _on_server(server, f'DROP DATABASE "{_name(database)}" WITH (FORCE)')

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        if self.environment["HUIYIN_DATABASE"]:
            return _on_server(self.database, query)
        with sqlite3.connect(self.database) as connection:
            return connection.execute(query.replace("%%", "%")).fetchall()

    def advance(self, seconds: int) -> None:
        """Puts the clock of a demo forward, for every process."""
        more = f"ON CONFLICT (id) DO UPDATE SET seconds = ledger_offset.seconds + {seconds}"
        self.rows(f"INSERT INTO ledger_offset (id, seconds) VALUES (1, {seconds}) {more}")


@contextmanager
def an_empty_database() -> Iterator[str]:
    """On the server that the environment names; no address where it names none."""
    server = os.environ.get("HUIYIN_DATABASE", "")
    database = _own_database(server) if server else ""
    yield database
    if database:
        _on_server(server, f'DROP DATABASE "{_name(database)}" WITH (FORCE)')


def _name(address: str) -> str:
    return urlsplit(address).path.lstrip("/")


def _own_database(server: str) -> str:
    name = f"faults_{os.getpid()}_{os.urandom(4).hex()}"
    _on_server(server, f'CREATE DATABASE "{name}"')
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def _on_server(address: str, statement: str) -> list[tuple[Any, ...]]:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        cursor = connection.execute(statement.replace("%%", "%"))
        return cursor.fetchall() if cursor.description else []
