"""`huiyin person`: the organisation from the console, where nobody is signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from huiyin.cli.installed import fail, open_home, out

app = typer.Typer(
    name="person",
    help="People, their posts and how they come in. Recorded as done at the console.",
    no_args_is_help=True,
)

Person = Annotated[str, typer.Argument(help="Sign-in name.")]
Why = Annotated[str, typer.Option(help="Kept for good in the history of the house.")]
Post = Annotated[str, typer.Argument(help="PACK/ROLE, or PACK/ROLE/UNIT.")]


@app.command("add")
def add(
    person: Person,
    name: Annotated[str, typer.Option(help="The name that is shown.")],
    address: Annotated[str, typer.Option(help="E-mail, for a forgotten password.")] = "",
    administrator: Annotated[bool, typer.Option("--administrator")] = False,
    why: Why = "",
) -> None:
    """Add somebody and print the link with which they choose a password.

    Example: huiyin person add wang --name 王芳
    """
    open_home()
    from huiyin.people import deeds

    with _saying_why():
        deeds.join(None, person, name, address, why)
        if administrator:
            deeds.make_administrator(None, person, why or "console")
    link(person, why)


@app.command("link")
def link(person: Person, why: Why = "") -> None:
    """Print a one-time link: an invitation, or a way back in. Good once, for three days."""
    settings = open_home()
    from huiyin.people import links

    with _saying_why():
        path = links.issue(None, person, why)
    host = next(iter(settings.ALLOWED_HOSTS[4:]), "127.0.0.1:8000")
    out.print(
        f"http{'s' if settings.SECURE else ''}://{host}{path}", highlight=False, soft_wrap=True
    )


@app.command("post")
def post(
    person: Person,
    place: Post,
    take: Annotated[bool, typer.Option("--take", help="Take the post instead.")] = False,
    why: Why = "",
) -> None:
    """Give somebody a post, or take it.

    Example: huiyin person post wang PACK/ROLE
    """
    open_home()
    from huiyin.people import deeds

    pack, role, unit = [*place.split("/"), "", ""][:3]
    with _saying_why():
        deed = deeds.take_post if take else deeds.give_post
        deed(None, person, deeds.Place(pack, role, unit), why)


@app.command("leave")
def leave(
    person: Person,
    to: Annotated[str, typer.Option(help="Everything to this person instead of by rule.")] = "",
    go: Annotated[bool, typer.Option("--go", help="Do it; without, only show.")] = False,
    why: Why = "",
) -> None:
    """Show what passes to whom when somebody leaves; with --go, hand over and close the account.

    Example: huiyin person leave wang --go
    """
    open_home()
    from huiyin.register import leaving

    chosen = {"": to} if to else {}
    with _saying_why():
        plan = leaving.leave(None, person, chosen, why) if go else leaving.plan(person, chosen)
    for passing in plan.passings:
        out.print(f"{passing.number}  {passing.pack}  -> {passing.to or '?'}  ({passing.rule})",
                  highlight=False)  # fmt: skip
    ends = f"{len(plan.posts)} posts, {len(plan.deputies)} deputies, {plan.tokens} tokens"
    out.print(
        f"{len(plan.passings)} cases; ends: {ends}, {plan.sessions} sessions", highlight=False
    )


@app.command("worklist")
def worklist() -> None:
    """Print what an administrator has to mend; exits 1 while something is urgent."""
    open_home()
    from huiyin.ledger import moment
    from huiyin.people.models import Account
    from huiyin.sight.worklist import worklist as found

    lacks = found(Account(username=""), moment.now())
    for lack in lacks:
        said = ", ".join(f"{name} {value}" for name, value in lack.values.items())
        out.print(f"{'!' if lack.urgent else ' '} {lack.kind}: {said}", highlight=False)
    if any(lack.urgent for lack in lacks):
        raise typer.Exit(1)


@contextmanager
def _saying_why() -> Iterator[None]:
    """A deed that is not done ends with a sentence, not with a traceback."""
    from huiyin.desk.words import say
    from huiyin.people.deeds import Unfit

    try:
        yield
    except Unfit as unfit:
        values = {**unfit.values, "why": str(unfit.values.get("refused", ""))}
        raise fail(say(unfit.key, "en", values)) from None
