"""Callers that hang up, dawdle, come by the thousand or send two gigabytes: the others never notice."""

import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from tests.faults.kept import assert_kept
from tests.faults.served import House, Served, a_house, remember, send, serving
from tests.faults.test_full_disks import session_of_wang

pytestmark = pytest.mark.faults
CONNECTIONS = 2000
DAWDLERS = 40
READERS = 12
"""More than there are threads that answer."""
MB = 1024 * 1024
EDGE = "----edge"
BEGINNING = b"%PDF-1.7\n"


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


def field(name: str, value: str) -> bytes:
    return f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


def handed_in(served: Served, house: House, case: str, size: int) -> str:
    """A file of this size in the case; the hash of what was sent."""
    digest, block = sha256(), os.urandom(MB)
    head = field("kind", "photo") + field("title", "大文件")
    head += (f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="big.pdf"\r\n'
             "Content-Type: application/pdf\r\n\r\n").encode()  # fmt: skip
    tail = f"\r\n--{EDGE}--\r\n".encode()

    def parts() -> Iterator[bytes]:
        yield head
        for number in range(size // MB):
            piece = BEGINNING if number == 0 else number.to_bytes(len(BEGINNING), "big")
            piece += block[len(BEGINNING) :]
            digest.update(piece)
            yield piece
        yield tail

    headers = {"Authorization": f"Bearer {house.tokens['wang']}",
               "Content-Length": str(len(head) + size // MB * MB + len(tail)),
               "Content-Type": f"multipart/form-data; boundary={EDGE}"}  # fmt: skip
    answer = httpx.post(f"{served.url}/api/cases/{case}/evidence", content=parts(),
                        headers=headers, timeout=900)  # fmt: skip
    assert answer.status_code == 201, answer.text
    remember(house, f"file-{size}", answer.json(), "add_evidence")
    return digest.hexdigest()


@pytest.mark.parametrize(
    ("size", "room"),
    [(100 * MB, 60 * MB), pytest.param(2048 * MB, 80 * MB, marks=pytest.mark.slow)],
)
def test_a_large_file_goes_in_and_comes_back_the_same_and_takes_no_memory(
    served, house, size, room
):
    case = send(served, house, f"large-{size}").json()["case"]
    watch, came, length = Watch(served.webs()), sha256(), 0
    watch.start()
    digest = handed_in(served, house, case, size)
    inwards = watch.most
    bearer = {"Authorization": f"Bearer {house.tokens['wang']}"}
    address = f"{served.url}/api/cases/{case}/evidence/{digest}"
    with httpx.stream("GET", address, timeout=900, headers=bearer) as answer:
        for piece in answer.iter_raw():
            came.update(piece)
            length += len(piece)
    watch.over.set()
    watch.join()

    assert (length, came.hexdigest()) == (size, digest)
    assert_kept(house)
    assert watch.most - watch.before < room, f"{(watch.most - watch.before) // MB} MB more"
    sys.stderr.write(f"{size // MB} MB: {watch.before // MB} MB in both web processes before, at most "
                     f"{inwards // MB} MB on its way in and {watch.most // MB} MB in all\n")  # fmt: skip


def test_who_reads_a_byte_now_and_then_keeps_nobody_waiting(served, house):
    """Files are read while they are sent: who reads them slowly is the proxy's (test_rolling_restart)."""
    cookie = f"Cookie: sessionid={session_of_wang(house)}"
    bearer = f"Authorization: Bearer {house.tokens['wang']}"
    for path, who in (("/api/cases", bearer), ("/cases/export/", cookie),
                      ("/api/openapi.json", bearer)):  # fmt: skip
        ask = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{who}\r\n\r\n".encode()
        for _ in range(4):  # each process makes and keeps some things once
            assert answered(served, ask).startswith(b"HTTP/1.1 200")
        before = sum(map(resident, served.webs()))
        with ExitStack() as held:
            for _ in range(READERS):
                line = held.enter_context(socket.socket())
                line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                line.connect(("127.0.0.1", served.port))
                line.sendall(ask)
                assert line.recv(12) == b"HTTP/1.1 200"
            assert quickest(served, house, f"beside {path}") < 5
            more = sum(map(resident, served.webs())) - before
            assert more < 60 * MB, f"{path}: {more // MB} MB more"
    assert_kept(house)


def answered(served: Served, ask: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", served.port)) as line:
        line.sendall(ask)
        return line.recv(12)
