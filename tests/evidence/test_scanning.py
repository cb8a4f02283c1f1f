"""What a ClamAV daemon says of a file, over its own protocol."""

import socketserver
import struct
import threading

import pytest

from huiyin.evidence import keeping, scanning, sweeping
from huiyin.evidence.models import Blob
from tests.evidence import files
from tests.support.jobs import do_due

SIGN = "坏东西".encode()


class Daemon(socketserver.BaseRequestHandler):
    """Speaks INSTREAM as its manual says: sizes in network order, an empty piece ends."""

    def handle(self) -> None:
        assert self._take(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!I", self._take(4))[0]:
            content += self._take(size)
        found = b"stream: Test.Sign FOUND\0" if SIGN in content else b"stream: OK\0"
        self.request.sendall(
            b"INSTREAM size limit exceeded. ERROR\0" if len(content) > 500_000 else found
        )

    def _take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            more = self.request.recv(count - len(taken))
            assert more
            taken += more
        return taken


@pytest.fixture
def daemon(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Daemon) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()


def test_what_the_daemon_finds_is_not_kept_and_is_named(installation, daemon):
    with pytest.raises(keeping.Infected, match=r"Test\.Sign"):
        keeping.put([b"text with " + SIGN])

    assert Blob.objects.count() == 0


def test_what_it_finds_nothing_in_is_kept_and_says_so(installation, daemon):
    blob = keeping.put([b"a" * 200_000])

    assert blob.scan == Blob.CLEAN
    assert blob.scanned_at is not None


def test_without_a_daemon_a_file_is_not_scanned(installation):
    assert keeping.put([files.MAIL]).scan == ""


@pytest.mark.parametrize("address", ["127.0.0.1:1", "unix:/nowhere/clamd"])
def test_a_daemon_that_is_away_is_asked_again_later(installation, daemon, settings, address):
    there, settings.CLAMD = settings.CLAMD, address
    good, bad = keeping.put([b"good text"]), keeping.put([SIGN])
    assert (good.scan, bad.scan) == ("", "")
    sweeping.scan_waiting()
    do_due()
    assert not Blob.objects.exclude(scan="").exists()

    settings.CLAMD = there

    sweeping.scan_waiting()
    do_due()
    assert keeping.find(good.sha256).scan == Blob.CLEAN
    assert keeping.find(bad.sha256).scan == "Test.Sign"


def test_an_answer_that_nobody_expects_counts_as_not_scanned(installation, daemon):
    with pytest.raises(scanning.NoAnswer, match="size limit"):
        scanning.scan([b"a" * 600_000])

    assert keeping.put([b"a" * 600_000]).scan == ""
