"""A case that goes on under another regulation: it ends here and is registered there in one transaction.

The case that is left comes first, so that what is asked of earlier cases there finds it ended. Whichever
of the two regulations refuses is named, and then nothing has happened under either.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from huiyin.casework.carrying import registration
from huiyin.casework.case import MOVED_TO, Case, Stage
from huiyin.casework.commands import Command, MoveCase
from huiyin.casework.context import Context, Origin
from huiyin.casework.draft import Draft
from huiyin.casework.evolve import replay
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.secrecy import is_sealed
from huiyin.ledger import access, ports
from huiyin.ledger.contexts import context_for, stream_of
from huiyin.ledger.store import Recorded, lock, standing
from huiyin.policy.policy import Policy
from huiyin.policy.regulation import Regulation

if TYPE_CHECKING:
    from huiyin.ledger.door import Ask, Done

Follow = Callable[["Ask", datetime], "Done"]


def is_whole(command: Command) -> bool:
    """Whether the act registers the case under the other regulation as well."""
    return isinstance(command, MoveCase) and not command.other


def go_on(
    ask: "Ask", left: Draft, earlier: Sequence[Recorded], now: datetime, follow: Follow
) -> tuple[str, ...]:
    """Registers the case there, by whoever moves it; says its id. `left` is the case as it ended here.

    Nothing follows from any other act.
    """
    if not isinstance(ask.command, MoveCase) or not is_whole(ask.command):
        return ()
    there = destination(ask.command.to, left.case, ask.actor, ask.at or now)
    events = [item.event for item in earlier]
    veil = access.veil_before(left, (*events, *left.events))
    before = replay(events, left.case.id)  # its samples were not handed on yet
    wish = replace(
        ask,
        case=moved_to(left.case),
        command=registration(left, there, ask.command, veil),
        pack=there.policy.name,
        key="",
        expected=None,
        origin=Origin(before, is_sealed(left.policy, left.case)),
    )
    with refused_by(there.policy):
        return (follow(wish, now).case.id,)


def lock_measures(pack: str, command: Command) -> None:
    """Two must not both find the last place free. An act under two regulations locks both here, in the
    order of their names: two cases that move in opposite directions would wait for each other for ever.
    """
    concerned = {pack}
    if isinstance(command, MoveCase) and is_whole(command) and command.to in ports.rules().names():
        concerned.add(command.to)
    lock_all_measures(concerned)


def lock_all_measures(packs: Iterable[str]) -> None:
    """Those of several regulations, in the order in which everybody takes them."""
    for name in sorted(packs):
        if ports.rules().regulation(name).pack.measures:
            lock(f"measures/{name}"[:64])


def moved_to(case: Case) -> str:
    """The case in which this one goes on; empty where there is none."""
    found = [other for relation, other in case.links if relation == MOVED_TO]
    return found[-1] if found else ""


def last_of(case: str) -> str:
    """Where it stands that was registered as `case`: there, or where it moved to."""
    seen = {case}
    while True:
        so_far, _ = standing(stream_of(case), case)
        there = moved_to(so_far) if so_far.stage is Stage.MOVED else ""
        if there in ("", *seen):
            return case
        case = there
        seen.add(case)


def destination(pack: str, case: Case, actor: str, now: datetime) -> Draft:
    """Nothing yet, under the regulation to which it goes. Raises Refused where there is none in force."""
    if pack not in ports.rules().names():
        raise Refused(Reason.UNKNOWN_SUBJECT, needs=pack)
    regulation, context = ports.rules().regulation(pack), context_for(pack, actor, now)
    there = Draft(regulation, context, Case(received_at=case.received_at))
    if regulation.pack.in_force > now.astimezone(context.calendars.zone).date():
        with refused_by(there.policy):
            raise Refused(Reason.NOT_IN_FORCE, needs=regulation.pack.in_force.isoformat())
    return there


@contextmanager
def refused_by(policy: Policy) -> Iterator[None]:
    """Names the regulation that refuses, where an act concerns two."""
    try:
        yield
    except Refused as refused:
        refused.under = refused.under or policy
        raise


@contextmanager
def refusing(command: Command, regulation: Regulation, context: Context) -> Iterator[None]:
    """As `refused_by` for the regulation that a case leaves; other acts concern one alone."""
    if not is_whole(command):
        yield
        return
    day = context.now.astimezone(context.calendars.zone).date()
    with refused_by(regulation.on(day)):
        yield
