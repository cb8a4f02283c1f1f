"""Keeps libraries in the ledger: a stream for each case that was proposed, read anew when it moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from huiyin.casework.case import Case
from huiyin.casework.commands import DoAct
from huiyin.casework.draft import Draft
from huiyin.casework.precedents import (
    TOLD,
    Act,
    Precedent,
    check,
    check_proposal,
    personal_in,
    precedent_of,
)
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.secrecy import is_sealed
from huiyin.casework.texts import check_said
from huiyin.ledger import moment, ports
from huiyin.ledger.door import Ask, handle, load_case, new_id
from huiyin.ledger.happenings import Happening
from huiyin.ledger.models import Stream
from huiyin.ledger.standings import load_many
from huiyin.ledger.store import append, load, lock
from huiyin.library import happenings as h
from huiyin.library.models import PrecedentRow
from huiyin.library.rows import KIND, keep
from huiyin.notices.duties import Duty, tell
from huiyin.people.models import Account
from huiyin.policy.policy import Policy
from huiyin.policy.schema.library import Library

MOST_QUESTIONS, FEWEST_ANSWERS = 20, 2
MOST_HELD = 500
"""So many are kept in memory, and compared with a case; the rest is found in the database."""
_held: dict[str, tuple[str, Precedent]] = {}


@dataclass(frozen=True)
class Found:
    """A case of a library with the rule under which it was proposed."""

    policy: Policy
    rule: Library
    precedent: Precedent

    @property
    def id(self) -> str:
        return self.precedent.id


def stream_of(precedent: str) -> str:
    return f"{KIND}/{precedent}"


def read(streams: Sequence[str]) -> list[Precedent]:
    """Those of these streams, in their order; each is read anew only when it has moved."""
    heads = dict(Stream.objects.filter(id__in=streams).values_list("id", "head"))
    stale = [stream for stream, head in heads.items() if _held.get(stream, ("",))[0] != head]
    for stream, recorded in load_many(stale).items() if stale else ():
        found = precedent_of(stream, ((item.seq, item.event) for item in recorded))
        if found is not None:
            _held[stream] = (recorded[-1].hash, found)
    while len(_held) > MOST_HELD:
        _held.pop(next(iter(_held)))
    return [_held[stream][1] for stream in streams if stream in _held]


def rows_of(packs: Sequence[str], *states: str) -> QuerySet[PrecedentRow]:
    """Under these regulations, the latest first; in any state where none is named."""
    rows = PrecedentRow.objects.filter(pack__in=packs).order_by("-at", "-stream")
    return rows.filter(state__in=states) if states else rows


def all_of(packs: Sequence[str], *states: str) -> list[Precedent]:
    """The latest of them, at most as many as are held at once."""
    return read(list(rows_of(packs, *states).values_list("stream", flat=True)[:MOST_HELD]))


def found(policy: Policy, precedent: str) -> Found:
    """Raises LookupError for one that there is not under this regulation."""
    stream = stream_of(precedent)
    one = precedent_of(stream, ((item.seq, item.event) for item in load(stream)))
    if one is None or one.pack != policy.name or one.library not in policy.libraries:
        raise LookupError(precedent)
    return Found(policy, policy.libraries[one.library], one)


def propose(draft: Draft, library: str, person: str, why: str) -> str:
    """Proposes the case; says under what name. Raises Refused."""
    policy, case = draft.policy, draft.case
    rule, roles = policy.libraries[library], draft.context.roles()
    fits = rule.when is None or rule.when.holds(draft.env)
    check_proposal(policy, rule, case, roles, fits=fits and not is_sealed(policy, case))
    check_said(why)
    if not why.strip():
        raise Refused(Reason.GROUND_NEEDED, rule.clause)
    if rows_of([policy.name]).filter(case=case.id).exclude(state__in=_OVER).exists():
        raise Refused(Reason.REDUNDANT, rule.clause)
    now = moment.now()
    precedent = new_id(now)
    event = h.PrecedentProposed(
        at=now, by=person, clauses=tuple(rule.clause), pack=policy.name, library=library,
        case=case.id, why=why.strip(),
    )  # fmt: skip
    with transaction.atomic():
        [kept] = append(lock(stream_of(precedent), likely_new=True), [event], now, policy.stamp)
        keep(stream_of(precedent))
        _tell_next(found(policy, precedent), kept.seq, person)
    return precedent


_OVER = ("declined", "withdrawn")


def do(policy: Policy, precedent: str, act: Act, person: str, said: Mapping[str, Any]) -> None:
    """Raises Refused where this person may not do it now, or something is missing; LookupError for none."""
    with transaction.atomic():
        now = moment.now()
        head = lock(stream_of(precedent))
        one = found(policy, precedent)
        roles = ports.house().organisation(policy.name).roles_of(person, now)
        check(act, one.precedent, one.rule, person, roles)
        check_said(said)
        kind, data = _DEEDS[act](one, said)
        event = kind(at=now, by=person, clauses=tuple(one.rule.clause), pack=policy.name,
                     library=one.precedent.library, **data)  # fmt: skip
        [kept] = append(head, [event], now, policy.stamp)
        keep(stream_of(precedent))
        _tell_next(found(policy, precedent), kept.seq, person)
        if act == "select":
            _do_in_case(one, person)


def _tell_next(one: Found, seq: int, person: str) -> None:
    """Tells whoever's turn it is now."""
    rule, precedent = one.rule, one.precedent
    posts = {
        "proposed": rule.selected_by,
        "to_review": rule.reviewed_by,
        "to_write": rule.proposed_by,
    }.get(precedent.state)
    if posts is None:
        return
    now, organisation = moment.now(), ports.house().organisation(one.policy.name)
    people = {who for post in posts for who in organisation.acting(str(post), now)}
    if precedent.state == "to_write":
        people &= {precedent.proposed_by}
    which = (precedent.state, precedent.id)
    duty = Duty(stream_of(precedent.id), seq, one.policy.name, "library", which, now)
    tell(duty, people, but=person)


Deed = tuple[type[Happening], dict[str, Any]]


def _select(one: Found, said: Mapping[str, Any]) -> Deed:
    return h.PrecedentSelected, {}


def _do_in_case(one: Found, person: str) -> None:
    """What the regulation calls taking in a case is done in the case itself, where it was not yet."""
    act = str(one.rule.act or "")
    if act and not load_case(one.precedent.case).times("act_done", act):
        handle(Ask(case=one.precedent.case, command=DoAct(own_act=act), actor=person))


def _with_why(kind: type[Happening]) -> Any:
    def deed(one: Found, said: Mapping[str, Any]) -> Deed:
        why = str(said.get("why", "")).strip()
        if not why:
            raise Refused(Reason.GROUND_NEEDED, one.rule.clause)
        return kind, {"why": why}

    return deed


def _write(one: Found, said: Mapping[str, Any]) -> Deed:
    told = {name: str(said.get(name, "")).strip() for name in TOLD}
    if not all(told.values()):
        raise Refused(Reason.TEXT_MISSING, one.rule.clause)
    questions = [_question(one, asked) for asked in said.get("questions", ())][:MOST_QUESTIONS]
    _check_nobody_is_named(one, [*told.values(), *(str(q) for q in questions)])
    return h.PrecedentWritten, {"said": {**told, "questions": questions}}


def _question(one: Found, asked: Mapping[str, Any]) -> dict[str, Any]:
    answers = [text.strip() for text in asked["answers"] if text.strip()]
    right = int(asked["right"])
    if not asked["ask"].strip() or len(answers) < FEWEST_ANSWERS or not 0 <= right < len(answers):
        raise Refused(Reason.BAD_VALUE, one.rule.clause, asked["ask"].strip())
    return {"ask": asked["ask"].strip(), "answers": answers, "right": right,
            "why": asked["why"].strip()}  # fmt: skip


def _review(one: Found, said: Mapping[str, Any]) -> Deed:
    if one.precedent.telling is not None:
        _check_nobody_is_named(one, one.precedent.telling.texts())
    return h.PrecedentReviewed, {}


def _check_nobody_is_named(one: Found, texts: Sequence[str]) -> None:
    case = case_of(one)
    named = personal_in(one.policy, case, texts, names()) if case is not None else []
    if named:
        titles = [_title(one.policy, name) for name in named]
        raise Refused(Reason.PERSONAL_DATA, one.rule.clause, "、".join(titles))


def names() -> dict[str, str]:
    """What people of the house are called."""
    return dict(Account.objects.values_list("username", "shown_name"))


def _title(policy: Policy, name: str) -> str:
    fact = policy.facts.get(name)
    return fact.title.text(policy.language) if fact is not None else name


def case_of(one: Found) -> Case | None:
    """The case it is told of; None where it is gone."""
    case = load_case(one.precedent.case)
    return case if case.version else None


def _study(one: Found, said: Mapping[str, Any]) -> Deed:
    questions = one.precedent.telling.questions if one.precedent.telling else ()
    answers = said.get("answers", {})
    if not questions or len(answers) < len(questions):
        raise Refused(Reason.TEXT_MISSING, one.rule.clause)
    right = sum(answers.get(n) == question.right for n, question in enumerate(questions))
    return h.PrecedentStudied, {"asked": len(questions), "right": right}


_DEEDS: Mapping[Act, Any] = {
    "select": _select,
    "decline": _with_why(h.PrecedentDeclined),
    "write": _write,
    "review": _review,
    "return": _with_why(h.PrecedentReturned),
    "withdraw": _with_why(h.PrecedentWithdrawn),
    "study": _study,
}
