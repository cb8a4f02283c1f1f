"""Traditional and simplified signs as one: 漏電 is found by 漏电, and the other way round.

Sign by sign, so that a text keeps its length and what was found can be shown where it stands. Words
that the scripts call by other names (軟體, 软件) stay two words.
"""

from functools import cache
from importlib.resources import files


@cache
def table() -> dict[int, str]:
    """For `str.translate`. A change of it changes the rows of the search: `huiyin upgrade` sees that."""
    text = (files("huiyin.register") / "signs.txt").read_text("utf-8")
    pairs = (
        pair for line in text.splitlines() if not line.startswith("#") for pair in line.split()
    )
    return {ord(pair[0]): pair[1] for pair in pairs}


def simplified(text: str) -> str:
    return text.translate(table())
