"""Which signs are one sign in two scripts: `python -m tools.signs` writes the table of the search anew.

Taken sign by sign from OpenCC (Apache-2.0), traditional to simplified, with the forms of Taiwan and
Hong Kong that it knows besides. Followed to the end, so that no sign of the table becomes another.
"""

from pathlib import Path

import opencc

PLACE = Path(__file__).parents[2] / "src/huiyin/register/signs.txt"
HEAD = f"""# Signs that are one sign in two scripts: the traditional form, then the simplified one.
# Made by tools/signs from OpenCC {opencc.__version__}, https://github.com/BYVoid/OpenCC,
# Apache License 2.0.
"""
_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
_NOT = frozenset("么")
"""In use in simplified texts; as a form of 幺 it is one in none of ours."""
_A_LINE = 40


def pairs() -> dict[str, str]:
    ways = [opencc.OpenCC(name) for name in ("t2s", "hk2s", "tw2s")]
    found: dict[str, str] = {}
    for low, high in _BLOCKS:
        for sign in map(chr, range(low, high + 1)):
            said = (way.convert(sign) for way in ways)
            simple = next((s for s in said if s != sign and len(s) == 1), sign)
            if simple != sign and sign not in _NOT:
                found[sign] = simple
    return {sign: _to_the_end(sign, found) for sign in found}


def _to_the_end(sign: str, found: dict[str, str]) -> str:
    seen = {sign}
    while sign in found and found[sign] not in seen:
        sign = found[sign]
        seen.add(sign)
    return sign


def page() -> str:
    every = [sign + simple for sign, simple in sorted(pairs().items())]
    lines = (" ".join(every[at : at + _A_LINE]) for at in range(0, len(every), _A_LINE))
    return HEAD + "\n".join(lines) + "\n"
