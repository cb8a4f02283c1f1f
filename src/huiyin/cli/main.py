"""The `huiyin` command."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from huiyin.cli import (
    calendar,
    cases,
    connecting,
    demo,
    erasing,
    importing,
    keys,
    ledger,
    operating,
    people,
    policy,
    reporting,
    searching,
    tokens,
)
from huiyin.cli.installed import choose_home, fail
from huiyin.ledger.depth import roomy
from huiyin.ledger.room import is_full
from huiyin.policy.values import NOT_TEXT

app = typer.Typer(
    name="huiyin",
    help="回音: keeps a complaint regulation as data. 件件有着落，事事有回音。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(policy.app, name="policy")
app.add_typer(cases.app, name="case")
app.add_typer(calendar.app, name="calendar")
app.add_typer(connecting.app, name="connection")
app.add_typer(importing.app, name="import")
app.add_typer(tokens.app, name="token")
app.add_typer(reporting.app, name="report")
app.add_typer(keys.app, name="keys")
app.add_typer(people.app, name="person")
operating.add_to(app)
ledger.add_to(app)
searching.add_to(app)
demo.add_to(app)
erasing.add_to(app)

Home = Annotated[
    Path | None,
    typer.Option("--home", help="The folder of the installation; HUIYIN_HOME does the same."),
]


@app.callback()
def _choose(home: Home = None) -> None:
    choose_home(home)


def main() -> None:
    if any(NOT_TEXT.search(word) for word in sys.argv):
        raise SystemExit(
            _say("there are signs among the words that no text holds: check the encoding")
        )
    try:
        roomy(app)()
    except Exception as error:
        if is_full(error):
            raise SystemExit(_say(f"a disk is full, and nothing was done: {error}", 1)) from None
        sort = type(error).__name__  # named, not imported: most commands need no Django
        if sort in _AWAY:
            said = " ".join(str(error).split())
            raise SystemExit(
                _say(f"the database is away or not as it should be: {said}", 1)
            ) from None
        if sort != "KeyMissing":
            raise
        raise SystemExit(_say(str(error))) from None


_AWAY = ("OperationalError", "InterfaceError")


def _say(what: str, code: int = 2) -> int:
    return fail(what, code).exit_code


if __name__ == "__main__":
    main()
