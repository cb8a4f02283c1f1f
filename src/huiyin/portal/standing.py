"""A case as its complainant may see it: where it stands, what comes next, what was said both ways.

A list of what is told, not of what is hidden: an event that is not named here is never shown.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.http import Http404

from huiyin.casework import events as e
from huiyin.casework.allowed import option_of
from huiyin.casework.case import Case, Stage
from huiyin.casework.draft import Draft
from huiyin.casework.evolve import replay
from huiyin.casework.letter_state import LetterState
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.wording import Words
from huiyin.ledger import moment, ports
from huiyin.ledger.door import context_for, stream_of, with_related
from huiyin.ledger.store import Recorded, load
from huiyin.portal.expecting import told_clocks
from huiyin.portal.words import say

PORTAL = "portal"
"""The medium of what an officer writes for these pages."""
ACTS = ("respond", "ask_review", "record_contact", "add_evidence", "remind", "confirm", "withdraw")
"""In the order of their buttons."""
ASKED_AS = {"ask_review": "respond"}
"""What an act of these pages is by the regulation: to ask for a review is to contest the answer."""


@dataclass(frozen=True)
class Line:
    """One thing that happened, as it is told. `mine`: the complainant did it."""

    at: datetime
    title: str
    text: str = ""
    mine: bool = False
    more: tuple[str, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Mine:
    """The case of whoever looks, read as they may."""

    draft: Draft
    recorded: Sequence[Recorded]
    language: str

    @property
    def case(self) -> Case:
        return self.draft.case

    @cached_property
    def words(self) -> Words:
        """Without any name of the house's people."""
        return Words(self.draft.policy, self.language)

    @property
    def zone(self) -> str:
        return str(self.draft.policy.head.zone)

    @cached_property
    def acts(self) -> tuple[str, ...]:
        options = {act: option_of(self.draft, ASKED_AS.get(act, act)) for act in ACTS}
        return tuple(act for act, one in options.items() if one.is_allowed and not one.early)

    @property
    def stage(self) -> str:
        return say(f"stage.{self.case.stage}", self.language)

    @property
    def next_dates(self) -> list[tuple[str, str, bool]]:
        """(what, until when, whether it is late) of clocks that run, the soonest first."""
        told, now = set(told_clocks(self.draft.policy)), self.draft.context.now
        running = [c for c in self.case.running_clocks() if c.clock in told and c.due]
        return [
            (self._date_title(c.clock), self.words.due(c.due, now), c.due <= now)
            for c in sorted(running, key=lambda clock: clock.due)
        ]

    def _date_title(self, clock: str) -> str:
        """Of a ladder only that it goes up; its name and its levels stay inside."""
        if clock in self.draft.policy.ladders:
            return say("before.rises", self.words.language)
        return self.words.title(clock, "clocks")

    @cached_property
    def lines(self) -> list[Line]:
        """The newest last."""
        return [line for item in self.recorded if (line := _line(self, item.event)) is not None]

    @property
    def evidence(self) -> list[Any]:
        """What they handed in themselves; what the house found is the house's."""
        own = {
            item.event.evidence
            for item in self.recorded
            if isinstance(item.event, e.EvidenceAdded) and item.event.by == COMPLAINANT
        }
        return [one for name, one in self.case.evidence.items() if name in own]

    @property
    def letters(self) -> list[LetterState]:
        """What the house put on these pages for them, the latest first."""
        return [one for one in reversed(tuple(self.case.written.values())) if one.way == PORTAL]

    @property
    def titled(self) -> list[tuple[LetterState, str]]:
        return [(one, self.words.title(one.letter, "letters")) for one in self.letters]

    def counts_when_opened(self, letter: LetterState) -> bool:
        """Whether opening it is what makes it count as delivered."""
        rule = self.draft.policy.letters.get(letter.letter)
        opened = rule is not None and rule.delivered.portal == "opened"
        return opened and not letter.is_delivered

    def is_letter(self, text: str) -> bool:
        """Whether this stands in one of the letters: it is read there, and not beside its events."""
        return any(text == letter.text for letter in self.letters)

    @property
    def said(self) -> list[tuple[str, str]]:
        """The facts as they were given by the complainant, in words."""
        policy, found = self.draft.policy, given_facts(self.recorded)
        channel = policy.channels.get(self.case.channel)
        asked = channel.entrance.asks if channel and channel.entrance else ()
        return [
            (policy.facts[name].title.text(self.language), self.words.fact(name, found[name]))
            for name in map(str, asked)
            if name in found and name in policy.facts
        ]


def given_facts(recorded: Sequence[Recorded]) -> dict[str, Any]:
    """What the complainant said as they came; what was noted since is the house's."""
    first = recorded[0].event
    if isinstance(first, e.Registered) and first.by == COMPLAINANT:
        return {**first.facts, **first.private_facts}
    return {}


def mine(case_id: str, language: str, *, hops: int = 3) -> Mine:
    """Raises Http404. What was registered under another regulation is followed to its new case."""
    recorded = load(stream_of(case_id))
    if not recorded:
        raise Http404
    case = replay([item.event for item in recorded], case_id)
    moved = next((i.event for i in recorded if isinstance(i.event, e.CaseMoved)), None)
    if case.stage is Stage.MOVED and moved is not None and hops:
        return mine(moved.other, language, hops=hops - 1)
    pack = case.policy.partition("@")[0]
    regulation = ports.rules().regulation(pack)
    context = context_for(pack, COMPLAINANT, moment.now())
    draft = Draft(regulation, with_related(regulation, case, context), case)
    return Mine(draft, recorded, language)


Teller = Callable[[Mine, Any], Line | None]


def _line(seen: Mine, event: e.Event) -> Line | None:
    teller = _TELLERS.get(type(event))
    return teller(seen, event) if teller else None


_OF_COMPLAINANTS = (
    e.Registered, e.ContactRecorded, e.EvidenceAdded, e.ResponseGiven, e.Confirmed, e.Reminded, e.Withdrawn,
)  # fmt: skip
"""What is theirs when they did it. What a rule made follow from it is the house's, by whomever."""


def _said(seen: Mine, event: e.Event, key: str, text: str = "", *more: str) -> Line:
    by_me = event.by == COMPLAINANT and isinstance(event, _OF_COMPLAINANTS)
    return Line(event.at, say(f"line.{key}", seen.language), text, by_me, tuple(filter(None, more)))


def _plain(key: str) -> Teller:
    return lambda seen, event: _said(seen, event, key)


def _own_words(key: str) -> Teller:
    """Its text is the complainant's own; where an officer noted it, the note is not shown."""
    return lambda seen, event: _said(
        seen, event, key, event.text if event.by == COMPLAINANT else ""
    )


def _contact(seen: Mine, event: e.ContactRecorded) -> Line | None:
    if event.party != COMPLAINANT:
        return None
    if event.direction == "in":
        own = event.by == COMPLAINANT
        return _said(seen, event, "wrote" if own else "called", event.told if own else "")
    if not event.reached:
        return None
    for_them = event.medium == PORTAL or event.send
    return _said(
        seen, event, "written" if for_them else "contacted", event.told if for_them else ""
    )


def _answered(seen: Mine, event: e.Answered) -> Line:
    case = seen.case
    given = [case.proposals[name] for name in event.proposals if name in case.proposals]
    titles = [seen.words.title(one.subject, "remedies", "approvals") for one in given]
    text = "" if seen.is_letter(event.text) else event.text
    return _said(seen, event, f"answered.{event.form}", text, *titles)


def _letter(seen: Mine, event: e.LetterDispatched) -> Line | None:
    title = seen.words.title(event.letter, "letters")
    return _said(seen, event, "letter", "", title) if event.way == PORTAL else None


def _refused(seen: Mine, event: e.AdmissionRefused) -> Line:
    grounds = seen.draft.policy.refusal_grounds
    ground = grounds.get(event.ground)
    said = ground.text.text(seen.language) if ground and ground.text else ""
    return _said(seen, event, "refused", event.reason, said, event.routes)


def _evidence(seen: Mine, event: e.EvidenceAdded) -> Line | None:
    return _said(seen, event, "evidence", event.title) if event.by == COMPLAINANT else None


def _notified(seen: Mine, event: e.Notified) -> Line | None:
    return _said(seen, event, "told", event.text) if COMPLAINANT in event.to else None


def _carried_out(seen: Mine, event: e.RemedyCarriedOut) -> Line:
    return _said(seen, event, "carried_out", "", seen.words.title(event.remedy, "remedies"))


def _responded(seen: Mine, event: e.ResponseGiven) -> Line:
    return _own_words(event.response)(seen, event)  # type: ignore[return-value]


def _confirmed(seen: Mine, event: e.Confirmed) -> Line:
    return _own_words("satisfied" if event.satisfied else "unsatisfied")(seen, event)  # type: ignore[return-value]


def _reminded(seen: Mine, event: e.Reminded) -> Line | None:
    return _own_words("reminded")(seen, event) if event.by == COMPLAINANT else None


def _acknowledged(seen: Mine, event: e.Acknowledged) -> Line:
    return _said(seen, event, "acknowledged", "" if seen.is_letter(event.text) else event.text)


def _withdrawn(seen: Mine, event: e.Withdrawn) -> Line:
    return _said(seen, event, "withdrawn", event.reason if event.by == COMPLAINANT else "")


_TELLERS: Mapping[type[e.Event], Teller] = {
    e.Registered: _plain("registered"),
    e.Acknowledged: _acknowledged,
    e.Admitted: _plain("admitted"),
    e.AdmissionRefused: _refused,
    e.Transferred: _plain("transferred"),
    e.ContactRecorded: _contact,
    e.EvidenceAdded: _evidence,
    e.Notified: _notified,
    e.Answered: _answered,
    e.LetterDispatched: _letter,
    e.AnswerRecalled: _plain("recalled"),
    e.ResponseGiven: _responded,
    e.RemedyCarriedOut: _carried_out,
    e.Confirmed: _confirmed,
    e.Reminded: _reminded,
    e.Withdrawn: _withdrawn,
    e.Suspended: _plain("suspended"),
    e.Continued: _plain("continued"),
    e.ProvisionallyClosed: _plain("provisionally_closed"),
    e.Resumed: _plain("continued"),
    e.Closed: _plain("closed"),
    e.Reopened: _plain("reopened"),
    e.Merged: _plain("merged"),
}
"""Everything that is told. What stands in no row here is internal."""
