"""A regulation as it is in force for one case: one wording of every rule, ready to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from huiyin.policy.references import parts
from huiyin.policy.schema.base import Decider, Pattern, Rule, Until
from huiyin.policy.schema.counting import Measure
from huiyin.policy.schema.decisions import Approval, Gate, Reading, Remedy, TableSpec
from huiyin.policy.schema.letters import Letter
from huiyin.policy.schema.library import Library
from huiyin.policy.schema.pack import Pack
from huiyin.policy.schema.papers import Notice, NumberPattern, Paper, Retention, Text
from huiyin.policy.schema.people import Ban, Grant, OwnAct, Role, Unit
from huiyin.policy.schema.returns import Return
from huiyin.policy.schema.rounds import Rank, Round
from huiyin.policy.schema.secrecy import Mask, Secrecy
from huiyin.policy.schema.things import (
    Channel,
    Choice,
    ContactPurpose,
    EvidenceKind,
    Fact,
    Kind,
    MassMatter,
    Setting,
)
from huiyin.policy.schema.time import Clock, Ladder
from huiyin.policy.schema.work import (
    Account,
    AppealRoute,
    Callback,
    Do,
    Reaction,
    Schedule,
    Step,
    TaskKind,
)
from huiyin.policy.values import Dated, Wording

R = TypeVar("R", bound=Rule)

SECTIONS = tuple(
    name
    for name, hint in get_type_hints(Pack).items()
    if get_origin(hint) is dict and get_origin(get_args(hint)[1]) is Dated
)


def _by_event(rules: Mapping[str, Any], patterns: str) -> dict[str, list[tuple[str, Pattern]]]:
    index: dict[str, list[tuple[str, Pattern]]] = {}
    for name, rule in rules.items():
        for pattern in getattr(rule, patterns):
            index.setdefault(pattern.on, []).append((name, pattern))
    return index


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What `decide` asks. Holds only rules in force; a rule taken out simply is not there."""

    head: Pack
    kinds: Mapping[str, Kind]
    facts: Mapping[str, Fact]
    settings: Mapping[str, Setting]
    channels: Mapping[str, Channel]
    contact_purposes: Mapping[str, ContactPurpose]
    evidence_kinds: Mapping[str, EvidenceKind]
    refusal_grounds: Mapping[str, Choice]
    provisional_grounds: Mapping[str, Choice]
    outcomes: Mapping[str, Choice]
    units: Mapping[str, Unit]
    roles: Mapping[str, Role]
    grants: Mapping[str, Grant]
    bans: Mapping[str, Ban]
    secrecy: Mapping[str, Secrecy]
    masks: Mapping[str, Mask]
    acts: Mapping[str, OwnAct]
    tables: Mapping[str, TableSpec]
    approvals: Mapping[str, Approval]
    remedies: Mapping[str, Remedy]
    gates: Mapping[str, Gate]
    steps: Mapping[str, Step]
    tasks: Mapping[str, TaskKind]
    callbacks: Mapping[str, Callback]
    schedules: Mapping[str, Schedule]
    reactions: Mapping[str, Reaction]
    accounts: Mapping[str, Account]
    appeals: Mapping[str, AppealRoute]
    clocks: Mapping[str, Clock]
    ladders: Mapping[str, Ladder]
    papers: Mapping[str, Paper]
    letters: Mapping[str, Letter]
    texts: Mapping[str, Text]
    notices: Mapping[str, Notice]
    numbers: Mapping[str, NumberPattern]
    retention: Mapping[str, Retention]
    returns: Mapping[str, Return]
    rounds: Mapping[str, Round]
    libraries: Mapping[str, Library]
    mass_matters: Mapping[str, MassMatter]
    readings: Mapping[str, Reading]
    measures: Mapping[str, Measure]
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def sections(self) -> Mapping[str, Mapping[str, Any]]:
        """The rules in force by section; tables among them."""
        return {section: getattr(self, section) for section in (*SECTIONS, "tables")}

    @property
    def name(self) -> str:
        return str(self.head.pack)

    @property
    def stamp(self) -> str:
        """How a record names the policy it was made under, such as `my-pack@2026.1`."""
        return f"{self.head.pack}@{self.head.version}"

    @property
    def language(self) -> str:
        return str(self.head.language)

    @cached_property
    def mark_words(self) -> Mapping[str, Wording]:
        """What each mark is called: as whatever gives it says, or as the act that leaves it."""
        given = (rule for rule in parts(tuple(self.sections().values())) if isinstance(rule, Do))
        named = [(str(do.mark), do.named) for do in given if do.mark and do.named]
        left = [(str(act.mark), act.title) for act in self.acts.values() if act.mark]
        return dict(reversed([*named, *left]))

    # Which rules an event may concern: looked up by its name.

    @cached_property
    def starts(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.clocks, "from_")

    @cached_property
    def moves(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.clocks, "moves_on")

    @cached_property
    def pauses(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.clocks, "pauses_on")

    @cached_property
    def runs(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.clocks, "runs_on")

    @cached_property
    def ladder_starts(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.ladders, "from_")

    @cached_property
    def reactions_to(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.reactions, "on")

    @cached_property
    def notices_on(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.notices, "on")

    @cached_property
    def steps_on(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.steps, "enter_on")

    @cached_property
    def papers_on(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.papers, "asked_on")

    @cached_property
    def tasks_done_on(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.tasks, "done_on")

    @cached_property
    def callbacks_on(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.callbacks, "from_")

    @cached_property
    def charges_on(self) -> Mapping[str, list[tuple[str, Pattern]]]:
        return _by_event(self.accounts, "charged_on")

    @cached_property
    def heeded(self) -> frozenset[str]:
        """Names of the events that some rule follows; nothing more follows from any other."""
        indexes = (
            self.starts, self.moves, self.pauses, self.runs, self.ladder_starts,
            self.reactions_to, self.notices_on, self.steps_on, self.papers_on, self.callbacks_on,
            self.charges_on, self.tasks_done_on,
        )  # fmt: skip
        return frozenset(str(name) for index in indexes for name in index)

    @cached_property
    def agreed_dates(self) -> Mapping[str, Clock]:
        """Clocks of the whole case that are due on a date which somebody agrees, perhaps later."""
        clocks = self.clocks.items()
        return {n: clock for n, clock in clocks if clock.due_on is not None and clock.per == "case"}

    @cached_property
    def stops(self) -> frozenset[str]:
        """Names of the events that some clock or ladder waits for."""
        waits = [clock.until for clock in self.clocks.values()]
        waits += [ladder.until for ladder in self.ladders.values()]
        return frozenset(str(leaf.on) for until in waits for leaf in until.leaves())

    @cached_property
    def facts_for(self) -> Mapping[str, Mapping[str, Fact]]:
        """Act to the facts that it may not be done without."""
        index: dict[str, dict[str, Fact]] = {}
        for name, fact in self.facts.items():
            for act in fact.required_at:
                index.setdefault(act, {})[name] = fact
        return index

    @cached_property
    def gates_of(self) -> Mapping[str, list[Gate]]:
        index: dict[str, list[Gate]] = {}
        for gate in self.gates.values():
            for act in gate.act:
                index.setdefault(act, []).append(gate)
        return index

    @cached_property
    def bans_of(self) -> Mapping[str, list[Ban]]:
        index: dict[str, list[Ban]] = {}
        for ban in self.bans.values():
            for act in ban.acts:
                index.setdefault(act, []).append(ban)
        return index

    @cached_property
    def rights(self) -> Mapping[str, list[Grant]]:
        """Act to the grants that give it; a role's own `may` is a grant under the role's clause."""
        index: dict[str, list[Grant]] = {}
        for role_name, role in self.roles.items():
            own = Grant(role=(role_name,), may=role.may, clause=role.clause)
            for act in role.may:
                index.setdefault(act, []).append(own)
        for grant in self.grants.values():
            for act in grant.may:
                index.setdefault(act, []).append(grant)
        return index

    @cached_property
    def ranks(self) -> Mapping[str, Rank]:
        """Every rating of which there are only so many, by its name; no two rounds share one."""
        return {str(n): rank for rule in self.rounds.values() for n, rank in rule.ranks.items()}

    def appeal_against(self, account: str) -> AppealRoute | None:
        """The appeal named like the account; otherwise the first that is named like none."""
        general = (rule for name, rule in self.appeals.items() if name not in self.accounts)
        return self.appeals.get(account) or next(general, None)

    def line_above(self, role: str) -> list[str]:
        """The roles a role reports to, the nearest first."""
        line: list[str] = []
        above = self.roles[role].reports_to if role in self.roles else None
        while above and above not in line and above in self.roles:
            line.append(str(above))
            above = self.roles[above].reports_to
        return line


def decider_roles(decider: Decider) -> list[str]:
    return [str(role) for role in decider.roles()]


def patterns_of(until: Until) -> list[Until]:
    return until.leaves()
