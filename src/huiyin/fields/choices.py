"""What may be chosen for a field of a command: words of the pack, people, things of the case."""

from collections.abc import Callable, Mapping
from typing import Any

from huiyin.casework.acts.timekeeping import LATE_RECORD, can_be_extended
from huiyin.casework.calling import call_list
from huiyin.casework.case import LIVE, ClockState, ClockStatus, ProposalStatus
from huiyin.casework.clock_rules import thing_of
from huiyin.casework.draft import Draft
from huiyin.casework.wording import Words, audience_label, value_label
from huiyin.fields.field import Option
from huiyin.fields.words import say
from huiyin.ledger import ports
from huiyin.people.models import Account
from huiyin.sight.me import policy_now

Chooser = Callable[[Draft, Words, str], list[Option]]
MEDIA = ("phone", "letter", "mail", "visit", "portal", "web", "sms", "fax")
RELATIONS = ("repeat_of", "follow_up", "batch", "split")


def people_options(draft: Draft, words: Words) -> list[Option]:
    """Everybody who holds a post under this regulation, with the posts."""
    posts: dict[str, list[str]] = {}
    for post in draft.context.organisation.posts:
        for person in post.holders:
            posts.setdefault(person, []).append(words.title(post.role, "roles"))
    between = ", " if words.language == "en" else "、"
    return [
        (person, f"{words.person(person)}（{between.join(dict.fromkeys(titles))}）")
        for person, titles in posts.items()
    ]


def _others(draft: Draft, words: Words, _: str) -> list[Option]:
    return [o for o in people_options(draft, words) if o[0] not in draft.case.recused]


def _right_person(draft: Draft, words: Words, fact: str) -> list[Option]:
    """Somebody of the organisation, where the fact names one; whoever complains is typed."""
    rule = draft.policy.facts.get(fact)
    return people_options(draft, words) if rule and rule.type == "person" else []


def _titled(section: str) -> Chooser:
    def choose(draft: Draft, words: Words, _: str) -> list[Option]:
        rules = getattr(draft.policy, section)
        return [
            (str(name), rule.title.text(words.language))
            for name, rule in rules.items()
            if _fits(rule, draft)
        ]

    return choose


def _fits(rule: Any, draft: Draft) -> bool:
    when = getattr(rule, "when", None)
    return when is None or bool(when.holds(draft.env))


def _kinds(draft: Draft, words: Words, _: str) -> list[Option]:
    kinds = draft.policy.kinds.items()
    return [
        (str(name), kind.title.text(words.language))
        for name, kind in kinds
        if not draft.case.version or (name != draft.case.kind and not kind.record)
    ]


def _kinds_of_cases(draft: Draft, words: Words, _: str) -> list[Option]:
    kinds = draft.policy.kinds.items()
    return [(str(n), kind.title.text(words.language)) for n, kind in kinds if not kind.record]


def _other_regulations(draft: Draft, words: Words, _: str) -> list[Option]:
    rules, now = ports.rules(), draft.context.now
    others = [name for name in rules.names() if name != draft.policy.name]
    return [(name, policy_now(name, now).head.title.text(words.language)) for name in others]


def _known_facts(draft: Draft, words: Words, _: str) -> list[Option]:
    facts = draft.policy.facts
    return [(str(n), facts[n].title.text(words.language)) for n in facts if n in draft.case.facts]


def _task_grounds(draft: Draft, words: Words, thing: str) -> list[Option]:
    rule = draft.policy.tasks.get(thing)
    return [
        (str(name), ground.title.text(words.language))
        for name, ground in (rule.grounds.items() if rule else ())
        if _fits(ground, draft)
    ]


def _addressees(draft: Draft, words: Words, thing: str) -> list[Option]:
    """One of those that the rule names; with one alone there is nothing to choose."""
    rule = draft.policy.tasks.get(thing)
    if rule is None:
        return []
    named = [str(to) for to in rule.to]
    if len(named) == 1:
        return []
    known = named or [*draft.policy.units, *draft.policy.roles]
    return [
        (to, words.title(to, "units", "roles"))
        for to in known
        if to in draft.policy.units or to in draft.policy.roles
    ]


def _chargeable(draft: Draft, words: Words, thing: str) -> list[Option]:
    """Colleagues, and who complained: a reward, or a penalty for malice, is theirs."""
    complainant = ("complainant", audience_label("complainant", words.language))
    return [*_others(draft, words, thing), *([] if draft.case.anonymous else [complainant])]


def _outcomes_of_meeting(draft: Draft, words: Words, thing: str) -> list[Option]:
    task = draft.case.tasks.get(thing)
    rule = draft.policy.tasks.get(task.kind) if task else None
    joint = rule.joint if rule else None
    outcomes = joint.outcomes.items() if joint else ()
    return [(str(name), title.text(words.language)) for name, title in outcomes]


def _levels(draft: Draft, words: Words, thing: str) -> list[Option]:
    ladder = draft.policy.ladders.get(thing)
    if ladder is None:
        return []
    order = list(ladder.levels)
    state = draft.case.levels.get(thing)
    above = order.index(state.level) + 1 if state and state.level in order else 0
    return [(str(n), ladder.levels[n].title.text(words.language)) for n in order[above:]]


def _ways_back(draft: Draft, words: Words, thing: str) -> list[Option]:
    proposal = draft.case.proposals.get(thing)
    rule = draft.policy.approvals.get(proposal.subject) if proposal else None
    return [(str(step), words.title(step, "steps")) for step in (rule.back_to if rule else ())]


def _evidence(draft: Draft, words: Words, _: str) -> list[Option]:
    return [
        (item.id, f"{item.title}（{words.title(item.kind, 'evidence_kinds')}）")
        for item in draft.case.evidence.values()
    ]


def _proofs(draft: Draft, words: Words, thing: str) -> list[Option]:
    """Evidence and complete papers of the kinds that prove this remedy, where it names any."""
    proposal = draft.case.proposals.get(thing)
    remedy = draft.policy.remedies.get(proposal.subject) if proposal else None
    wanted = remedy.proof if remedy else ()
    papers = [p for p in draft.case.papers.values() if p.complete and p.paper in wanted]
    evidence = [item for item in draft.case.evidence.values() if item.kind in wanted]
    return [
        *((i.id, f"{i.title}（{words.title(i.kind, 'evidence_kinds')}）") for i in evidence),
        *((p.id, f"{words.title(p.paper, 'papers')} {p.number}".strip()) for p in papers),
    ]


def _approved(draft: Draft, words: Words, _: str) -> list[Option]:
    return [
        (p.id, words.title(p.subject, "remedies", "approvals"))
        for p in draft.case.proposals.values()
        if p.status is ProposalStatus.APPROVED
    ]


def _replaceable(draft: Draft, words: Words, thing: str) -> list[Option]:
    return [
        (p.id, f"{words.thing(p.id)} {words.title(p.subject, 'remedies', 'approvals')}")
        for p in draft.case.proposals.values()
        if p.subject == thing and p.status in LIVE and not p.carried_out
    ]


def _about(draft: Draft, words: Words, thing: str) -> list[Option]:
    """What an approval may be for: a clock that can be made longer, or one that was stopped late."""
    if thing in draft.policy.remedies:
        return []
    letters = [s for s in draft.case.written.values() if _consent_of(draft, s.letter) == thing]
    if letters:
        return [(s.id, words.title(s.letter, "letters")) for s in letters if not s.is_sent]
    fits = _was_stopped if thing == LATE_RECORD else _can_be_longer
    return [
        (thing_of(state.clock, state.key), words.clock_thing(state.clock, state.key))
        for state in draft.case.clocks.values()
        if fits(draft, state)
    ]


def _consent_of(draft: Draft, letter: str) -> str:
    rule = draft.policy.letters.get(letter)
    return str(rule.approval or "") if rule is not None else ""


def _was_stopped(draft: Draft, state: ClockState) -> bool:
    return state.status is ClockStatus.STOPPED


def _can_be_longer(draft: Draft, state: ClockState) -> bool:
    rule = draft.policy.clocks.get(state.clock)
    return rule is not None and rule.extension is not None and can_be_extended(draft, state)


def _signers(draft: Draft, words: Words, thing: str) -> list[Option]:
    paper = draft.case.papers.get(thing)
    if paper is None:
        return []
    mine = {draft.context.actor, *draft.context.roles()}
    open_ones = [s for s in paper.signers if s not in paper.signed]
    found = [("", words.audience(s)) for s in open_ones if s in mine][:1]
    if draft.context.actor in draft.case.handlers:
        found += [(s, words.audience(s)) for s in open_ones if s not in mine]
    return found


def _scans(draft: Draft, words: Words, _: str) -> list[Option]:
    """Evidence with a file, the latest first: the signed page was scanned just now."""
    return [(e.id, e.title) for e in [*draft.case.evidence.values()][::-1] if e.sha256]


def _parties(draft: Draft, words: Words, _: str) -> list[Option]:
    units = [(str(n), u.title.text(words.language)) for n, u in draft.policy.units.items()]
    return [
        ("complainant", audience_label("complainant", words.language)),
        ("respondent", say("form.party.respondent", words.language)),
        *units,
        ("other", say("form.party.other", words.language)),
    ]


def _labelled(field: str, values: tuple[str, ...]) -> Chooser:
    return lambda draft, words, thing: [(v, value_label(field, v, words.language)) for v in values]


def _to_ring(draft: Draft, words: Words, task: str) -> list[Option]:
    """The call list in its order, whose turn it is first of all, each with the number to ring."""
    found = draft.case.tasks[task]
    listed = call_list(draft, found)
    phones = dict(Account.objects.filter(username__in=listed).values_list("username", "phone"))
    none = say("form.no_phone", words.language)
    turn = found.rung[-1:]
    ordered = dict.fromkeys((*turn, *listed))
    return [(p, f"{words.person(p)}　{phones.get(p) or none}") for p in ordered]


CHOOSERS: Mapping[str, Chooser] = {
    "register.kind": _kinds,
    "change_kind.kind": _kinds,
    "split.kind": _kinds_of_cases,
    "move_case.to": _other_regulations,
    "takes": _known_facts,
    "add_evidence.kind": _titled("evidence_kinds"),
    "append_to_file.kind": _titled("evidence_kinds"),
    "refuse_admission.ground": _titled("refusal_grounds"),
    "provisionally_close.ground": _titled("provisional_grounds"),
    "open_task.ground": _task_grounds,
    "open_task.to": _addressees,
    "escalate.to": _levels,
    "assign.to": _others,
    "release_extract.to": _others,
    "close.outcome": _titled("outcomes"),
    "hold_meeting.outcome": _outcomes_of_meeting,
    "sign.signer": _signers,
    "sign.scan": _scans,
    "channel": _titled("channels"),
    "purpose": _titled("contact_purposes"),
    "medium": _labelled("medium", MEDIA),
    "relation": _labelled("relation", RELATIONS),
    "party": _parties,
    "person": _others,
    "charge.person": _chargeable,
    "correct_person.person": _right_person,
    "record_call.person": _to_ring,
    "kept_by": _others,
    "role": _titled("roles"),
    "back_to": _ways_back,
    "encloses": _evidence,
    "sample": _evidence,
    "carry_out.proof": _proofs,
    "invited": _others,
    "present": _others,
    "proposals": _approved,
    "replaces": _replaceable,
    "about": _about,
}
"""By `act.field`, else by `field`. A field without choices is typed freely, or left out."""

FREE_WHEN_EMPTY = frozenset(
    {"close.outcome", "carry_out.proof", "correct_person.person", "add_evidence.kind",
     "append_to_file.kind", "refuse_admission.ground", "provisionally_close.ground"}
)  # fmt: skip
"""Where a pack names no choices, these are typed; the others are not asked at all."""


def chooser_of(act: str, field: str) -> Chooser | None:
    return CHOOSERS.get(f"{act}.{field}") or CHOOSERS.get(field)
