"""All benchmarks run and draw their tables, at a size at which their figures say nothing."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import modules
from tests.support.postgres import programs

ROOT = Path(__file__).parents[2]
PEER = ROOT / ".cache/peers/bin/python"
ELSEWHERE = {"partitions", "helpdesk"} - ({"helpdesk"} if PEER.exists() else set())
"""Which want a server and a peer; without them they draw no line."""
PARTS = 3
"""Of all of them, for as many processes of the tests."""


@pytest.mark.parametrize("part", range(PARTS))
def test_benchmarks_run_one_after_another_and_each_draws_its_table(part):
    names = modules()[part::PARTS]
    lines = _lines_by_module([sys.executable, "-m", "benchmarks", *names, "--tiny"])

    assert sorted(lines) == names
    assert {name for name, count in lines.items() if not count} == ELSEWHERE & set(names)


@pytest.mark.skipif(programs() is None, reason="no PostgreSQL on this system")
@pytest.mark.parametrize("name", ["partitions", "growth"])
def test_parts_of_the_table_of_events_and_houses_that_grow_are_measured_on_a_server(name):
    server = [sys.executable, "-m", "tests.support.postgres"]
    command = [*server, sys.executable, "-m", "benchmarks", name, "--tiny"]

    assert _lines_by_module(command)[name] > 0


def _lines_by_module(command: list[str]) -> dict[str, int]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HUIYIN_DATABASE": ""}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr[-3000:]
    tables = re.split(r"^(\w+)\n\| what", done.stdout, flags=re.MULTILINE)
    rows = (re.findall(r"^\| [^-].* \|$", part, re.MULTILINE) for part in tables[2::2])
    return dict(zip(tables[1::2], map(len, rows), strict=True))
