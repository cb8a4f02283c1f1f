"""What would differ in a case if it were decided under the regulation as it is worded today."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from huiyin.ledger.door import context_for, stream_of
from huiyin.ledger.histories import histories
from huiyin.people.everybody import everybody
from huiyin.policy.policy import Policy
from huiyin.rulebook.naming import Naming
from huiyin.sight.looking import Seen
from huiyin.simulation.comparing import Difference, differences, due_differences
from huiyin.simulation.trying import try_case
from huiyin.simulation.wording import difference_words


@dataclass(frozen=True)
class Otherwise:
    """One sentence, with the clauses it rests on."""

    words: str
    clauses: tuple[str, ...]


def is_under_today(seen: Seen) -> bool:
    """Whether the wordings that govern the case are those of today, so that nothing can differ."""
    return seen.policy is _today(seen)


def would_differ(seen: Seen) -> list[Otherwise]:
    """Computed anew each time, out of all that happened; nothing is kept and nothing recorded."""
    [batches] = histories([stream_of(seen.case.id)])
    policy, pack = _today(seen), seen.policy.name
    base = context_for(pack, seen.me.person, seen.me.now)
    base = replace(base, organisation=everybody(pack))
    today = seen.regulation.as_of(base.now.astimezone(base.calendars.zone).date())
    old, new = try_case(batches, seen.regulation, today, base, seen.me.now)
    found = [*differences(old, new), *due_differences(old, new)]
    return _told(found, Naming(policy, seen.words.language))


def _told(found: Sequence[Difference], naming: Naming) -> list[Otherwise]:
    said = {difference_words(one, naming): one.clause for one in found}
    return [Otherwise(words, tuple(dict.fromkeys(clause))) for words, clause in said.items()]


def _today(seen: Seen) -> Policy:
    context = seen.draft.context
    return seen.regulation.on(context.now.astimezone(context.calendars.zone).date())
