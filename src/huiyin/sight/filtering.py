"""What somebody narrows a list of cases to, as it stands in an address."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from huiyin.casework.case import ENDED
from huiyin.ledger import moment
from huiyin.register.queries import Filters
from huiyin.sight.me import Me

OPEN: Mapping[str, bool | None] = {"": True, "open": True, "ended": False, "all": None}
"""What may be said of cases that have ended; by default they are left out."""
PLAIN = ("pack", "stage", "grade", "kind", "channel")
DUE_WITHIN: Mapping[str, timedelta] = {
    "day": timedelta(days=1), "three_days": timedelta(days=3), "week": timedelta(days=7),
}  # fmt: skip
"""How soon the nearest end of a duty comes."""


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
        due_by=_due_by(me, asked.get("due", "")),
        received_from=_day(asked.get("from", "")),
        received_before=_day(asked.get("to", ""), after=1),
        records=records,
    )
    ended_stage = filters.stage and filters.stage in _ENDED
    looks = filters.number or (filters.words and not asked.get("open"))
    return replace(filters, open=None) if ended_stage or looks else filters


def _due_by(me: Me, within: str) -> datetime | None:
    return me.now + DUE_WITHIN[within] if within in DUE_WITHIN else None


def _day(said: str, after: int = 0) -> datetime | None:
    """The beginning of a day, or of that many days after it; None for what is no day."""
    try:
        day = datetime.strptime(said.strip(), "%Y-%m-%d").date()  # noqa: DTZ007 (a day, no moment)
        return datetime.combine(day + timedelta(days=after), time.min, moment.here())
    except (ValueError, OverflowError):
        return None


_ENDED = frozenset(stage.value for stage in ENDED)
