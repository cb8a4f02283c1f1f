"""Opens an installation for a command: the home folder, then Django on it."""

import os
from pathlib import Path
from typing import Any

import typer
from rich.console import Console

out = Console()
err = Console(stderr=True)
SETTINGS = "huiyin.site.settings"


def fail(what: str, code: int = 1) -> typer.Exit:
    """Says what is wrong, in red, and gives the exit to raise."""
    err.print(what, style="red", highlight=False, markup=False)
    return typer.Exit(code)


def passphrase(*, new: bool = False) -> str:
    """From HUIYIN_PASSPHRASE, so that a job can give it, or asked for at the terminal."""
    given = os.environ.get("HUIYIN_PASSPHRASE")
    if given is not None:
        return given
    asked: str = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=new)
    return asked


def choose_home(home: Path | None) -> Path:
    """The folder given by `--home`, else HUIYIN_HOME, else `.huiyin` here; kept in the environment."""
    chosen = (home or Path(os.environ.get("HUIYIN_HOME") or ".huiyin")).absolute()
    os.environ["HUIYIN_HOME"] = str(chosen)
    return chosen


def open_home(*, must_exist: bool = True) -> Any:
    """Django's settings for the home in the environment. Exits 2 where there is no installation."""
    import django
    from django.conf import settings

    from huiyin.catalogue.home import Home, HomeError

    home = Home.from_environment()
    if must_exist and not home.settings_file.is_file():
        raise fail(f"{home.folder} is no installation. Make one: huiyin --home DIR init", 2)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        django.setup()
    except HomeError as error:
        raise fail(str(error), 2) from None
    return settings


def check_current() -> None:
    """Exits 2 on a database of another version, which would answer with an error of its own."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise fail("the database is of another version; run: huiyin upgrade", 2)
