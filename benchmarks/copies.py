"""Databases of made-up houses, and copies of them that may be spoilt: files, or databases of one server."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ADDRESS = "HUIYIN_DATABASE"
"""The server and a database on it; without it each house has a file of its own."""


def choose_database(name: str) -> None:
    """From now on this process and its children use the one of this name, made where there is none."""
    if not os.environ.get(ADDRESS):
        return
    with _server() as server:
        asked = "SELECT 1 FROM pg_database WHERE datname = %s"
        if server.execute(asked, [name]).fetchone() is None:
            server.execute(f'CREATE DATABASE "{name}"')
    os.environ[ADDRESS] = _named(name)


@contextmanager
def copied(home: Path) -> Iterator[Path]:
    """A home like this one; while it is there, what is served from it changes no other."""
    if not os.environ.get(ADDRESS):
        with tempfile.TemporaryDirectory(prefix="huiyin-bench-") as folder:
            yield Path(shutil.copytree(home, Path(folder) / "home"))
        return
    from django.db import connection

    address = os.environ[ADDRESS]
    like = urlsplit(address).path.lstrip("/")
    name = f"{like}_copy"
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # nobody may be in what is copied
    with _server() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    os.environ[ADDRESS] = _named(name)
    try:
        yield home
    finally:
        os.environ[ADDRESS] = address
        with _server() as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def opened(home: Path) -> Any:
    """A plain connection to what is served from that home."""
    address = os.environ.get(ADDRESS)
    if not address:
        return sqlite3.connect(home / "huiyin.sqlite3", timeout=60)
    import psycopg

    return psycopg.connect(address, autocommit=True)


def _server() -> Any:
    import psycopg

    return psycopg.connect(_named("postgres"), autocommit=True)


def _named(name: str) -> str:
    return urlunsplit(urlsplit(os.environ[ADDRESS])._replace(path=f"/{name}"))
