"""Taking a complaint in, up, or elsewhere."""

from collections.abc import Mapping
from datetime import UTC, datetime

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.applying import Arrival, applying
from huiyin.casework.carrying import check_origin, clauses_of_counting, take_over
from huiyin.casework.draft import Draft, require
from huiyin.casework.evolving.base import changed
from huiyin.casework.facts import read_facts, split_private
from huiyin.casework.identity import NO_EARLIER
from huiyin.casework.letters import MAIL, check_mail, check_words
from huiyin.casework.numbering import give_number
from huiyin.casework.organisation import COMPLAINANT, SYSTEM
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.rights import title_of
from huiyin.casework.spawning import spawn
from huiyin.policy.schema.things import Channel, Choice, Kind
from huiyin.policy.schema.work import Spawn

Clauses = tuple[str, ...]
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""No complaint on file is older; an earlier year is a slip of the pen."""


def register(draft: Draft, command: c.Register, clauses: Clauses) -> None:
    """The registrar owns the case from this moment, until somebody accepts a hand-over."""
    policy = draft.policy
    kind, channel = _kind_and_channel(draft, command)
    received = command.received_at or draft.context.now
    _check_receipt(draft, received)
    check_origin(draft, command)
    _check_regulation(draft, command, str(channel.class_), record=kind.record)
    _check_entrance(draft, command, channel)
    plain, private = split_private(policy, _facts_given(draft, command))
    draft.emit(
        e.Registered,
        *clauses,
        *kind.clause,
        *channel.clause,
        *clauses_of_counting(draft),
        number="",
        kind=command.kind,
        channel=command.channel,
        received_at=received,
        policy=policy.stamp,
        anonymous=command.anonymous,
        facts=plain,
        private_facts=private,
        relation=command.relation,
        related=command.related,
        offered_to=_offered_to(draft, channel),
    )
    take_over(draft, clauses)


def _kind_and_channel(draft: Draft, command: c.Register) -> tuple[Kind, Channel]:
    kind = draft.policy.kinds.get(command.kind)
    require(kind is not None, Reason.UNKNOWN_KIND, needs=command.kind)
    channel = draft.policy.channels.get(command.channel)
    require(channel is not None, Reason.UNKNOWN_CHANNEL, needs=command.channel)
    assert kind is not None and channel is not None
    if channel.kinds:
        require(command.kind in channel.kinds, Reason.UNKNOWN_CHANNEL, *channel.clause)
    return kind, channel


def _offered_to(draft: Draft, channel: Channel) -> str:
    """Whom a case is offered that nobody of the house took in; empty where somebody did."""
    by_complainant = draft.context.actor == COMPLAINANT
    return str(channel.entrance.to) if channel.entrance and by_complainant else ""


def _check_entrance(draft: Draft, command: c.Register, channel: Channel) -> None:
    """Who comes in by themselves says what is asked there, and stays unnamed only where they may."""
    entrance = channel.entrance
    if entrance is None or draft.context.actor != COMPLAINANT:
        return
    allowed = entrance.anonymous or not command.anonymous
    require(allowed, Reason.NOT_ANONYMOUS, *channel.clause)
    facts = draft.policy.facts
    others = [name for name in command.facts if name in facts and name not in entrance.asks]
    titles = "、".join(facts[name].title.text(draft.policy.language) for name in others)
    require(not others, Reason.NOT_ASKED, *channel.clause, needs=titles)


def _check_regulation(draft: Draft, command: c.Register, channel: str, *, record: bool) -> None:
    """The house's own rule, for what comes in. What follows from another case goes where that says."""
    context = draft.context
    if record or command.related or context.actor == SYSTEM or not context.application:
        return
    received = command.received_at or context.now
    arrival = Arrival(context.units, channel, command.kind, received)
    only = applying(context.application, arrival).only
    if only and only != draft.policy.name:
        title = next(line.title for line in context.application if line.pack == only)
        raise Refused(Reason.OTHER_REGULATION, needs=title or only)


def _check_receipt(draft: Draft, received: datetime) -> None:
    """A repealed regulation takes in what was received before its end, and nothing later."""
    require(received <= draft.context.now, Reason.IN_FUTURE)
    require(received >= _EARLIEST, Reason.BAD_VALUE, needs="received_at")
    head, zone = draft.policy.head, draft.context.calendars.zone
    if head.repealed is None or received.astimezone(zone).date() < head.repealed:
        return
    successor = head.superseded_by.text(draft.policy.language) if head.superseded_by else ""
    raise Refused(Reason.REPEALED, (), successor)


def _facts_given(draft: Draft, command: c.Command) -> dict[str, object]:
    facts = read_facts(draft.policy, command.facts)
    _check_setters(draft, facts)
    return facts


def number_it(draft: Draft) -> None:
    """Gives the number only now that nothing can refuse the registration any more."""
    registered = draft.events[0]
    assert isinstance(registered, e.Registered)
    kind = registered.kind
    series, number = give_number(draft, kind if kind in draft.policy.numbers else "case")
    clauses = tuple(dict.fromkeys((*registered.clauses, *series)))
    draft.events[0] = changed(registered, number=number, clauses=clauses)
    draft.case = changed(draft.case, number=number)
    draft.forget()


def acknowledge(draft: Draft, command: c.Acknowledge, clauses: Clauses) -> None:
    if command.send:
        check_mail(draft)
    check_words(draft, command.text, "acknowledged")
    medium = MAIL if command.send else command.medium
    draft.emit(e.Acknowledged, *clauses, medium=medium, text=command.text, send=command.send)


def admit(draft: Draft, command: c.Admit, clauses: Clauses) -> None:
    draft.emit(e.Admitted, *clauses)


def refuse_admission(draft: Draft, command: c.RefuseAdmission, clauses: Clauses) -> None:
    grounds, rests_on = draft.policy.refusal_grounds, {}
    if grounds:
        require(command.ground in grounds, Reason.UNKNOWN_SUBJECT, needs=command.ground)
        ground = grounds[command.ground]
        fits = ground.when is None or ground.when.holds(draft.env)
        require(fits, Reason.NOT_AVAILABLE, *ground.clause, needs=command.ground)
        clauses = (*clauses, *ground.clause)
        rests_on = {name: draft.env.get(name) for name in _names_read(ground)}
    draft.emit(
        e.AdmissionRefused,
        *clauses,
        ground=command.ground,
        reason=command.reason,
        routes=command.routes,
        rests_on=rests_on,
    )


def _names_read(ground: Choice) -> list[str]:
    """Every plain value that the condition reads; texts people typed stay out of the open."""
    read = ground.when.expression.names if ground.when and ground.when.expression else ()
    return sorted(set(read) & set(NO_EARLIER))


def transfer(draft: Draft, command: c.Transfer, clauses: Clauses) -> None:
    draft.emit(e.Transferred, *clauses, to=command.to, reason=command.reason)


def change_kind(draft: Draft, command: c.ChangeKind, clauses: Clauses) -> None:
    kind = draft.policy.kinds.get(command.kind)
    require(kind is not None and not kind.record, Reason.UNKNOWN_KIND, needs=command.kind)
    require(command.kind != draft.case.kind, Reason.REDUNDANT)
    assert kind is not None
    draft.emit(
        e.KindChanged,
        *clauses,
        *kind.clause,
        kind=command.kind,
        previous=draft.case.kind,
        reason=command.reason,
    )


def amend_facts(draft: Draft, command: c.AmendFacts, clauses: Clauses) -> None:
    """The facts themselves were noted with the command; an amendment that changes none says nothing."""
    require(bool(draft.events), Reason.REDUNDANT)


def note_facts(draft: Draft, command: c.Command, clauses: Clauses) -> None:
    """Facts given along with an act: what changed is an event that shows the old and the new."""
    facts = read_facts(draft.policy, command.facts)
    amended = {k: v for k, v in facts.items() if draft.case.facts.get(k) != v}
    if not amended:
        return
    cited = tuple(clause for name in amended for clause in draft.policy.facts[name].clause)
    _check_setters(draft, amended)
    plain, private = split_private(draft.policy, amended)
    old = {name: draft.case.facts[name] for name in amended if name in draft.case.facts}
    old_plain, old_private = split_private(draft.policy, old)
    draft.emit(
        e.FactsAmended,
        *clauses,
        *cited,
        facts=plain,
        private_facts=private,
        previous=old_plain,
        private_previous=old_private,
        reason=str(getattr(command, "reason", "")) if isinstance(command, c.AmendFacts) else "",
    )


def _check_setters(draft: Draft, names: Mapping[str, object]) -> None:
    """What a rule hands on, and what came long ago, is nobody's answer of today."""
    if draft.context.actor == SYSTEM or draft.context.historic:
        return
    roles = draft.context.roles()
    for name in names:
        fact = draft.policy.facts[name]
        if fact.set_by:
            needs = "、".join(title_of(draft, str(role)) for role in fact.set_by)
            require(bool(roles & set(fact.set_by)), Reason.NO_RIGHT, *fact.clause, needs=needs)


def merge(draft: Draft, command: c.Merge, clauses: Clauses) -> None:
    require(command.into not in ("", draft.case.id), Reason.REDUNDANT)
    known = draft.context.regulation_of
    require(known is None or bool(known(command.into)), Reason.UNKNOWN_SUBJECT, needs=command.into)
    draft.emit(e.Merged, *clauses, into=command.into, reason=command.reason)


def unmerge(draft: Draft, command: c.Unmerge, clauses: Clauses) -> None:
    draft.emit(e.Unmerged, *clauses, was_in=draft.case.merged_into, reason=command.reason)


def link(draft: Draft, command: c.Link, clauses: Clauses) -> None:
    require((command.relation, command.other) not in draft.case.links, Reason.REDUNDANT)
    draft.emit(e.Linked, *clauses, relation=command.relation, other=command.other)


def split(draft: Draft, command: c.Split, clauses: Clauses) -> None:
    """The part becomes a case of its own, by the same channel, linked to this one."""
    kind = draft.policy.kinds.get(command.kind)
    require(kind is not None and not kind.record, Reason.UNKNOWN_KIND, needs=command.kind)
    for name in command.takes:
        require(name in draft.case.facts, Reason.UNKNOWN_FACT, needs=name)
    rule = Spawn(kind=command.kind, channel=draft.case.channel, relation="split",
                 facts=command.takes, anonymous=command.anonymous)  # fmt: skip
    spawn(draft, rule, clauses)


def withdraw(draft: Draft, command: c.Withdraw, clauses: Clauses) -> None:
    draft.emit(e.Withdrawn, *clauses, reason=command.reason)


__all__ = ["COMPLAINANT"]
