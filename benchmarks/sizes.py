"""Of what each kind of thing is made: for minutes, with `--full`, and with `--tiny`, which only proves that
everything can be measured. The environment may say otherwise.
"""

import os

SIZES = {
    "HUIYIN_BENCH_CASES": ("5", "300", "100000"),
    "HUIYIN_BENCH_RETURNS": ("60", "2000", "100000"),
    "HUIYIN_BENCH_TEXTS": ("60", "2000", "100000"),
    "HUIYIN_BENCH_EVENTS": ("1100", "20000", "10000000"),
    "HUIYIN_BENCH_DUE": ("40", "500", "10000"),
    "HUIYIN_BENCH_OPEN": ("1000", "10000,1000000", "10000,100000,1000000"),
    "HUIYIN_BENCH_SIZES": ("10,20", "200,600", "1000,10000,100000,1000000"),
    "HUIYIN_BENCH_MINUTES": ("0.05", "0.5", "60"),
    "HUIYIN_BENCH_PROCESSES": ("1,2", "1,2,4", "1,2,4"),
    "HUIYIN_BENCH_PACKS": ("life-insurance", "", ""),
    "HUIYIN_BENCH_ROUNDS": ("2", "", ""),
    "HUIYIN_BENCH_SMALL": ("1", "1", ""),
}
_WORDS = ("tiny", "small", "full")


def choose(size: str) -> None:
    """`size` is tiny, small or full; what the environment says already stays."""
    place = _WORDS.index(size)
    for name, values in SIZES.items():
        os.environ.setdefault(name, values[place])


def rounds(usual: int) -> int:
    """How often a thing is measured, at most."""
    return min(usual, int(os.environ.get("HUIYIN_BENCH_ROUNDS") or usual))


def less(usual: float) -> float:
    """Seconds, or things to do: a tenth where a round or two is enough."""
    return usual / 10 if os.environ.get("HUIYIN_BENCH_ROUNDS") else usual


def processes() -> tuple[int, ...]:
    return tuple(map(int, (os.environ.get("HUIYIN_BENCH_PROCESSES") or "1,2,4").split(",")))
