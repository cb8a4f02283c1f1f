"""Web processes sit on their processors, evenly; whoever comes in the place of a dead one sits on its."""

import os
import subprocess
import sys
from collections import Counter

import pytest

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity"), reason="processes cannot be kept on a processor here"
)
SCRIPT = """
import os, signal, sys
from huiyin.cli import serving

allowed = sorted(os.sched_getaffinity(0))
serving.keep_web_processes_on_their_processors(len(allowed) + int(sys.argv[1]))


def begun():
    reading, writing = os.pipe()
    web = os.fork()
    if not web:
        os.write(writing, b"x")  # the first thing after whatever was to be done in it
        signal.pause()
    os.read(reading, 1)
    return web


webs = [begun() for _ in range(len(allowed) * 2)]
print(*[sorted(os.sched_getaffinity(web)) for web in webs], sep=";")
where = os.sched_getaffinity(webs[1])
for _ in webs:  # more often than chance would allow
    os.kill(webs[1], signal.SIGKILL)
    os.waitpid(webs[1], 0)
    webs[1] = begun()
    print(os.sched_getaffinity(webs[1]) == where, end=" ")
print()
print(sorted(os.sched_getaffinity(0)) == allowed)
for web in webs:
    os.kill(web, signal.SIGKILL)
"""


def served(more_than_processors: int) -> list[str]:
    """Where they sit; whether one in the place of a dead one sits there; whether the server is free."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(more_than_processors)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("more", [0, 1])
def test_each_processor_has_as_many_web_processes_as_any_other(more):
    seats, took_the_place, server_is_free = served(more)
    assert Counter(seats.split(";")) == {f"[{one}]": 2 for one in os.sched_getaffinity(0)}
    assert set(took_the_place.split()) == {"True"}
    assert server_is_free == "True"


def test_where_there_are_more_processors_than_web_processes_the_system_sends_them():
    seats, *_ = served(-1)
    assert set(seats.split(";")) == {str(sorted(os.sched_getaffinity(0)))}
