"""What a decision may know besides the case, gathered as of now; and the names of cases and streams."""

import os
from dataclasses import replace
from datetime import datetime

from huiyin.casework.case import Case
from huiyin.casework.commands import Command, Register
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.evolving.base import changed
from huiyin.ledger import ports
from huiyin.ledger.counters import next_number
from huiyin.ledger.models import EventRow
from huiyin.policy.regulation import Regulation


def new_id(at: datetime) -> str:
    """A case id: ordered by time, and not to be guessed."""
    return first_id(at) + os.urandom(8).hex()


def first_id(at: datetime) -> str:
    """No id given before then is greater."""
    return f"{int(at.timestamp() * 1000):012x}"


def stream_of(case: str) -> str:
    return f"case/{case}"


def context_for(pack: str, actor: str, now: datetime) -> Context:
    """Everything else a decision may know, as of now."""
    house = ports.house()
    application = house.application()
    return Context(
        now=now,
        actor=actor,
        organisation=house.organisation(pack),
        calendars=ports.rules().calendars(pack),
        settings=house.settings(pack),
        next_number=next_number,
        wordings=house.wordings(pack),
        letter_wordings=house.letter_wordings(pack),
        application=application,
        units=house.units_of(actor) if application else frozenset(),
        regulation_of=regulation_of,
        new_case=lambda: new_id(now),
    )


def regulation_of(case: str) -> str:
    """The regulation under which another case was registered; empty where there is no such case."""
    begun = EventRow.objects.filter(stream=stream_of(case), seq=1).values_list("policy", flat=True)
    return next(iter(begun), "").partition("@")[0]


def with_command(case: Case, command: Command, context: Context) -> Case:
    """The case with the facts that the command brings along, to be asked for earlier ones."""
    asked = replace(case, facts={**case.facts, **command.facts}) if command.facts else case
    if isinstance(command, Register):
        links = ((command.relation, command.related),) if command.related else ()
        received = command.received_at or context.now
        asked = replace(asked, received_at=received, anonymous=command.anonymous, links=links)
    return asked


def with_related(regulation: Regulation, case: Case, context: Context) -> Context:
    """The context with what earlier cases say: a screen asks as the door does, so that they agree."""
    policy = Draft(regulation, context, case).policy
    return changed(context, related=ports.peers().related(policy, case))
