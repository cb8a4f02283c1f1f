"""`huiyin serve` on an installation of the tests, started, killed and frozen as the test wants."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.faults.callers import Told
from tests.faults.installed import Installed

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "tests/support/packs"
SETTINGS = f"""
demo = true
packs = ["{PACKS}"]
api_requests_a_minute = 1000000
metrics_token = "watching"
"""
TOKENS = """
import json
from datetime import timedelta
import django
django.setup()
from huiyin.ledger import moment
from huiyin.people.access_tokens import SCOPES, Wish, issue
from huiyin.people.models import Account
for person in ("li", "zhao"):
    Account.objects.filter(username=person).update(email=f"{person}@house.test")
ends = moment.now() + timedelta(days=90)
wish = {"title": "test", "scopes": SCOPES, "expires_at": ends}
print(json.dumps({p: issue(Wish(person=p, **wish), "") for p in ("wang", "li", "zhao")}))
"""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclass
class House:
    """The shop of the tests, a token of each of its people, and all that they were ever told."""

    installed: Installed
    tokens: dict[str, str]
    told: list[Told] = field(default_factory=list)

    @property
    def home(self) -> Path:
        return Path(self.installed.environment["HUIYIN_HOME"])

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, **self.installed.environment}

    @property
    def is_sqlite(self) -> bool:
        return not self.installed.environment["HUIYIN_DATABASE"]


class Served:
    """One `huiyin serve`: its own process group, as systemd would keep one."""

    def __init__(self, house: House, workers: int = 2) -> None:
        self.house, self.home, self.workers = house, house.home, workers
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.how: dict[str, Any] = {}
        self.is_kept = False
        self.starting = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start_alone(self) -> None:
        """Without the worker beside it."""
        self.start(alone=True)

    def keep(self) -> None:
        """Started again where it has ended, as systemd does it: once, whoever sees it first."""
        with self.starting:
            if self.process is None or self.process.poll() is not None:
                self.start(**self.how)

    @contextmanager
    def kept(self) -> Iterator[None]:
        over = threading.Event()

        def watch() -> None:
            while not over.wait(0.2):
                self.keep()

        keeper = threading.Thread(target=watch)
        self.is_kept = True
        keeper.start()
        try:
            yield
        finally:
            self.is_kept = False
            over.set()
            keeper.join()

    def start(self, *, alone: bool = False, **environment: str) -> None:
        self.how = {"alone": alone, **environment}
        everything = {**self.house.environment, **environment}
        command = [sys.executable, "-m", "huiyin.cli.main", "--home", str(self.home), "serve",
                   "--port", str(self.port), "--workers", str(self.workers)]  # fmt: skip
        command += ["--no-worker"] if alone else []
        with (self.home / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=everything, stdout=log, stderr=log, start_new_session=True
            )

    def wait(self, seconds: float = 60, *, with_worker: bool = True) -> None:
        """Until it is ready, its worker too."""
        until = time.monotonic() + seconds
        address = f"{self.url}/ready{'?worker' if with_worker else ''}"
        said = ""
        while time.monotonic() < until:
            try:
                answer = httpx.get(address, timeout=10)
                if answer.status_code == 200:
                    return
                said = answer.text
            except httpx.TransportError as error:
                said = repr(error)
                ended = self.process is None or self.process.poll() is not None
                assert self.is_kept or not ended, self.log()
            time.sleep(0.1)
        raise AssertionError(f"never ready, {said}: {self.processes()} {self.log()}")

    def processes(self) -> dict[int, str]:
        """All of them, and in which state each is."""
        mine = [] if self.process is None else [self.process.pid, *self.children()]
        return {
            pid: Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] for pid in mine
        }

    def log(self) -> str:
        return (self.home / "serve.log").read_text("utf-8")[-3000:]

    def webs(self) -> list[int]:
        return [pid for pid in self.children() if not is_worker(pid)]

    def workers_beside(self) -> list[int]:
        return [pid for pid in self.children() if is_worker(pid)]

    def children(self) -> list[int]:
        assert self.process is not None
        file = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        mine = file.read_text().split() if file.exists() else []
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        every = {pid for one in threads for pid in one.read_text().split()}
        return sorted(int(pid) for pid in {*mine, *every} if is_alive(int(pid)))

    def stop(self) -> None:
        """As systemd does it: asks first."""
        assert self.process is not None
        self.process.terminate()
        self.process.wait(60)

    def kill_all(self) -> None:
        """As a loss of power does it: everything at once."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)


def is_worker(pid: int) -> bool:
    return Path(f"/proc/{pid}/cmdline").read_bytes().rstrip(b"\0").endswith(b"worker")


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@contextmanager
def a_house(home: Path) -> Iterator[House]:
    with Installed.made(home) as house:
        (home / "huiyin.toml").write_text(SETTINGS)
        made = subprocess.run(
            [sys.executable, "-c", TOKENS], env={**os.environ, **house.environment}, check=True,
            cwd=ROOT, capture_output=True, text=True,
        )  # fmt: skip
        yield House(house, json.loads(made.stdout.splitlines()[-1]))


@contextmanager
def serving(house: House, **environment: str) -> Iterator[Served]:
    made = Served(house)
    made.start(**environment)
    try:
        made.wait()
        yield made
    finally:
        if made.process is not None and made.process.poll() is None:
            made.kill_all()


def send(served: Served, house: House, key: str, what: str = "杯子是裂的") -> httpx.Response:
    """Registers a complaint over HTTP, and keeps in mind what was acknowledged."""
    headers = {"Authorization": f"Bearer {house.tokens['wang']}", "Idempotency-Key": key}
    facts = {"what": what, "topic": "goods"}
    body = {"pack": "tiny", "channel": "phone", "facts": facts}
    answer = httpx.post(f"{served.url}/api/cases", json=body, headers=headers, timeout=60)
    if answer.status_code == 201:
        remember(house, key, answer.json())
    return answer


def remember(house: House, key: str, said: dict[str, Any], act: str = "register") -> None:
    """Once, however often the same key was answered: and each time with the same."""
    told = Told(key, act, said["case"], said["number"], said["version"])
    before = [one for one in house.told if one.key == key]
    assert not before or (before[0].case, before[0].number) == (told.case, told.number)
    if not before:
        house.told.append(told)
