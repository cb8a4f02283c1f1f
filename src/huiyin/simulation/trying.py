"""One recorded case under a draft: what came of it, and what would have come of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.identity import NO_EARLIER, has_identity
from huiyin.casework.organisation import Organisation
from huiyin.casework.passage import Stretch, pass_time
from huiyin.casework.secrecy import sealed_by
from huiyin.policy.regulation import Regulation
from huiyin.simulation.comparing import Findings
from huiyin.simulation.outcomes import Outcome, outcome_of
from huiyin.simulation.playing import contexts, live
from huiyin.simulation.retelling import Batch, retold


def try_case(
    batches: Sequence[Batch],
    recorded: Regulation,
    draft: Regulation,
    base: Context,
    until: datetime | None = None,
) -> tuple[Outcome, Outcome]:
    """The outcome as recorded and under the draft. Nobody came before: earlier cases are not told.

    `base` gives organisation, calendars and settings; whoever acted holds what they hold in it.
    `until` is how far the case is lived, by default to the last that happened to it. What runs out until
    then runs out on both sides, whether or not a worker has come to it.
    """
    events = [event for batch in batches for event in batch]
    policy = recorded.on(events[0].at.astimezone(base.calendars.zone).date())
    context = replace(base, related=NO_EARLIER if has_identity(policy) else {})
    post_of = partial(_post_of, base.organisation)
    told = retold(batches, recorded, contexts(context))
    last, at = events[-1].at, contexts(context)
    lived = live(draft, told.deeds, told.case, contexts(context), until or last)
    since = (
        pass_time(recorded, told.case, last, until or last, at) if until else Stretch(told.case, ())
    )
    outcome = outcome_of(since.case, [*events, *since.events], (), post_of)
    old = _unnamed(recorded, base, since.case, outcome)
    return old, outcome_of(lived.case, lived.events, lived.refused, post_of)


def _post_of(organisation: Organisation, who: str) -> str:
    posts = organisation.posts_of(who)
    return posts[0].role if posts else who


def _unnamed(recorded: Regulation, base: Context, case: Case, outcome: Outcome) -> Outcome:
    """A sealed case counts like any other, and its number is not shown as a sample."""
    sealed = sealed_by(Draft(recorded, base, case).policy, case)
    return replace(outcome, number="") if sealed else outcome


def try_all(
    histories: Iterable[Sequence[Batch]], recorded: Regulation, draft: Regulation, base: Context
) -> Findings:
    found = Findings()
    for batches in histories:
        found.add(*try_case(batches, recorded, draft, base))
    return found
