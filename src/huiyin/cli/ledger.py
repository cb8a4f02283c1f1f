"""`huiyin verify`, `seal`, `rebuild`, `backup`, `restore`: keeping the ledger, and proving it."""

import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.progress import Progress

from huiyin.cli.installed import err, fail, open_home, out, passphrase

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def add_to(app: typer.Typer) -> None:
    for command in (verify, seal, rebuild, backup, restore):
        app.command()(command)


def verify(
    public_key: Annotated[
        list[Path] | None,
        typer.Option(help="The public key, if kept elsewhere. Again for a second.", exists=True),
    ] = None,
    seals: Annotated[
        Path | None, typer.Option(help="Exported seals, if kept elsewhere.", exists=True)
    ] = None,
    dossier: Annotated[
        Path | None,
        typer.Option(help="The archive of one case's file, instead of the ledger.", exists=True),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Prove that nothing was altered, removed, reordered or inserted. Exit 1 when something was.

    The archive of a file is checked with the public key alone, on a machine without the ledger.

    Example: huiyin verify --public-key /media/safe/seal.pub.pem --seals /media/safe/seals
    """
    if dossier is not None:
        _verify_file(dossier, public_key or [], as_json=as_json)
    settings = open_home()
    from huiyin.ledger import keys
    from huiyin.ledger.verify import verify as walk

    with Progress(console=err, transient=True) as bar:
        task = bar.add_task("events", total=_events())
        first, *also = [keys.public_key(path) for path in public_key or ()] or [keys.public_key()]
        report = walk(
            seals or settings.HOME.seals,
            first,
            lambda done: bar.update(task, completed=done),
            also=also,
        )
    _note_verified(report)
    if as_json:
        answer = {k: v for k, v in asdict(report).items() if k != "heads"}
        typer.echo(json.dumps(answer, ensure_ascii=False, default=str))
    else:
        _say(report)
    raise typer.Exit(0 if report.is_sound else 1)


def _note_verified(report: Any) -> None:
    """For the page of how things run. A database that only this proof may read says nothing of it."""
    from django.db import DatabaseError

    from huiyin.upkeep.caring import note

    try:
        note("verify", is_sound=report.is_sound, events=report.events)
    except DatabaseError:
        err.print("(not noted in the database)", highlight=False)


def _verify_file(file: Path, public_keys: list[Path], *, as_json: bool) -> NoReturn:
    """Without a key of its own it takes that of the home folder."""
    from huiyin.dossier.checking import check, key_in
    from huiyin.ledger.key_file import PUBLIC

    if not public_keys:
        public_keys = [open_home().HOME.keys / PUBLIC]
    try:
        verdict = check(file, [key_in(path) for path in public_keys])
    except (OSError, ValueError) as error:
        raise fail(str(error), 2) from None
    if as_json:
        typer.echo(json.dumps(asdict(verdict), ensure_ascii=False))
    elif verdict.is_sound:
        out.print(f"{verdict.number}: {verdict.files} files, {verdict.events} events, "
                  f"{verdict.sealed} of them under a seal", highlight=False)  # fmt: skip
        out.print("✓ as it was handed out", style="green")
    else:
        for fault in verdict.faults:
            err.print(f"✗ {fault}", style="red", highlight=False, markup=False)
    raise typer.Exit(0 if verdict.is_sound else 1)


def _events() -> int:
    from huiyin.ledger.models import EventRow

    return EventRow.objects.count()


def _say(report: Any) -> None:
    out.print(
        f"{report.events} events in {report.streams} streams, {report.texts} texts, "
        f"{report.seals} seals",
        highlight=False,
    )
    if report.fault:
        err.print(f"✗ {report.fault}", style="red", highlight=False, markup=False)
        return
    out.print("✓ nothing was touched", style="green")
    if report.unprotected:
        since = report.last_seal or "the beginning"
        out.print(
            f"{report.unprotected} events since {since} are under no exported seal: a tail cut "
            "there could not be proven. Make one: huiyin seal",
            highlight=False,
        )


def seal(
    to: Annotated[
        Path | None, typer.Option(help="Also copy all that are missing there to this folder.")
    ] = None,
) -> None:
    """Sign what has happened since the last seal, and export the seal to be kept elsewhere."""
    settings = open_home()
    from huiyin.ledger import moment
    from huiyin.ledger.seals import copy_missing
    from huiyin.ledger.seals import seal as make

    made = make(moment.now(), settings.HOME.seals)
    if to is not None:
        copy_missing(settings.HOME.seals, to)
    if made is None:
        out.print("nothing has happened since the last seal")
        return
    out.print(f"seal {made.number} over {made.events} events, root {made.root}", highlight=False)


def rebuild(
    check: Annotated[bool, typer.Option("--check", help="Compare only, change nothing.")] = False,
) -> None:
    """Build the register's rows anew from the ledger; with --check, prove that they would be the same."""
    open_home()
    from huiyin.ledger import rebuilding

    with Progress(console=err, transient=True) as bar:
        task = bar.add_task("cases", total=None)
        action = rebuilding.check if check else rebuilding.rebuild
        try:
            cases = action(lambda done: bar.update(task, completed=done))
        except rebuilding.Differs as differs:
            raise fail(
                f"✗ rows differ from the ledger in: {differs}. Run: huiyin rebuild"
            ) from None
    out.print(f"{cases} cases replayed" + (", rows are the same" if check else ""), highlight=False)


def backup(
    file: Annotated[Path, typer.Argument(help="The archive to write, such as monday.tar.gz.")],
    with_keys: Annotated[
        bool, typer.Option(help="The keys too: whoever has it reads all.")
    ] = False,
) -> None:
    """Write a consistent copy of database, evidence, seals and settings while the product runs.

    Evidence in a bucket is fetched into the archive, and restore brings it into the bucket again.
    """
    settings = open_home()
    from huiyin.evidence.carrying import fetch_all
    from huiyin.ledger.backup import BackupError, back_up
    from huiyin.upkeep.caring import note

    fetch = fetch_all if settings.EVIDENCE_BUCKET else None
    try:
        size = back_up(settings.HOME, file, with_keys=with_keys, fetch=fetch)
    except BackupError as error:
        raise fail(str(error)) from None
    note("backup")
    out.print(f"{file}: {size // 1024} KiB, keys {'in it' if with_keys else 'not in it'}")


def restore(
    file: Annotated[Path, typer.Argument(exists=True)],
    keys: Annotated[
        Path | None,
        typer.Option(
            help="The keys: their folder, or the file that keys export wrote.", exists=True
        ),
    ] = None,
    database: Annotated[
        str, typer.Option(help="An empty database to load it into, in place of the one it names.")
    ] = "",
) -> None:
    """Fill an empty home folder from a backup, and verify what came out of it.

    Nothing stays behind when it cannot. Example: huiyin --home NEW restore monday.tar.gz --keys safe.keys
    """
    from huiyin.catalogue.home import Home
    from huiyin.ledger.backup import BackupError, unpack
    from huiyin.ledger.key_file import BadKeyFile

    home = Home.from_environment()
    if database:  # the environment's would come before what its settings say
        os.environ["HUIYIN_DATABASE"] = database
    try:
        unpack(file, home, lambda folder: _put_keys(keys, folder), database)
    except (BackupError, BadKeyFile) as error:
        raise fail(str(error), 2) from None
    settings = open_home()
    if settings.EVIDENCE_BUCKET:
        from huiyin.evidence.carrying import bring_all

        done = bring_all(home.evidence)
        out.print(f"{done} files brought into the bucket of the settings", highlight=False)
    out.print(f"restored to {home.folder}; now it is verified", highlight=False)
    verify(None, None)


def _put_keys(keys: Path | None, folder: Path) -> None:
    from huiyin.ledger.key_file import put_back

    if keys is None:
        return
    if keys.is_dir():
        shutil.copytree(keys, folder, dirs_exist_ok=True)
        return
    put_back(keys, passphrase(), folder)
