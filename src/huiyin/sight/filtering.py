"""What somebody narrows a list of cases to, as it stands in an address."""

from collections.abc import Mapping
from dataclasses import replace

from huiyin.casework.case import ENDED
from huiyin.register.queries import Filters
from huiyin.sight.me import Me

OPEN: Mapping[str, bool | None] = {"": True, "open": True, "ended": False, "all": None}
"""What may be said of cases that have ended; by default they are left out."""
PLAIN = ("pack", "stage", "grade", "kind")


def filters_of(me: Me, asked: Mapping[str, str], *, records: bool) -> Filters:
    """Whoever looks for words, a number or a stage of ended cases means ended ones too."""
    owner = asked.get("owner", "")
    filters = Filters(
        **{name: asked.get(name, "") for name in PLAIN},
        owner=me.person if owner == "me" else owner,
        number=asked.get("number", "").strip(),
        words=asked.get("q", "").strip(),
        open=OPEN.get(asked.get("open", ""), True),
        overdue_at=me.now if asked.get("overdue") else None,
        records=records,
    )
    ended_stage = filters.stage and filters.stage in _ENDED
    looks = filters.number or (filters.words and not asked.get("open"))
    return replace(filters, open=None) if ended_stage or looks else filters


_ENDED = frozenset(stage.value for stage in ENDED)
