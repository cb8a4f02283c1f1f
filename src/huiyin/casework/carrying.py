"""A case that goes on under another regulation: what goes along, and what the two have to agree in.

Two regulations know one thing by the same name, or mean the same by different names: what names the
case, what identifies the person or the matter, who complains, who is complained about, or what both
call alike. Nothing else is guessed: what nobody knows there is asked.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import MOVED_FROM, Case
from huiyin.casework.custody import Evidence
from huiyin.casework.draft import Draft, require
from huiyin.casework.environment import Environment
from huiyin.casework.evolving.base import changed
from huiyin.casework.facts import read_value
from huiyin.casework.masking import CLEAR, Veil
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.secrecy import is_sealed
from huiyin.policy.policy import Policy
from huiyin.policy.schema.things import Fact

Clauses = tuple[str, ...]
Facts = dict[str, Any]
_ALIKE = {"place": "text"}
"""Types that hold the same."""
PARTIES = frozenset({"", "complainant", "respondent", "other"})
"""Those who may bring evidence under every regulation."""


def begun(there: Draft, case: Case, kind: str = "", channel: str = "") -> Case:
    """The case as it would begin under the other regulation; empty where it has to be asked."""
    return Case(
        kind=kind or _kind_in(there.policy, case.kind),
        channel=channel or _channel_in(there.policy, case.channel),
        anonymous=case.anonymous,
        received_at=received_in(there, case),
    )


def received_in(there: Draft, case: Case) -> Any:
    """Its clocks count from the day on which the house received it, unless the other says otherwise."""
    moved = there.policy.head.moved_here
    counts_from = moved.counts_from if moved else "receipt"
    return there.context.now if counts_from == "move" else case.received_at


def _kind_in(policy: Policy, kind: str) -> str:
    """The kind of that name, else the only one."""
    kinds = [str(name) for name, rule in policy.kinds.items() if not rule.record]
    return kind if kind in kinds else kinds[0] if len(kinds) == 1 else ""


def _channel_in(policy: Policy, channel: str) -> str:
    return channel if channel in policy.channels else ""


def channel_alike(here: Policy, there: Policy, channel: str) -> str:
    """The channel of that name, else the only one of its class; else it is asked."""
    rule = here.channels.get(channel)
    if channel in there.channels or rule is None:
        return _channel_in(there, channel)
    alike = [str(n) for n, other in there.channels.items() if other.class_ == rule.class_]
    return alike[0] if len(alike) == 1 else ""


def registration(here: Draft, there: Draft, command: c.MoveCase, veil: Veil = CLEAR) -> c.Register:
    """The command that registers the case of `here` under the regulation of `there`."""
    case = here.case
    channel = command.channel or channel_alike(here.policy, there.policy, case.channel)
    new = begun(there, case, command.kind, channel)
    facts = carried(here, Draft(there.regulation, there.context, new), veil)
    return c.Register(
        kind=new.kind,
        channel=new.channel,
        received_at=new.received_at,
        anonymous=new.anonymous,
        relation=MOVED_FROM,
        related=case.id,
        facts={**facts, **command.there},
    )


def carried(here: Draft, there: Draft, veil: Veil = CLEAR) -> Facts:
    """Facts of the case as the other regulation takes them, by its names.

    What is hidden from whoever moves it stays where it is hidden.
    """
    found: Facts = {}
    for name, other in pairs(here, there):
        value = here.case.facts[name]
        if other in found or _is_hidden(veil, name, value) or not _may_set(there, other):
            continue
        if (read := _read_there(here, there, name, other)) is not None:
            found[other] = read
    return _applying(there, found)


def pairs(here: Draft, there: Draft) -> Iterator[tuple[str, str]]:
    """Known facts with the fact of the other regulation that says the same; names before meanings."""
    known = [str(name) for name in here.case.facts if name in here.policy.facts]
    same = [name for name in known if _is_like(here, there, name, name)]
    yield from ((name, name) for name in same)
    wanted = {m: n for n, m in _meanings(there.policy, there.case.kind) if n not in same}
    for name, meaning in _meanings(here.policy, here.case.kind):
        other = wanted.get(meaning, "")
        if name in known and name not in same and _is_like(here, there, name, other):
            yield name, other


def _is_like(here: Draft, there: Draft, name: str, other: str) -> bool:
    mine, theirs = here.policy.facts.get(name), there.policy.facts.get(other)
    return mine is not None and theirs is not None and _type(mine) == _type(theirs)


def _type(fact: Fact) -> str:
    return _ALIKE.get(fact.type, fact.type)


def _meanings(policy: Policy, kind: str) -> Iterator[tuple[str, str]]:
    """Facts with what they mean, the surest meaning first. What only may mean it says nothing."""
    kinds = policy.kinds.get(kind)
    story = str(kinds.title_from) if kinds is not None and kinds.title_from else ""
    if story:
        yield story, "story"
    facts = {str(n): f for n, f in policy.facts.items() if n != story and "register" in f.asked_at}
    for name, fact in facts.items():
        if fact.identifies:
            yield name, fact.identifies
    if complainant := _complainant(facts):
        yield complainant, "complainant"
    accused = [name for name, fact in facts.items() if fact.type == "person" and fact.concerned]
    if len(accused) == 1:
        yield accused[0], "accused"
    for name, fact in facts.items():
        yield name, f"called {fact.title.text('zh-Hans')}"


def _complainant(facts: Mapping[str, Fact]) -> str:
    """Who complains stands right before how to reach them, in the form of every regulation; where nothing
    stands there, it is the only private text.
    """
    for name, following in pairwise(facts):
        if facts[following].identifies == "person" and _is_name(facts[name]):
            return name
    private = [name for name, fact in facts.items() if fact.private and _is_name(fact)]
    return private[0] if len(private) == 1 else ""


def _is_name(fact: Fact) -> bool:
    return fact.type == "text" and not fact.identifies


def _is_hidden(veil: Veil, name: str, value: Any) -> bool:
    return name in veil.facts or (isinstance(value, str) and veil.text(value) != value)


def _may_set(there: Draft, name: str) -> bool:
    setters = there.policy.facts[name].set_by
    return not setters or bool(there.context.roles() & set(setters))


def _read_there(here: Draft, there: Draft, name: str, other: str) -> Any:
    """None where the other regulation takes no such answer: another range, other choices."""
    mine, theirs, value = here.policy.facts[name], there.policy.facts[other], here.case.facts[name]
    if mine.type == "choice" and str(value) not in theirs.of:
        title = mine.of[str(value)].text("zh-Hans") if str(value) in mine.of else ""
        value = next((k for k, said in theirs.of.items() if said.text("zh-Hans") == title), value)
    try:
        return read_value(other, theirs, value)
    except Refused:
        return None


def _applying(there: Draft, facts: Facts) -> Facts:
    """Without answers to what is not asked of such a case there."""
    policy = there.policy
    env = Environment(policy, changed(there.case, facts=facts), there.context)
    rules = ((name, policy.facts[name].when) for name in facts)
    idle = {name for name, when in rules if when is not None and when.value(env) is False}
    return {name: value for name, value in facts.items() if name not in idle}


def check_origin(draft: Draft, command: c.Register) -> None:
    """Only a move says that a case comes from another."""
    told = command.relation != MOVED_FROM or draft.context.origin is not None
    require(told, Reason.BAD_VALUE, needs="relation")


def clauses_of_counting(draft: Draft) -> Clauses:
    """Where the regulation itself says from when a case counts that moves here."""
    moved = draft.policy.head.moved_here
    return tuple(map(str, moved.clause)) if moved and draft.context.origin else ()


def take_over(draft: Draft, clauses: Clauses) -> None:
    """Evidence goes along with its case, and what is in custody stays with whoever keeps it.

    No move is a way around a seal: what was sealed is sealed under the other regulation too, or stays.
    """
    origin = draft.context.origin
    if origin is None:
        return
    require(not origin.sealed or is_sealed(draft.policy, draft.case), Reason.SEALED_MOVE)
    for item in origin.case.evidence.values():
        original = origin.case.evidence.get(item.copy_of)
        draft.emit(
            e.EvidenceAdded,
            *clauses,
            evidence=item.id,
            kind=item.kind if item.kind in draft.policy.evidence_kinds else "",
            title=item.title,
            party=item.party if item.party in PARTIES else "other",
            sha256=item.sha256,
            copy_of=item.copy_of,
            original=original.sha256 if original else "",
        )
        if item.in_store:
            _keep_sample(draft, item, clauses)


def _keep_sample(draft: Draft, item: Evidence, clauses: Clauses) -> None:
    draft.emit(
        e.SampleMoved,
        *clauses,
        sample=item.id,
        kept_where=item.kept_where,
        kept_by=item.kept_by,
        kept_until=item.kept_until,
    )


def pass_samples_on(draft: Draft, clauses: Clauses) -> None:
    """What is in custody is from now on kept for the other case, and no more for this one."""
    for item in draft.case.evidence.values():
        if item.in_store:
            draft.emit(
                e.SampleMoved,
                *clauses,
                sample=item.id,
                kept_where=item.kept_where,
                kept_by=item.kept_by,
                kept_until=None,
                fate="moved",
            )
