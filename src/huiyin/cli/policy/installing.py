"""`policy install`, `editions`, `export`: an organisation's own regulations, and their history."""

import os
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from huiyin.catalogue.parcels import NAME, BadParcel, parcel_in
from huiyin.catalogue.trying import Tried
from huiyin.cli.installed import fail, open_home, out
from huiyin.cli.policy.base import app, err, say_problems

if TYPE_CHECKING:
    from huiyin.people.regulations import Grounds


@app.command()
def install(
    folder: Annotated[
        Path, typer.Argument(help="A folder with pack.yaml and scenarios/.", exists=True)
    ],
    why: Annotated[
        str, typer.Option(help="Why; wanted where an edition of it is in force already.")
    ] = "",
    emergency: Annotated[
        bool,
        typer.Option(
            "--emergency",
            help="Although the edition in force says whose consent the next one needs.",
        ),
    ] = False,
) -> None:
    """Check a pack, run its scenarios, and put it in force from its own day, with nobody's consent.

    For the first edition and for emergencies: at the desk a new edition is proposed, proven, tried and
    consented to. The ledger keeps who did it here, and why. Nothing changes unless every scenario
    passes. Running servers and workers notice by themselves.
    Example: huiyin --home /srv/huiyin policy install ./our-rules --why "first edition"
    """
    folder = folder.resolve()
    if not NAME.fullmatch(folder.name) or not (folder / "pack.yaml").is_file():
        raise fail(f"{folder}: no pack.yaml here, or a name of other than a-z, 0-9 and dashes", 2)
    open_home()
    from huiyin.people import regulations

    try:
        found = regulations.tried(parcel_in(folder))
    except BadParcel as error:
        raise fail(str(error)) from None
    _say_wrong(found)
    _install(found, regulations.Grounds(why.strip(), _operator(), emergency))


def _say_wrong(found: Tried) -> None:
    """Says what forbids it, and exits 1 where anything does."""
    name = found.parcel.name
    say_problems(list(found.problems))
    if found.problems:
        raise typer.Exit(1)
    if not found.stories:
        raise fail(f"{name} has no scenarios; write at least one: docs/how-to/write-a-scenario.md")
    for verdict in found.failed:
        told = f"✗ {verdict.scenario.file}: {verdict.scenario.name}"
        err.print(told, style="red", markup=False)
    if found.failed:
        said = f"{len(found.failed)} of {found.stories} scenarios fail"
        raise fail(f"{said}: huiyin policy test says why")


def _install(found: Tried, grounds: "Grounds") -> None:
    from huiyin.people.deeds import Unfit
    from huiyin.publishing import console

    assert found.regulation is not None
    pack, name = found.regulation.pack, found.parcel.name
    if len(grounds.why) < 2 and (grounds.emergency or _replaces_another(found)):
        raise fail(f"{name} is in force: say why this edition takes its place, --why TEXT", 2)
    try:
        told = console.install(found, grounds)
    except Unfit as unfit:
        if unfit.key == "install.no.change":
            out.print(f"{name} {pack.version} is what was published before", highlight=False)
            return
        raise fail(_REFUSED[unfit.key].format(pack=name, **unfit.values)) from None
    out.print(f"{name} {pack.version} published; it holds from {pack.in_force}", highlight=False)
    out.print(
        f"Put in force here by {grounds.operator}, with nobody's consent; {told} people are told. "
        "At the desk (规定) an edition is proposed and somebody else consents.",
        highlight=False, soft_wrap=True,
    )  # fmt: skip


def _replaces_another(found: Tried) -> bool:
    """Whether an edition with another text is in force; the same one again is no news."""
    from huiyin.ledger import packs

    published = packs.published(found.parcel.name)
    return bool(published) and published[-1].sha256 != packs.digest(found.parcel.rules())


def _operator() -> str:
    """As the machine calls whoever sits at it; by number where it knows no name."""
    try:
        return getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"


_REFUSED = {
    "install.no.version": "{pack} {version} is installed with another text; raise `version` in pack.yaml",
    "install.no.consent": "a new edition of {pack} needs the consent of {posts}: propose it at the desk "
    "(规定), or, in an emergency that is recorded as one, say --emergency and --why",
    "install.no.person": "{person} is the name of a person here and cannot be that of a post or unit",
}


@app.command()
def editions(pack: Annotated[str, typer.Argument(help="A pack of this installation.")]) -> None:
    """Every edition of a regulation that was published here, the first one first.

    Example: huiyin --home /srv/huiyin policy editions our-rules
    """
    open_home()
    from huiyin.ledger.packs import published

    found = published(pack)
    if not found:
        raise fail(f"no edition of {pack!r} was published here", 2)
    for edition in found:
        said = f"{edition.place}  {edition.version}  in force from {edition.in_force}"
        out.print(
            f"{said}  published {edition.at:%Y-%m-%d}  {edition.sha256[:12]}", highlight=False
        )


@app.command()
def export(
    pack: Annotated[str, typer.Argument(help="A pack of this installation.")],
    place: Annotated[int, typer.Argument(help="Its number, as `policy editions` says it.")],
    folder: Annotated[Path, typer.Argument(help="A new folder for its files.")],
) -> None:
    """Write out an edition as it was handed in, with its scenarios.

    Example: huiyin --home /srv/huiyin policy export our-rules 1 ./our-rules
    """
    open_home()
    from huiyin.ledger.packs import parcel_of, published

    chosen = [edition for edition in published(pack) if edition.place == place]
    if not chosen or folder.exists():
        raise fail(f"{folder} exists already" if chosen else f"{pack} has no edition {place}", 2)
    for name, text in parcel_of(chosen[0]).files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    out.print(f"{pack} {chosen[0].version} in {folder}", highlight=False)
