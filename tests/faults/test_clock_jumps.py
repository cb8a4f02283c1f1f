"""The clock of the machine jumps ahead and back: each clock still fires once."""

import sys
import time
from pathlib import Path
from secrets import token_hex

import pytest

from tests.faults.kept import assert_kept
from tests.faults.served import House, a_house, send, serving

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]
FAKE = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))), None)
WORKER = [sys.executable, "-m", "huiyin.cli.main", "worker"]


@pytest.fixture
def house(tmp_path):
    with a_house(tmp_path / "home") as made:
        yield made


def wait_until(what, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it never came to pass"
        time.sleep(0.1)


def fired(house: House) -> int:
    query = "SELECT COUNT(*) FROM ledger_eventrow WHERE type='clock_expired'"
    return int(house.installed.rows(query)[0][0])


@pytest.mark.skipif(FAKE is None, reason="no libfaketime is installed: run make system")
@pytest.mark.slow
def test_when_the_clock_jumps_ahead_and_back_every_clock_fires_once(house):
    """Three days ahead, then two days back: a wrong time server, put right."""
    moved = house.home / "moved"
    moved.write_text("+0")
    faked = {"LD_PRELOAD": str(FAKE), "FAKETIME_TIMESTAMP_FILE": str(moved),
             "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}  # fmt: skip
    with serving(house, **faked) as served:
        for number in range(6):
            assert send(served, house, f"before-{number}", token_hex(20)).status_code == 201
        assert fired(house) == 0

        moved.write_text("+3d")
        wait_until(lambda: fired(house) >= 12)  # both levels of each ladder
        moved.write_text("+1d")
        for number in range(3):
            assert send(served, house, f"after-{number}", token_hex(20)).status_code == 201
        moved.write_text("+2d")
        wait_until(lambda: fired(house) >= 18)
        served.stop()

    found = assert_kept(house)
    assert found["fired"] >= 18  # both levels of nine complaints, and what they gave rise to
