"""`policy install`, `editions`, `export`: an organisation's own regulations, and their history."""

from pathlib import Path
from typing import Annotated

import typer

from huiyin.catalogue.parcels import NAME, BadParcel, parcel_in
from huiyin.catalogue.trying import Tried
from huiyin.cli.installed import fail, open_home, out
from huiyin.cli.policy.base import app, err, say_problems


@app.command()
def install(
    folder: Annotated[
        Path, typer.Argument(help="A folder with pack.yaml and scenarios/.", exists=True)
    ],
) -> None:
    """Check a pack, run its scenarios, and put it in force from its own day.

    Nothing changes unless every scenario passes. Running servers and workers notice by themselves.
    Example: huiyin --home /srv/huiyin policy install ./our-rules
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
    _install(found)


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


def _install(found: Tried) -> None:
    from huiyin.people import regulations
    from huiyin.people.deeds import Unfit

    assert found.regulation is not None
    pack, name = found.regulation.pack, found.parcel.name
    try:
        regulations.install(found)
    except Unfit as unfit:
        if unfit.key == "install.no.change":
            out.print(f"{name} {pack.version} is what was published before", highlight=False)
            return
        raise fail(_REFUSED[unfit.key].format(pack=name, **unfit.values)) from None
    out.print(f"{name} {pack.version} published; it holds from {pack.in_force}", highlight=False)


_REFUSED = {
    "install.no.version": "{pack} {version} is installed with another text; raise `version` in pack.yaml",
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
