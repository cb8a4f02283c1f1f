"""However deep something is called: it takes no memory from the system at every turn."""

import sys
from resource import RUSAGE_THREAD, getrusage
from threading import Thread

import pytest

from huiyin.ledger.depth import roomy

DEPTHS, TURNS = 300, 200


def nothing() -> None:
    a = b = c = d = None
    return a or b or c or d


def pages_taken(depth: int) -> int:
    """By a loop of calls so deep down."""
    if depth:
        return pages_taken(depth - 1)
    before = getrusage(RUSAGE_THREAD).ru_minflt
    for _ in range(TURNS):
        nothing()
    return getrusage(RUSAGE_THREAD).ru_minflt - before


def most_taken(call) -> int:
    """At any depth, in a thread of its own."""
    found: list[int] = []
    thread = Thread(target=lambda: found.append(max(call(depth) for depth in range(DEPTHS))))
    thread.start()
    thread.join()
    return found[0]


def test_a_loop_takes_no_memory_at_every_turn_however_deep_it_is():
    assert most_taken(roomy(pages_taken)) < TURNS // 10


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="what later ones do is not known")
def test_without_room_it_does_at_some_depth():
    assert most_taken(pages_taken) >= TURNS


def test_what_is_called_says_and_raises_what_it_says_and_raises():
    assert roomy(divmod)(7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        roomy(divmod)(1, 0)
