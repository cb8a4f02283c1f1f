"""`huiyin connection`: the ways to the outside, from the command line."""

import json
from typing import Annotated

import typer

from huiyin.cli.installed import fail, open_home, out

app = typer.Typer(help="Mail servers, robots and other ways to the outside.", no_args_is_help=True)
Place = Annotated[str, typer.Argument(help="A kind such as smtp, or kind/name.")]


@app.command()
def show(place: Annotated[str, typer.Argument(help="One only; by default all.")] = "") -> None:
    """List what is set. Secrets are never shown, only that they are there.

    Example: huiyin connection show smtp
    """
    open_home()
    from huiyin.connections.keeping import places
    from huiyin.connections.kinds import secrets_of, split

    for name, row in places().items():
        if place and name != place:
            continue
        out.print(name if row else f"{name}: not set", highlight=False)
        if row is None:
            continue
        for field, value in json.loads(row.values).items():
            out.print(f"  {field} = {value}", highlight=False, markup=False)
        if row.secrets:
            fields = ", ".join(sorted(secrets_of(split(name)[0])))
            out.print(f"  secret: {fields} (kept)", highlight=False, markup=False)


@app.command(name="set")
def set_(
    place: Place,
    values: Annotated[
        list[str], typer.Argument(help="field=value; field=- reads a line of the input.")
    ],
) -> None:
    """Set fields of a connection; the others stay. Give secrets as password=- and type or pipe them.

    Example: huiyin connection set smtp host=mail.example.org sender=desk@example.org password=-
    """
    open_home()
    from huiyin.connections import keeping
    from huiyin.connections.kinds import secrets_of
    from huiyin.people.connecting import set_connection

    given = dict(_pair(text) for text in values)
    try:
        held = keeping.kept(place)
        kept = held.model_dump(mode="json", exclude=set(secrets_of(type(held)))) if held else {}
        set_connection(None, place, {**kept, **given})
    except LookupError:
        raise fail(_unknown(place), 2) from None
    except keeping.Wrong as wrong:
        raise fail(str(wrong), 2) from None
    out.print(f"{place}: kept", highlight=False)


def _pair(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals:
        raise fail(f"{text}: expected field=value", 2)
    return field, typer.prompt(field, hide_input=True) if value == "-" else value


@app.command()
def test(
    place: Place, to: Annotated[str, typer.Option(help="Whom the test message goes to.")] = ""
) -> None:
    """Reach the other side once for real. Exits 1 where it does not work.

    Example: huiyin connection test smtp --to me@example.org
    """
    open_home()
    from huiyin.connections import keeping

    try:
        held = keeping.kept(place)
    except LookupError:
        raise fail(_unknown(place), 2) from None
    if held is None:
        raise fail(f"{place} is not set; see: huiyin connection set", 2)
    tried = held.try_out(to)
    if not tried.works:
        raise fail(tried.text("en"))
    out.print(tried.text("en"), highlight=False, markup=False)


def _unknown(place: str) -> str:
    from huiyin.connections.kinds import KINDS

    known = ", ".join(sorted(f"{k}/NAME" if v.MANY else k for k, v in KINDS.items()))
    return f"there is no connection {place}; there are {known}"
