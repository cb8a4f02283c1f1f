"""`huiyin keys`: which keys there are, a backup of them, and a change to new ones."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from huiyin.cli.installed import fail, open_home, out, passphrase

app = typer.Typer(help="The keys that open texts and sign seals.", no_args_is_help=True)
By = Annotated[str, typer.Option("--as", help="Who does it.")]


class Which(StrEnum):
    """A key that can give way to a new one."""

    MASTER = "master"
    INDEX = "index"
    SEAL = "seal"


@app.command()
def show(
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Which keys there are, by fingerprint, and when they were last exported. Exit 1 when never."""
    open_home()
    from huiyin.ledger.key_backup import last_export
    from huiyin.ledger.key_file import EXPORTED
    from huiyin.ledger.rotation import fingerprint

    marks = {name: mark for name in EXPORTED if (mark := fingerprint(name))}
    last = last_export()
    if as_json:
        exported = {"at": last.at.isoformat(), "by": last.by} if last else None
        typer.echo(json.dumps({"keys": marks, "exported": exported}, ensure_ascii=False))
    else:
        table = Table("key", "fingerprint")
        for name, mark in marks.items():
            table.add_row(name, mark)
        out.print(table)
        out.print(
            f"all exported on {last.at:%Y-%m-%d %H:%M} UTC by {last.by or '-'}"
            if last
            else "not all of them are in an export: run huiyin keys export FILE",
            highlight=False,
        )
    raise typer.Exit(0 if last else 1)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="A new file, to be kept apart from the data.")],
    by: By = "",
) -> None:
    """Write all keys to one file under a passphrase, and record that it was done.

    The passphrase is asked for, or taken from HUIYIN_PASSPHRASE.
    Example: huiyin keys export /media/safe/huiyin.keys
    """
    open_home()
    from huiyin.ledger.key_backup import export as write
    from huiyin.ledger.key_file import BadKeyFile

    try:
        names = write(file, passphrase(new=True), by)
    except BadKeyFile as error:
        raise fail(str(error), 2) from None
    out.print(f"{file}: {', '.join(names)}", highlight=False)


@app.command()
def restore(file: Annotated[Path, typer.Argument(exists=True)]) -> None:
    """Put back the keys that are missing from an exported file; none is ever replaced."""
    settings = open_home()
    from huiyin.ledger.key_file import BadKeyFile, put_back

    try:
        back = put_back(file, passphrase(), settings.HOME.keys)
    except BadKeyFile as error:
        raise fail(str(error), 2) from None
    out.print(", ".join(path.name for path in back) or "no key was missing", highlight=False)


@app.command()
def rotate(
    which: Annotated[Which, typer.Argument(help="Which key gives way.")],
    reason: Annotated[str, typer.Option(help="Why, for the record.")],
    by: By = "",
) -> None:
    """Make a new key in place of one that was seen, lost (seal) or is simply old.

    Example: huiyin keys rotate master --reason "the old server was sold" --as root
    """
    open_home()
    from huiyin.ledger import rotation

    if which is Which.MASTER:
        count = rotation.rotate_master(by, reason)
        out.print(
            f"{count} keys wrapped anew. The previous master key stays until: huiyin keys retire"
        )
    elif which is Which.INDEX:
        cases = rotation.rotate_index(by, reason)
        out.print(f"the register of {cases} cases was built anew")
    else:
        file = rotation.rotate_seal(by, reason)
        out.print(f"keep {file} with the seals, and hand out the new seal.pub.pem", highlight=False)
    out.print("Export the keys again: huiyin keys export FILE")


@app.command()
def retire() -> None:
    """Remove the previous master key, once it is exported and every process runs with the new one.

    Backups made before the change still need it.
    """
    open_home()
    from huiyin.ledger.rotation import retire_master

    out.print("removed" if retire_master() else "there is no previous master key")
