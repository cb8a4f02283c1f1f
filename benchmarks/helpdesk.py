"""django-helpdesk beside ours in one run: a registration, the page of open cases, the sweep of what is due.

Both are served by the same server with as many processes, on the same database with the same durability,
without mail; the peer in its own Python (`make bench-peers` makes it). Its registration is its public
form, eight callers at once, without the protection against forged forms; its page is the list of tickets
and the call for its first 25 rows; its sweep is `escalate_tickets`. Ours are the API with a token, the
page of open cases, and due clocks fired as many together as fit; firing and sweeping are processor time.
Theirs stand where a floor would.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from benchmarks.api import CALLERS, PEOPLE, WARM, WORKERS, load_of, run, served, token_of, wait
from benchmarks.clocks import DUE, fired_each
from benchmarks.installed import CASES, installation
from benchmarks.measure import Figure
from benchmarks.pages import OFFICER, seated

ROOT = Path(__file__).parents[1]
PYTHON = Path(os.environ.get("HUIYIN_BENCH_PEERS", ROOT / ".cache/peers")) / "bin/python"
READS = 15
QUERY = {"filtering": {"status__in": [1, 2]}, "sorting": "created", "sortreverse": True,
         "search_string": ""}  # fmt: skip
NAMED = "django-helpdesk 2.6.1"


@dataclass
class Peer:
    database: str
    made: dict[str, Any]

    @property
    def pages(self) -> list[str]:
        query = b64encode(json.dumps(QUERY).encode()).decode()
        rows = "draw=1&start=0&length=25&order%5B0%5D%5Bcolumn%5D=0&order%5B0%5D%5Bdir%5D=desc"
        return ["/tickets/", f"/datatables_ticket_list/{query}?{rows}"]


def figures() -> Iterator[Figure]:
    if not PYTHON.exists():
        sys.stderr.write(
            "django-helpdesk is not installed here, and is left out: make bench-peers\n"
        )
        return
    home = Path(installation().HOME.folder)
    (home / "huiyin.toml").write_text('api_requests_a_minute = 100000000\nlog = "off"\n')
    with _peer() as peer:
        yield from _served(home, peer)
        swept = _asked(peer.database, "sweep")
        each = fired_each()
        yield Figure(
            f"one that is due, of {swept['tickets']} tickets and {DUE // 10} clocks", each,
            swept["took"] / max(1, swept["tickets"]), NAMED, "", None,
        )  # fmt: skip


def _served(home: Path, peer: Peer) -> Iterator[Figure]:
    from django.test import Client

    tokens = {person: token_of(person) for person in PEOPLE}
    session = seated(Client(), OFFICER).cookies["sessionid"].value
    with served(home) as ours, _peer_served(peer) as theirs:
        nobody = {"nobody": str(peer.made["queue"])}
        page = _read(ours, ["/cases/"], session)
        other = _read(theirs, peer.pages, peer.made["session"])
        yield Figure(f"the page of open cases, {CASES:,} of each", page, other, NAMED, "", None)
        run(ours, tokens, CALLERS, WARM, "register")
        run(theirs, nobody, CALLERS, WARM, "submit")
        mine, load = load_of(ours, tokens, "register"), load_of(theirs, nobody, "submit")
        yield Figure(f"a registration, {CALLERS} callers: {mine.said()}; theirs {load.said()}",
                     mine.each, load.each, NAMED, "", None)  # fmt: skip


def _read(url: str, paths: list[str], session: str) -> float:
    """Seconds of one look at the page, with what it fetches."""
    took = []
    with httpx.Client(base_url=url, cookies={"sessionid": session}, timeout=120) as browser:
        for number in range(READS + 2):
            begun = time.perf_counter()
            for path in paths:
                answer = browser.get(path)
                assert answer.status_code == 200, f"{path}: {answer.status_code}"
            if number >= 2:  # the first ones read what is read once
                took.append(time.perf_counter() - begun)
    return median(took)


@contextmanager
def _peer() -> Iterator[Peer]:
    with tempfile.TemporaryDirectory(prefix="huiyin-peer-") as folder:
        server = os.environ.get("HUIYIN_DATABASE", "")
        database = _own_database(server) if server else str(Path(folder) / "peer.sqlite3")
        yield Peer(database, _asked(database, "make", str(CASES)))


def _own_database(server: str) -> str:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE peer")
    head, _, tail = server.partition("?")
    return f"{head.rpartition('/')[0]}/peer?{tail}"


def _environment(database: str) -> dict[str, str]:
    more = {"PEER_DATABASE": database, "DJANGO_SETTINGS_MODULE": "benchmarks.peers.settings"}
    return {**os.environ, **more, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}


def _asked(database: str, *words: str) -> dict[str, Any]:
    done = subprocess.run(
        [PYTHON, "-m", "benchmarks.peers.house", *words], env=_environment(database), cwd=ROOT,
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@contextmanager
def _peer_served(peer: Peer) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [PYTHON, "-m", "benchmarks.peers.serving", str(port), str(WORKERS)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=ROOT, env=_environment(peer.database), **quiet)
    url = f"http://127.0.0.1:{port}"
    try:
        wait(lambda: httpx.get(f"{url}/kb/", timeout=60).status_code < 500)
        yield url
    finally:
        server.terminate()
        server.wait(30)
