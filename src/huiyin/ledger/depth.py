"""Room for the frames of nested calls, taken at once.

CPython keeps the frames of a thread in pieces of 16 KB, and gives a piece back to the system as soon as the
last frame in it returns. Where a loop calls across the edge of a piece, it asks the system for memory at
every turn: a page of twenty-five cases took up to 1.7 times as long, or not, by how deep it was called. A
frame that wants more than a piece is given a larger one, and what it leaves is for all that it calls
(docs/decisions/0082-frames-have-room.md).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_WORDS = 33_000
"""Of eight bytes: pieces double until one fits, so the piece has 512 KB, of which 240 are left. Memory that
nobody touches is not taken.
"""


def roomy(call: Callable[P, T]) -> Callable[P, T]:
    """The same, with room for a thousand frames and more below it."""

    @wraps(call)
    def inside(*args: P.args, **kwargs: P.kwargs) -> T:
        return call(*args, **kwargs)

    made: Any = inside
    made.__code__ = made.__code__.replace(co_stacksize=_WORDS)
    return inside
