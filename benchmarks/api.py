"""The API: registering over HTTP with a token, eight callers at once, against the rows by plain SQL."""

import itertools
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from benchmarks.installed import installation
from benchmarks.ledger import _register, _Replay, _writes_of
from benchmarks.measure import Figure, compare

CALLERS, EACH = 8, 5
WORKERS = 2
BODY = {
    "pack": "life-insurance",
    "channel": "phone",
    "facts": {
        "summary": "分红与宣传不符",
        "complainant_name": "某客户",
        "complained_of": "company",
    },
}


def figures() -> Iterator[Figure]:
    home = Path(installation().HOME.folder)
    (home / "huiyin.toml").write_text("api_requests_a_minute = 100000000\n")
    with _served(home) as url:
        yield _registering(url)


def _registering(url: str) -> Figure:
    headers = {"Authorization": f"Bearer {_token()}"}
    clients = [httpx.Client(headers=headers, timeout=120) for _ in range(CALLERS)]
    numbers = itertools.count()

    def send(client: httpx.Client) -> None:
        for _ in range(EACH):
            key = {"Idempotency-Key": f"{os.getpid()}-{next(numbers)}"}
            answer = client.post(f"{url}/api/cases", json=BODY, headers=key)
            assert answer.status_code == 201, answer.text

    statements = _writes_of(_register)
    plain = _Replay(statements)

    def write(_: httpx.Client) -> None:
        from django.db import connection

        for _ in range(EACH):
            plain.again()
        connection.close()

    with ThreadPoolExecutor(CALLERS) as many:
        figure = compare(
            f"a registration of the insurer over HTTP with a key, {CALLERS} callers, "
            f"{WORKERS} web processes",
            _all(many, send, clients),
            (f"its {len(statements)} writes by plain SQL, {CALLERS} threads, same durability",
             _all(many, write, clients)),
            rounds=5,
            clock="wall",
        )  # fmt: skip
    for client in clients:
        client.close()
    done = CALLERS * EACH
    each = figure.ours / done
    name = f"{figure.name}: {1 / each:,.0f} a second"
    assert figure.floor is not None
    return replace(figure, name=name, ours=each, floor=figure.floor / done)


def _all(
    many: ThreadPoolExecutor, act: Callable[[httpx.Client], None], clients: list[httpx.Client]
) -> Callable[[], object]:
    return lambda: list(many.map(act, clients))


def _token() -> str:
    from huiyin.ledger import moment
    from huiyin.people.access_tokens import Wish, issue

    ends = moment.now() + timedelta(days=1)
    return issue(Wish(person="chen", title="benchmark", scopes=("act",), expires_at=ends), "")


@contextmanager
def _served(home: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command: list[Any] = [sys.executable, "-m", "huiyin.cli.main", "--home", home, "serve"]
    server = subprocess.Popen(
        [*command, "--port", str(port), "--workers", str(WORKERS)], stdout=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            with suppress(httpx.TransportError):
                if httpx.get(f"{url}/api/me", timeout=60).status_code == 401:
                    break
            time.sleep(0.2)
        yield url
    finally:
        server.terminate()
        server.wait(30)
