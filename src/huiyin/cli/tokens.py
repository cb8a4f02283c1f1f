"""`huiyin token`: access tokens for programs, from the command line."""

import json
from datetime import timedelta
from typing import Annotated, Any

import typer
from rich.table import Table

from huiyin.cli.installed import fail, open_home, out

app = typer.Typer(help="Access tokens with which programs come in.", no_args_is_help=True)
Person = Annotated[str, typer.Argument(help="Sign-in name of the person it acts as.")]
_WHY = {
    "nobody": "nobody works here under this name",
    "title": "give it a title of up to 64 characters, so that people know it again",
    "scopes": "a scope is one of read, act, records",
    "end": "a token of a person lives between 1 and 366 days",
    "many": "this person has 20 good tokens already; revoke some",
}


@app.command()
def new(
    person: Person,
    title: Annotated[str, typer.Option(help="What it is for, so that people know it again.")],
    scope: Annotated[
        list[str] | None, typer.Option(help="read, act or records; may be given several times.")
    ] = None,
    days: Annotated[int, typer.Option(help="How long it lives; 0 for a service without end.")] = 90,
    service: Annotated[
        bool, typer.Option("--service", help="For a program of the house, not of a person.")
    ] = False,
) -> None:
    """Issue a token and print it; it cannot be printed again. It has its person's rights, no more.

    Example: huiyin token new chen --title till --scope records --days 90
    """
    open_home()
    from huiyin.ledger import moment
    from huiyin.people.access_tokens import NotIssued, Wish, issue

    end = moment.now() + timedelta(days=days) if 0 < days < 36_500 else None
    wish = Wish(
        person=person,
        title=title,
        scopes=tuple(scope or ("read",)),
        expires_at=end,
        service=service,
    )
    try:
        typer.echo(issue(wish, by=""))
    except NotIssued as no:
        raise fail(_WHY[no.why], 2) from None


@app.command("list")
def list_(
    person: Annotated[str, typer.Argument(help="Only those of this person.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Who has tokens: for what, until when, when last used. Never the tokens themselves.

    Example: huiyin token list chen
    """
    open_home()
    from huiyin.ledger import moment
    from huiyin.people.access_tokens import is_good
    from huiyin.people.models import AccessToken

    found = AccessToken.objects.order_by("person", "-issued_at")
    tokens = found.filter(person=person) if person else found
    rows = [_row(token, good=is_good(token, moment.now())) for token in tokens]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    table = Table(*(_row_names()))
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    out.print(table)


def _row_names() -> tuple[str, ...]:
    return ("id", "person", "title", "scopes", "service", "good", "expires", "last used")


def _row(token: Any, *, good: bool) -> dict[str, Any]:
    values = (
        token.id, token.person, token.title, token.scopes, token.is_service, good,
        token.expires_at.isoformat() if token.expires_at else "",
        token.last_used_at.isoformat() if token.last_used_at else "",
    )  # fmt: skip
    return dict(zip(_row_names(), values, strict=True))


@app.command()
def revoke(
    token: Annotated[str, typer.Argument(help="The id of the token, from the list.")],
) -> None:
    """Make a token open nothing from now on.

    Example: huiyin token revoke 5f2c90ab13de
    """
    open_home()
    from huiyin.people import access_tokens
    from huiyin.people.models import AccessToken

    found = AccessToken.objects.filter(pk=token).first()
    if found is None:
        raise fail(f"there is no token {token}; see: huiyin token list", 2)
    access_tokens.revoke(found, by="")
    out.print(f"{found.person}: {found.title} is revoked", highlight=False, markup=False)
