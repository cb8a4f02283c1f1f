"""Any sequence of acts on one case of one regulation, and what must hold throughout."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from huiyin.calendars import Calendars
from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.acts.approval import approvers
from huiyin.casework.allowed import Option, allowed
from huiyin.casework.case import Case, ClockStatus, Stage
from huiyin.casework.context import Context
from huiyin.casework.decide import decided
from huiyin.casework.draft import Draft
from huiyin.casework.evolve import evolve, replay
from huiyin.casework.organisation import Organisation
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.settle import MOST_EVENTS
from huiyin.casework.standing import is_concerned
from huiyin.casework.tally.entries import counts_alike, further
from huiyin.casework.timers import timers
from huiyin.policy.regulation import Regulation
from tests.support.wishes import Chance, Wisher

NOT_THE_PERSONS = frozenset({Reason.NO_RIGHT, Reason.WRONG_STAGE, Reason.ENDED, Reason.NOT_REGISTERED,
                             Reason.ALREADY_REGISTERED, Reason.SYSTEM_ONLY})  # fmt: skip
"""Refusals that an act must not meet once it was said to be allowed, and must meet once it was not."""
PERSONAL = frozenset({"open_task", "do_act", "charge"})
"""Acts whose right depends also on what they are done to."""


CHANCE = st.randoms(use_true_random=True)
"""One seed for each step, so that stories get long."""
RARELY, OFTEN = 0.05, 0.8
ENDINGS = frozenset({"withdraw", "correct_registration", "move_case", "transfer", "merge",
                     "refuse_admission", "provisionally_close", "suspend", "recuse"})  # fmt: skip
ONWARD = ("admit", "continue", "resume", "unmerge", "record_contact", "add_evidence",
          "record_finding", "propose", "open_task", "answer_task", "hold_meeting", "issue_paper",
          "sign", "answer", "carry_out", "respond", "confirm", "close", "archive")  # fmt: skip


class AnySequence(RuleBasedStateMachine):
    """Subclasses say which regulation, which people and which calendars."""

    regulation: Regulation
    calendars: Calendars
    organisation: Organisation
    people: tuple[str, ...]
    registrars: tuple[str, ...]

    def __init__(self) -> None:
        super().__init__()
        self.case = Case(id="case-1")
        self.now = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
        self.history: list[e.Event] = []
        self.serials: dict[str, int] = {}

    # doing

    def context(self, actor: str) -> Context:
        return Context(self.now, actor, self.organisation, self.calendars, {}, {}, self._number)

    def _number(self, counter: str) -> int:
        self.serials[counter] = self.serials.get(counter, 0) + 1
        return self.serials[counter]

    @property
    def policy(self) -> Any:
        return Draft(self.regulation, self.context(""), self.case).policy

    def give(self, actor: str, command: c.Command) -> Refused | None:
        """Either it is refused and nothing changed, or the case moved on."""
        before = self.case
        numbers = dict(self.serials)
        try:
            draft = decided(self.regulation, before, command, self.context(actor))
        except Refused as refused:
            assert self.serials == numbers, "a refused command used a number"
            return refused
        events = draft.events
        assert events or draft.aside, "nothing happened, and nothing was refused"
        assert len(events) <= MOST_EVENTS
        for event in events:
            self._check(actor, event)
            self.case = evolve(self.case, event)
            self.history.append(event)
        assert self.case.version == before.version + len(events)
        if counts_alike(before, self.case, (event.name for event in events)):
            assert list(further(before)) == list(further(self.case))
        return None

    def _check(self, actor: str, event: e.Event) -> None:
        """What each event must not do to the case as it stood."""
        if isinstance(event, e.ClockExpired | e.ClockWarned):
            clock = self.case.clocks[event.clock, event.key]
            assert clock.status is ClockStatus.RUNNING, f"{event.clock} fired though it was stopped"
            assert isinstance(event, e.ClockWarned) or clock.due <= self.now
        if isinstance(event, e.ProposalApproved) and not event.own_authority:
            proposal = self.case.proposals[event.proposal]
            draft = Draft(self.regulation, self.context(actor), self.case)
            assert actor != proposal.proposer
            assert not is_concerned(draft.policy, self.case, actor)
            assert actor in approvers(draft, proposal)[0]
        if isinstance(event, e.ClockMoved):
            old = self.case.clocks[event.clock, event.key]
            assert event.due >= min(self.now, old.due)

    @initialize(chance=CHANCE)
    def register(self, chance: Chance) -> None:
        policy = self.policy
        wisher = self._wisher(chance)
        kinds = sorted(map(str, policy.kinds), key=lambda kind: policy.kinds[kind].record)
        kinds = kinds[::-1] if chance.random() < RARELY else kinds
        for kind in kinds:
            for channel in policy.channels:
                for actor in self.registrars:
                    facts = wisher.all_facts()
                    command = c.Register(kind=kind, channel=str(channel), facts=facts)
                    if self.give(actor, command) is None:
                        return

    @rule(chance=CHANCE)
    def anybody_does_anything(self, chance: Chance) -> None:
        kind = chance.choice(list(c.ACTS.values()))
        self._do(chance, chance.choice(self.people), kind, odd=0.2)

    @rule(chance=CHANCE)
    def people_do_what_they_may(self, chance: Chance) -> None:
        """Mostly what leads on, seldom what ends the case."""
        for _ in range(6):
            actor = chance.choice(self.people)
            able = [option for option in self._options(actor).values() if option.is_allowed]
            able = [o for o in able if o.act not in ENDINGS or chance.random() < RARELY]
            if able:
                option = chance.choice(able)
                self._do(chance, actor, c.ACTS[option.act], option.things)

    @rule(chance=CHANCE)
    def the_owner_leads_on(self, chance: Chance) -> None:
        """The acts by which a case gets to its end, whoever may do them."""
        for act in ONWARD:
            able = [p for p in self.people if (o := self._options(p).get(act)) and o.is_allowed]
            if able and chance.random() < OFTEN:
                actor = chance.choice(able)
                self._do(chance, actor, c.ACTS[act], self._options(actor)[act].things)

    @rule(chance=CHANCE)
    def somebody_decides_what_waits(self, chance: Chance) -> None:
        for proposal in list(self.case.proposals.values()):
            if proposal.status.value == "pending":
                who = approvers(Draft(self.regulation, self.context(""), self.case), proposal)[0]
                self.give(
                    chance.choice([*who, *who, *self.people]), c.Approve(proposal=proposal.id)
                )

    @rule(hours=st.integers(1, 400))
    def time_passes(self, hours: int) -> None:
        end = self.now + timedelta(hours=hours)
        while due := {k: at for k, at in timers(self.case).items() if at <= end}:
            (clock, key), at = min(due.items(), key=lambda item: (item[1], item[0]))
            self.now = max(self.now, at)
            refused = self.give("", c.FireClock(clock=clock, key=key))
            assert refused is None, f"{clock} was due and did not fire: {refused}"
        self.now = end

    def _options(self, actor: str) -> dict[str, Option]:
        return {o.act: o for o in allowed(self.regulation, self.case, self.context(actor))}

    def _wisher(self, chance: Chance, odd: float = 0.0) -> Wisher:
        return Wisher(chance, self.policy, self.case, self.people, self.now, odd)

    def _do(
        self, chance: Chance, actor: str, kind: type[c.Command], things: tuple[str, ...] = (),
        odd: float = 0.0,
    ) -> None:  # fmt: skip
        option = self._options(actor).get(kind.act)
        wisher = self._wisher(chance, odd)
        command = wisher.command(kind, *things)
        refused = self.give(actor, command)
        if option is not None:
            self._compare(option, command, refused)
        if refused is not None and refused.reason is Reason.FACT_MISSING:
            name = str(refused.params.get("fact", ""))
            if name in wisher.policy.facts:
                self.give(actor, replace(command, facts={name: wisher.answer(name)}))

    def _compare(self, option: Option, command: c.Command, refused: Refused | None) -> None:
        """What `allowed` says of rights and stages, `decide` does."""
        if option.refusal is not None and option.refusal.reason in NOT_THE_PERSONS:
            assert refused is not None, f"{option.act} was said to be refused: {option.refusal}"
        if option.is_allowed and not command.facts and option.act not in PERSONAL:
            reason = refused.reason if refused else None
            assert reason not in NOT_THE_PERSONS, f"{option.act} was said to be allowed: {refused}"

    # what holds throughout

    @invariant()
    def replaying_the_events_gives_the_same_case(self) -> None:
        if len(self.history) < 400:
            assert replay(self.history, "case-1") == self.case

    @invariant()
    def a_registered_case_has_an_owner_and_a_number(self) -> None:
        if self.case.stage is not Stage.NEW:
            assert self.case.number
            assert self.case.owner

    @invariant()
    def what_was_missed_is_known(self) -> None:
        for state in self.case.clocks.values():
            assert not state.breach or state.missed
            if state.status is ClockStatus.RUNNING:
                assert state.stopped_at is None
                assert state.in_time is None

    @invariant()
    def an_ended_case_has_no_clock_of_its_own_that_began_before_its_end(self) -> None:
        ended = self.case.closed_at
        if self.case.stage in (Stage.WITHDRAWN, Stage.REJECTED, Stage.TRANSFERRED, Stage.MISTAKEN):
            for state in self.case.running_clocks():
                assert state.key or (ended is not None and state.start >= ended)
