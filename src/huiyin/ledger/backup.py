"""A consistent copy of an installation as one archive, and the way back."""

import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from huiyin.catalogue.home import Home
from huiyin.ledger.room import settle

SQLITE = "huiyin.sqlite3"
DUMP = "huiyin.sql"


class BackupError(RuntimeError):
    """A backup that cannot be made or read; the message says what to do."""


def back_up(
    home: Home, file: Path, *, with_keys: bool, fetch: Callable[[Path], object] | None = None
) -> int:
    """Writes the archive and gives its size in bytes. The product may go on working meanwhile.

    `fetch` brings files that do not lie in the home folder into the folder it is given. Raises BackupError;
    then nothing of the archive is left.
    """
    if file.exists():
        raise BackupError(f"{file} exists already; choose another name")
    try:
        _write(home, file, with_keys=with_keys, fetch=fetch)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"{file} was not written, and nothing of it is left: {error}") from error
    return file.stat().st_size


def _write(
    home: Home, file: Path, *, with_keys: bool, fetch: Callable[[Path], object] | None
) -> None:
    seals = sorted(home.seals.glob("*.json"))  # a seal made later speaks of events not in the copy
    with tempfile.TemporaryDirectory(dir=home.folder) as folder:
        database = _copy_database(home, Path(folder))
        evidence = home.evidence
        if fetch is not None:
            evidence = Path(folder) / home.evidence.name
            evidence.mkdir()
            fetch(evidence)
        inside = [(path, path.name) for path in (home.settings_file, evidence) if path.exists()]
        inside += [(path, f"{home.seals.name}/{path.name}") for path in seals]
        inside += [(home.keys, "keys")] if with_keys else []
        _pack(file, [(database, database.name), *inside])


def _pack(file: Path, inside: list[tuple[Path, str]]) -> None:
    part = file.with_name(file.name + ".part")
    try:
        with tarfile.open(part, "w:gz") as archive:
            for path, name in inside:
                archive.add(path, name)
        with part.open("rb") as whole:
            os.fsync(whole.fileno())
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)  # half a backup would only take room
        raise
    settle(file.parent)


def _copy_database(home: Home, folder: Path) -> Path:
    from django.db import connection  # noqa: PLC0415 (restore runs without a database)

    if connection.vendor == "postgresql":
        return _dump(connection.settings_dict, folder / DUMP)
    source = sqlite3.connect(home.folder / SQLITE)
    target = sqlite3.connect(folder / SQLITE)
    with source, target:
        source.backup(target)
    source.close()
    target.close()
    return folder / SQLITE


def _dump(settings: dict[str, str], target: Path) -> Path:
    program = shutil.which("pg_dump")
    if program is None:
        raise BackupError("pg_dump is missing: apt-get install postgresql-client")
    command = [program, "--no-owner", "-f", str(target), "-d", settings["NAME"]]
    for option, key in (("-h", "HOST"), ("-p", "PORT"), ("-U", "USER")):
        if settings.get(key):
            command += [option, settings[key]]
    _run(command, settings.get("PASSWORD", ""))
    return target


def _run(command: list[str], password: str) -> None:
    """The password goes by the environment: arguments are seen by everybody on the machine."""
    environment = {**os.environ, "PGPASSWORD": password} if password else None
    done = subprocess.run(  # noqa: S603 (ours)
        command, capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        raise BackupError(f"{Path(command[0]).name}: {done.stderr.strip()}")


def unpack(file: Path, home: Home, put_keys: Callable[[Path], object], database: str = "") -> None:
    """Fills an empty home folder, or leaves nothing there and raises BackupError.

    `put_keys` puts the keys that were backed up apart into the folder it is given; `database`
    replaces the address that the settings of the backup name.
    """
    if home.folder.exists() and any(home.folder.iterdir()):
        raise BackupError(f"{home.folder} is not empty; restore into a new folder")
    part = Home(home.folder.with_name(home.folder.name + ".restoring"))
    shutil.rmtree(part.folder, ignore_errors=True)
    part.folder.mkdir(parents=True, mode=0o700)
    try:
        _fill(file, part, put_keys, database)
        if home.folder.exists():
            home.folder.rmdir()
        part.folder.rename(home.folder)
    finally:
        shutil.rmtree(part.folder, ignore_errors=True)


def _fill(file: Path, home: Home, put_keys: Callable[[Path], object], database: str) -> None:
    try:
        with tarfile.open(file, "r:gz") as archive:
            _extract(archive, home.folder)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BackupError(f"{file} is no readable backup: {error}") from error
    put_keys(home.keys)
    if not (home.keys / "master.key").exists():
        raise BackupError(
            "the backup holds no keys: name their folder or exported file with --keys"
        )
    if database:
        _set_database(home, database)
    dump = home.folder / DUMP
    if dump.exists():
        _load(home, dump)


def _set_database(home: Home, address: str) -> None:
    lines = home.settings_file.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("database")]
    text = "\n".join([*kept, f"database = {json.dumps(address)}", ""])
    home.settings_file.write_text(text, "utf-8")


def _extract(archive: tarfile.TarFile, folder: Path) -> None:
    """Plain files and folders below `folder` only, whatever the archive says."""
    for member in archive.getmembers():
        inside = (folder / member.name).resolve().is_relative_to(folder.resolve())
        if not inside or not (member.isfile() or member.isdir()):
            raise tarfile.TarError(f"{member.name} has no place in a backup")
    if hasattr(tarfile, "data_filter"):
        archive.extractall(folder, filter="data")
    else:  # Python before 3.11.4, as Debian 12 has it
        archive.extractall(folder)  # noqa: S202 (every member was looked at above)


def _load(home: Home, dump: Path) -> None:
    """Whole or not at all."""
    address = os.environ.get("HUIYIN_DATABASE") or str(home.settings().get("database", ""))
    program, parts = shutil.which("psql"), urlsplit(address)
    if program is None or not parts.path.strip("/"):
        raise BackupError("this backup needs psql and an empty database: name it with --database")
    user, _, host = parts.netloc.rpartition("@")
    plain = urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}@{host}" if user else host))
    command = [program, "-q", "-1", "-v", "ON_ERROR_STOP=1", "-d", plain, "-f", str(dump)]
    _run(command, unquote(parts.password or ""))
    dump.unlink()
