"""How streams of what comes round and of draws are called: one for each rule of a pack, no two alike."""

from hashlib import sha256

from huiyin.ledger.store import first

LONGEST = 64
_TAIL = 12


def stream_of(kind: str, pack: str, name: str) -> str:
    """A name that is too long ends in a digest of the whole. Those of before were only cut, so that two
    rules could meet: such a stream stays with the rule that began it.
    """
    whole = f"{kind}/{pack}/{name}"
    if len(whole) <= LONGEST:
        return whole
    cut = whole[:LONGEST]
    begun = first(cut)
    if begun is not None and name in _rule_of(begun.event) and begun.event.pack == pack:
        return cut
    return f"{whole[: LONGEST - _TAIL - 1]}~{sha256(whole.encode()).hexdigest()[:_TAIL]}"


def _rule_of(event: object) -> tuple[str, ...]:
    return tuple(str(getattr(event, part, "")) for part in ("schedule", "callback"))
