"""Disks full to the last page under database, files and worker: refused, and mended by room alone."""

import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from huiyin.ledger import moment
from tests.faults.kept import assert_kept
from tests.faults.served import House, Served, a_house, send, serving
from tests.faults.small_disk import MB, SmallDisk, refusal, small_disk
from tests.faults.test_frozen_worker import wait_until
from tests.faults.test_killed_under_load import LEVEL, assert_each_message_is_one, connect_mail
from tests.ledger.house import ZONE
from tests.support.mail import mail_server
from tests.support.postgres import USER, Server, programs

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]
LONG = "杯子是裂的" * 400
FILE = b"%PDF-1.7\n" + b"0123456789abcdef" * (MB // 4)
COMPILED = "SELECT count(*) FROM ledger_eventrow WHERE type = 'return_compiled'"
FIRED = "SELECT count(*) FROM ledger_eventrow WHERE type = 'clock_expired'"


class Limits:
    """Where nothing can be mounted: nothing is written behind the end of the log, and a little."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.reader: sqlite3.Connection | None = None

    def fill(self, leave: int = 0) -> None:
        """While somebody reads, the log does not begin anew, where there would be room."""
        database = self.served.house.home / "huiyin.sqlite3"
        if self.reader is None:
            self.reader = sqlite3.connect(database, isolation_level=None)
            self.reader.execute("BEGIN")
            self.reader.execute("SELECT count(*) FROM ledger_stream").fetchall()
        index = database.with_name(f"{database.name}-shm").read_bytes()
        frames = int.from_bytes(index[16:20], sys.byteorder)
        self._most(32 + frames * (4096 + 24) + leave)

    def make_room(self) -> None:
        self._most(resource.RLIM_INFINITY)
        if self.reader is not None:
            self.reader.close()
            self.reader = None

    def _most(self, size: int) -> None:
        assert self.served.process is not None
        for pid in [self.served.process.pid, *self.served.children()]:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def upload(served: Served, house: House) -> httpx.Response:
    headers = {"Authorization": f"Bearer {house.tokens['wang']}"}
    file = {"file": ("big.pdf", FILE, "application/pdf")}
    return httpx.post(f"{served.url}/api/evidence", files=file, headers=headers, timeout=60)


def read(served: Served, house: House) -> httpx.Response:
    headers = {"Authorization": f"Bearer {house.tokens['wang']}"}
    return httpx.get(f"{served.url}/api/cases", headers=headers, timeout=60)


def page(served: Served, session: str) -> httpx.Response:
    """The first that this session asks for, which would be noted."""
    return httpx.get(f"{served.url}/cases/", cookies={"sessionid": session}, timeout=60)


SESSION = """
import django
django.setup()
from django.test import Client
from huiyin.people.models import Account
browser = Client()
wang = Account.objects.get(username="wang")
browser.force_login(wang, "django.contrib.auth.backends.ModelBackend")
print(browser.cookies["sessionid"].value)
"""


def session_of_wang(house: House) -> str:
    done = subprocess.run([sys.executable, "-c", SESSION], env=house.environment, cwd=ROOT,
                          capture_output=True, text=True, check=True)  # fmt: skip
    return done.stdout.split()[-1]


SAID = "两件小事，都在三天里办完"


def compile_return(served: Served, session: str) -> httpx.Response:
    """The return of the month before, with what wang says of it, as a browser sends it."""
    with httpx.Client(base_url=served.url, cookies={"sessionid": session}, timeout=60) as wang:
        before = moment.wall().astimezone(ZONE).replace(day=1) - timedelta(days=1)
        address = f"/returns/tiny/monthly/{before:%Y-%m}/"
        form = wang.get(address)
        assert form.status_code == 200, form.text
        [token, *_] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text)
        asked = {"csrfmiddlewaretoken": token, "act": "compile", "summary": SAID}
        return wang.post(address, data=asked, headers={"Referer": f"{served.url}{address}"})


def files_of(house: House) -> list[Path]:
    """Those of evidence, kept or on their way."""
    folders = (house.home / "evidence", house.home / "incoming")
    return [file for folder in folders for file in folder.rglob("*") if file.is_file()]


def assert_refused(answer: httpx.Response) -> None:
    assert answer.status_code == 503, answer.text
    assert answer.json()["reason"] == "unavailable" and answer.json()["message"]
    assert answer.headers["Retry-After"]


def register_until_refused(served: Served, house: House, what: str = LONG) -> str:
    """The key of the first one that found no room."""
    for number in range(2000):
        key = f"full-{len(house.told)}-{number}"
        answer = send(served, house, key, what)
        if answer.status_code != 201:
            assert_refused(answer)
            return key
    pytest.fail("the disk never was full")


@contextmanager
def sleeping(pids: list[int]):
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def fill_and_make_room(served: Served, house: House, disk: SmallDisk | Limits) -> None:
    """Clocks are due and mails would go out, while nobody can write."""
    workers, session = served.workers_beside(), session_of_wang(house)
    with sleeping(workers):
        house.installed.advance(LEVEL + 60)
        disk.fill(leave=100_000)
        refused = register_until_refused(served, house)
        disk.fill()
    before = house.installed.rows(FIRED)
    assert_refused(send(served, house, refused, LONG))
    assert_refused(upload(served, house))
    assert files_of(house) == []
    assert (read(served, house).status_code, page(served, session).status_code) == (200, 200)
    refused_return = compile_return(served, session)
    assert refused_return.status_code == 503 and SAID in refused_return.text, refused_return.text
    assert house.installed.rows(COMPILED) == [(0,)]
    time.sleep(3)
    assert served.workers_beside() == workers, "the worker waits and does not die"
    assert house.installed.rows(FIRED) == before

    disk.make_room()
    assert send(served, house, refused, LONG).status_code == 201, "nothing is started again"
    kept = upload(served, house)
    assert kept.status_code == 201 and kept.json()["size"] == len(FILE)
    assert compile_return(served, session).status_code == 302
    assert house.installed.rows(COMPILED) == [(1,)]
    wait_until(lambda: house.installed.rows(FIRED) > before, 60)
    assert served.workers_beside() == workers


BEST = "limits" if refusal() else "disk"
OTHER = pytest.param("limits" if BEST == "disk" else "disk", marks=pytest.mark.slow)


@pytest.mark.parametrize("how", [BEST, OTHER])
def test_a_full_disk_is_refused_in_words_and_work_goes_on_when_there_is_room(
    tmp_path, monkeypatch, how
):
    """Database, files and seals lie on it. Mails that were due go out once there is room, each once."""
    monkeypatch.delenv("HUIYIN_DATABASE", raising=False)
    with small_disk(tmp_path / "disk", 64) if how == "disk" else a_folder(tmp_path) as disk:
        home = disk.folder / "home" if isinstance(disk, SmallDisk) else disk / "home"
        with mail_server() as (letters, port), a_house(home) as house:
            connect_mail(house, port)
            with serving(house) as served:
                assert send(served, house, "first").status_code == 201
                room = disk if isinstance(disk, SmallDisk) else Limits(served)
                fill_and_make_room(served, house, room)
                if isinstance(disk, SmallDisk):
                    disk.fill()
                    assert_nothing_half_by_command(house)
                    disk.make_room()
                wait_until(lambda: letters.taken, 60)
                served.wait()
                served.stop()
            found = assert_kept(house)
            assert found["fired"] > 0
            assert_each_message_is_one(letters)


@pytest.mark.slow
@pytest.mark.skipif(programs() is None, reason="the system has no PostgreSQL server")
def test_postgresql_on_a_full_disk_loses_nothing_also_where_its_log_finds_no_room(
    tmp_path, monkeypatch
):
    """First its tables find no room, which it only says; then its log, whereupon it ends itself."""
    with own_folder() as folder, small_disk(folder / "disk", 160) as disk:
        shutil.chown(disk.folder, USER, USER)
        server = Server(programs(), disk.folder)
        server.make()
        server.start()
        try:
            monkeypatch.setenv("HUIYIN_DATABASE", server.address)
            with a_house(tmp_path / "home") as house, serving(house) as served:
                assert send(served, house, "first").status_code == 201
                fill_and_make_room(served, house, disk)

                disk.fill(leave=10 * MB)
                refused = register_until_refused(served, house, LONG * 10)
                wait_until(lambda: not is_running(server), 60)
                assert_refused(send(served, house, refused, LONG * 10))
                disk.make_room()
                server.start()  # as systemd does it
                wait_until(lambda: send(served, house, refused, LONG * 10).status_code == 201, 60)
                served.wait()
                served.stop()
                assert_kept(house)
        finally:
            with suppress(subprocess.CalledProcessError):
                server.stop()


@contextmanager
def own_folder():
    """One that the user of the server may enter; those of the tests are for their user alone."""
    with tempfile.TemporaryDirectory(prefix="huiyin-disk-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


def is_running(server: Server) -> bool:
    """Its lock names a process, or nothing does."""
    lock = server.data / "postmaster.pid"
    return lock.exists() and Path(f"/proc/{lock.read_text().split()[0]}").exists()


@pytest.mark.slow
def test_evidence_on_a_full_disk_of_its_own_is_refused_and_the_rest_goes_on(tmp_path, monkeypatch):
    """Files are copied over to it from the disk on which they came in."""
    monkeypatch.delenv("HUIYIN_DATABASE", raising=False)
    with a_house(tmp_path / "home") as house, small_disk(house.home / "evidence", 8) as disk:
        with serving(house) as served:
            disk.fill(leave=len(FILE) // 2)
            for _ in range(3):
                assert_refused(upload(served, house))
                assert [file.name for file in files_of(house)] == ["ballast"]
            assert send(served, house, "meanwhile").status_code == 201

            disk.make_room()
            kept = upload(served, house)
            assert kept.status_code == 201 and kept.json()["size"] == len(FILE)
            assert len(files_of(house)) == 1
            served.stop()
        assert_kept(house)


@contextmanager
def a_folder(path: Path):
    yield path


def huiyin(house: House, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "huiyin.cli.main", "--home", str(house.home), *arguments]
    return subprocess.run(command, env=house.environment, cwd=ROOT, capture_output=True, text=True)


def assert_nothing_half_by_command(house: House) -> None:
    archive = house.home.parent / "monday.tar.gz"
    for words in (["backup", str(archive)], ["seal"]):
        done = huiyin(house, *words)
        assert done.returncode == 1, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr, done.stderr[-2000:]
    assert not list(house.home.parent.glob("monday*"))
    assert not list((house.home / "seals").glob("*")) and not list(house.home.glob("tmp*"))
