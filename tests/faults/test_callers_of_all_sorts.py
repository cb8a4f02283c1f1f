"""Callers that hang up, dawdle, come by the thousand or send two gigabytes: the others never notice."""

import os
import socket
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.faults.kept import assert_kept
from tests.faults.served import House, Served, a_house, send, serving

pytestmark = pytest.mark.faults
CONNECTIONS = 2000
DAWDLERS = 40
MB = 1024 * 1024


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with a_house(tmp_path_factory.mktemp("callers") / "home") as made:
        settings = made.home / "huiyin.toml"
        settings.write_text(settings.read_text() + "evidence_max_mb = 3000\n")
        yield made


@pytest.fixture(scope="module")
def served(house):
    with serving(house) as made:
        yield made


def raw(house: House, key: str, body: bytes) -> bytes:
    return (
        f"POST /api/cases HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {house.tokens['wang']}\r\nIdempotency-Key: {key}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode()


BODY = '{"pack": "tiny", "channel": "phone", "facts": {"what": "杯子是裂的", "topic": "goods"}}'.encode()


@pytest.mark.parametrize("heard", [0, 20])
def test_who_hangs_up_in_the_middle_of_the_answer_asks_again_and_is_told_the_same(
    served, house, heard
):
    for number in range(10):
        key = f"cut-{heard}-{number}"
        with socket.create_connection(("127.0.0.1", served.port)) as line:
            line.sendall(raw(house, key, BODY) + BODY)
            if heard:
                assert line.recv(heard).startswith(b"HTTP/1.1 201")
        first = send(served, house, key)
        assert first.status_code == 201
        if heard:
            assert first.headers["Idempotency-Replayed"] == "true"

    assert_kept(house)


def test_who_hangs_up_in_the_middle_of_the_request_has_done_nothing(served, house):
    before = len(house.told)
    for number in range(10):
        with socket.create_connection(("127.0.0.1", served.port)) as line:
            line.sendall(raw(house, f"half-{number}", BODY) + BODY[:20])

    assert send(served, house, "after-the-halves").status_code == 201
    assert len(house.told) == before + 1
    assert_kept(house)


def quickest(served: Served, house: House, key: str) -> float:
    began = time.monotonic()
    assert send(served, house, key).status_code == 201
    return time.monotonic() - began


def test_two_thousand_open_connections_leave_room_for_the_next(served, house):
    with ExitStack() as held:
        for _ in range(CONNECTIONS):
            line = socket.create_connection(("127.0.0.1", served.port), timeout=10)
            held.enter_context(line)
            line.sendall(b"GET /health HTTP/1.1\r\nHost: loc")

        assert quickest(served, house, "in-the-crowd") < 5
    assert httpx.get(f"{served.url}/health").status_code == 200


def test_heads_that_never_end_keep_nobody_waiting(served, house):
    """More of them than there are threads. Bodies that never end are the proxy's (test_rolling_restart)."""
    with ExitStack() as held:
        for number in range(DAWDLERS):
            line = socket.create_connection(("127.0.0.1", served.port), timeout=10)
            held.enter_context(line)
            line.sendall(raw(house, f"slow-{number}", BODY)[:-2])
        time.sleep(0.5)

        assert quickest(served, house, "past-the-slow") < 5


def resident(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


class Watch(threading.Thread):
    """The most memory that the web processes took while it watched."""

    def __init__(self, pids: list[int]) -> None:
        super().__init__(daemon=True)
        self.pids, self.over = pids, threading.Event()
        self.before = sum(map(resident, pids))
        self.most = self.before

    def run(self) -> None:
        while not self.over.wait(0.05):
            self.most = max(self.most, sum(map(resident, self.pids)))


def upload(served: Served, house: House, size: int) -> httpx.Response:
    head = b"%PDF-1.7\n"
    edge = "----edge"

    def parts():
        yield (f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="big.pdf"\r\n'
               "Content-Type: application/pdf\r\n\r\n").encode()  # fmt: skip
        yield head
        block = os.urandom(MB)
        for _ in range(size // MB):
            yield block
        yield f"\r\n--{edge}--\r\n".encode()

    length = sum(len(part) for part in (head,)) + size // MB * MB
    length += len(f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="big.pdf"\r\n'
                  "Content-Type: application/pdf\r\n\r\n") + len(f"\r\n--{edge}--\r\n")  # fmt: skip
    headers = {"Authorization": f"Bearer {house.tokens['wang']}", "Content-Length": str(length),
               "Content-Type": f"multipart/form-data; boundary={edge}"}  # fmt: skip
    return httpx.post(f"{served.url}/api/evidence", content=parts(), headers=headers, timeout=900)


@pytest.mark.parametrize(
    ("size", "room"),
    [(100 * MB, 60 * MB), pytest.param(2048 * MB, 80 * MB, marks=pytest.mark.slow)],
)
def test_a_large_file_streams_through_and_takes_no_memory(served, house, size, room):
    watch = Watch(served.webs())
    watch.start()
    answer = upload(served, house, size)
    watch.over.set()
    watch.join()

    assert answer.status_code == 201, answer.text
    assert answer.json()["size"] == size + 9
    assert_kept(house)
    assert watch.most - watch.before < room, f"{(watch.most - watch.before) // MB} MB more"
    sys.stderr.write(f"{size // MB} MB: {(watch.most - watch.before) // MB} MB more\n")
