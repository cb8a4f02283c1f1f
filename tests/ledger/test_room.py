"""Where the disk is full nothing is half there, and what did not fit is done when there is room."""

import errno
import sqlite3

import pytest
from django.conf import settings
from django.db import OperationalError
from psycopg.errors import DiskFull, QueryCanceled

from huiyin.ledger import backup, moment, seals
from huiyin.ledger.models import Seal
from huiyin.ledger.room import is_full, write_whole
from huiyin.upkeep.away import is_away
from tests.ledger.house import open_shop, register
from tests.support.limits import no_file_beyond


def database(cause: Exception) -> OperationalError:
    """As Django hands on what a driver says."""
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


def full_sqlite() -> sqlite3.OperationalError:
    line = sqlite3.connect(":memory:")
    line.execute("CREATE TABLE one (text)")
    line.execute("PRAGMA max_page_count = 3")
    with pytest.raises(sqlite3.OperationalError) as said:
        line.execute("INSERT INTO one VALUES (?)", ["x" * 100_000])
    return said.value


def test_a_full_disk_is_told_from_every_other_trouble_and_is_nobodys_fault():
    full = [OSError(errno.ENOSPC, "full"), OSError(errno.EDQUOT, "full"),
            database(DiskFull("full")), database(full_sqlite())]  # fmt: skip
    others = [OSError(errno.EACCES, "no"), ValueError("no"), None,
              database(QueryCanceled("long")), database(sqlite3.OperationalError("locked"))]  # fmt: skip

    assert all(is_full(error) and is_away(error) for error in full)
    assert not any(is_full(error) for error in others)
    assert not is_away(others[0])


def test_a_file_that_does_not_fit_leaves_what_stood_there(tmp_path):
    file = tmp_path / "one.json"
    write_whole(file, "before")

    with no_file_beyond(100), pytest.raises(OSError, match="large"):
        write_whole(file, "x" * 1000)

    assert [one.name for one in tmp_path.iterdir()] == ["one.json"]
    assert file.read_text() == "before"


def test_a_seal_that_does_not_fit_is_none_and_the_next_one_is_the_first(installation):
    open_shop()
    register(actor="li")
    folder = settings.HOME.seals

    with no_file_beyond(100), pytest.raises(OSError, match="large"):
        seals.seal(moment.now(), folder)
    assert list(folder.iterdir()) == [] and not Seal.objects.exists()

    assert seals.seal(moment.now(), folder).number == 1
    assert [one.name for one in folder.iterdir()] == ["000001.json"]


def test_a_backup_that_does_not_fit_is_refused_in_words_and_leaves_nothing(installation, tmp_path):
    home, file = settings.HOME, tmp_path / "out" / "monday.tar.gz"
    file.parent.mkdir()
    large = home.evidence / "ab" / "cd" / ("ab" * 16)
    large.parent.mkdir(parents=True)
    large.write_bytes(b"".join(str(number).encode() for number in range(100_000)))

    with no_file_beyond(10_000), pytest.raises(backup.BackupError):
        backup.back_up(home, file, with_keys=True)

    assert list(file.parent.iterdir()) == []
    assert not list(home.folder.glob("tmp*")), "nor of what it was made from"
