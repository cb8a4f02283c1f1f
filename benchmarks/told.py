"""What was told in cases, read from the ledger: it is true whatever the register says."""

from collections.abc import Iterator, Sequence

_AT_A_TIME = 500


def told_in(streams: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The stream of each case and the text with which it was registered."""
    from huiyin.casework.evolve import replay
    from huiyin.ledger.standings import load_many

    for at in range(0, len(streams), _AT_A_TIME):
        for stream, items in load_many(streams[at : at + _AT_A_TIME]).items():
            facts = replay([item.event for item in items], "").facts
            yield stream, str(facts.get("summary") or facts["content"])
