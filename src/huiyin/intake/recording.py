"""Records the stories of an old table in the ledger: each row wholly or not at all."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from django.db import transaction

from huiyin.calendars import CalendarMissing
from huiyin.casework.context import Context
from huiyin.casework.organisation import Organisation, Post
from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.intake.rows import BadRow, Story
from huiyin.ledger import moment, ports
from huiyin.ledger.door import KeyReused, context_for
from huiyin.ledger.history import Past, Told, record_past

CHUNK = 100
"""Rows that are committed together. What was killed is told again: told rows are known rows."""

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Refusal:
    """A row that did not come in: `reason` is one word to count by, `what` a sentence."""

    row: int
    reason: str
    what: str
    column: str = ""


@dataclass
class Report:
    """What became of all rows."""

    told: Counter[Told] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)
    dry: bool = False

    @property
    def rows(self) -> int:
        return self.told.total() + len(self.refused)


def context_of_past(pack: str, actor: str, acting_as: Iterable[str]) -> Context:
    """Today's house, in which the person who brings the history in holds the posts it speaks for."""
    base = context_for(pack, actor, moment.now())
    posts = tuple(Post(role, holders=(actor,)) for role in acting_as)
    house = base.organisation
    return replace(base, organisation=Organisation((*house.posts, *posts), house.managers))


def record_all(
    pack: str,
    told: Iterable[Story | BadRow],
    base: Context,
    *,
    dry: bool = False,
    progress: Progress = lambda rows: None,
) -> Report:
    """Every row is new, more of a known case, known already, or refused with its reason.

    A dry run decides and writes the same and then takes everything back, a chunk at a time.
    """
    report = Report(dry=dry)
    for chunk in _chunks(told):
        with transaction.atomic():
            for item in chunk:
                _record(pack, item, base, report)
            if dry:
                transaction.set_rollback(True)
        progress(len(chunk))
    return report


def _chunks(told: Iterable[Story | BadRow]) -> Iterator[list[Story | BadRow]]:
    rows = iter(told)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _record(pack: str, item: Story | BadRow, base: Context, report: Report) -> None:
    if isinstance(item, BadRow):
        report.refused.append(Refusal(item.row, "unreadable", item.what, item.column))
        return
    past = Past(case=item.case, pack=pack, deeds=item.deeds)
    try:
        with transaction.atomic():
            told = record_past(past, base, moment.now())
    except Refused as refused:
        policy = ports.rules().regulation(pack).at(base.now)
        what = refusal_sentence(refused, policy, policy.language)
        report.refused.append(Refusal(item.row, refused.reason.value, what))
    except KeyReused:
        what = "was imported before and says something else now"
        report.refused.append(Refusal(item.row, "changed", what))
    except CalendarMissing as missing:
        report.refused.append(Refusal(item.row, "no-calendar", str(missing)))
    else:
        report.told[told] += 1
