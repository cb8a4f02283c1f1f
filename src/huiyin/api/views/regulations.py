"""Regulations: which there are, what they say, and what a table or clock of them would answer."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Path, Router
from pydantic import Field

from huiyin.api import book_shapes as s
from huiyin.api.commands import Facts, Sent
from huiyin.api.doing import Worded
from huiyin.api.entering import READ, READ_BY_TOKEN
from huiyin.api.problems import Problem, refusal_out
from huiyin.api.reading import Moment, Name
from huiyin.calendars import CalendarMissing, sentences
from huiyin.casework.asking import NoSuchRule, decision_of, due_of
from huiyin.casework.facts import read_facts
from huiyin.casework.forms import read_moment
from huiyin.casework.refusal import Refused
from huiyin.casework.wording.words import plain
from huiyin.ledger import ports
from huiyin.policy.policy import SECTIONS, Policy
from huiyin.sight.clauses import cited, says, title_of
from huiyin.sight.me import Me, me_of, policy_now

router = Router(tags=["regulations"])
_OWN_SHAPE = frozenset({"kinds", "facts", "channels"})


class Question(Sent):
    facts: Facts = Field(default_factory=dict)


class DueQuestion(Question):
    start: Moment = Field(description="When the clock starts.")


@router.get("/regulations", auth=READ, response=list[s.BookOut], summary="All regulations")
def books(request: HttpRequest) -> list[s.BookOut]:
    """Those installed, with the wordings in force today."""
    me = me_of(request)
    return [s.BookOut(**_book(me, policy_now(name, me.now))) for name in ports.rules().names()]


def _book(me: Me, policy: Policy) -> dict[str, Any]:
    head, house = policy.head, me.houses.get(policy.name)
    return {
        "pack": policy.name,
        "title": head.title.text(me.language),
        "version": policy.stamp.partition("@")[2],
        "in_force": head.in_force.isoformat(),
        "supersedes": [
            s.SupersededOut(title=old.title.text(me.language), since=old.from_.isoformat())
            for old in head.supersedes
        ],
        "repealed": head.repealed.isoformat() if head.repealed else "",
        "superseded_by": head.superseded_by.text(me.language) if head.superseded_by else "",
        "zone": str(head.zone),
        "language": str(head.language),
        "posts": sorted(house.held | house.stood_in) if house else [],
    }


def _policy(me: Me, pack: str) -> Policy:
    if pack not in ports.rules().names():
        raise Http404
    return policy_now(pack, me.now)


@router.get("/regulations/{pack}", auth=READ, response=s.RegulationOut, summary="One regulation")
def book(request: HttpRequest, pack: Path[Name]) -> s.RegulationOut:
    """Its kinds, facts and channels, and every rule with the clauses that it keeps."""
    me = me_of(request)
    policy = _policy(me, pack)
    sections = [name for name in (*SECTIONS, "tables") if name not in _OWN_SHAPE]
    return s.RegulationOut(
        **_book(me, policy),
        kinds=[
            s.KindOut(**_rule(me, name, kind), record=kind.record)
            for name, kind in policy.kinds.items()
        ],
        facts=[_fact(me, name, fact) for name, fact in policy.facts.items()],
        channels=[s.RuleOut(**_rule(me, name, rule)) for name, rule in policy.channels.items()],
        rules={
            section: [s.RuleOut(**_rule(me, name, rule)) for name, rule in found.items()]
            for section in sections
            if (found := getattr(policy, section))
        },
    )


def _rule(me: Me, name: str, rule: Any) -> dict[str, Any]:
    return {
        "name": str(name),
        "title": title_of(rule, str(name), me.language),
        "says": says(rule, me.language),
        "clauses": list(dict.fromkeys(map(str, cited(rule)))),
    }


def _fact(me: Me, name: str, fact: Any) -> s.FactOut:
    return s.FactOut(
        **_rule(me, name, fact),
        type=fact.type,
        options={str(key): title.text(me.language) for key, title in fact.of.items()},
        unit=fact.unit.text(me.language) if fact.unit else "",
        at_least=plain(fact.at_least) if fact.at_least is not None else "",
        at_most=plain(fact.at_most) if fact.at_most is not None else "",
        asked_at=list(map(str, fact.asked_at)),
        required_at=list(map(str, fact.required_at)),
    )


@router.post("/regulations/{pack}/tables/{table}/decide", auth=READ_BY_TOKEN,
             response=s.DecisionOut, summary="Try a table")  # fmt: skip
def decide(
    request: HttpRequest, pack: Path[Name], table: Path[Name], body: Question
) -> s.DecisionOut:
    """What a table, remedy or approval says for given facts, by which row and clause."""
    me = me_of(request)
    policy = _policy(me, pack)
    try:
        found = decision_of(
            ports.rules().regulation(pack), ports.rules().calendars(pack), table,
            _facts(me, policy, body.facts), me.now,
        )  # fmt: skip
    except NoSuchRule as none:
        raise Http404 from none
    return s.DecisionOut(
        result=None if found.result is None else str(found.result),
        row=found.row,
        provisional=found.provisional,
        missing=sorted(found.missing),
        clauses=list(found.clauses),
    )


def _facts(me: Me, policy: Policy, raw: Facts) -> dict[str, Any]:
    try:
        return read_facts(policy, raw)
    except Refused as refused:
        raise Worded(refusal_out(refused, me.words(policy))) from refused


@router.post("/regulations/{pack}/clocks/{clock}/due", auth=READ_BY_TOKEN,
             response=s.DueOut, summary="Try a deadline")  # fmt: skip
def due(request: HttpRequest, pack: Path[Name], clock: Path[Name], body: DueQuestion) -> s.DueOut:
    """When a clock that starts then would end, step by step."""
    me = me_of(request)
    policy, calendars = _policy(me, pack), ports.rules().calendars(pack)
    facts = _facts(me, policy, body.facts)
    try:
        start = read_moment(body.start, calendars.zone)
        found = due_of(ports.rules().regulation(pack), calendars, clock, facts, start)
    except NoSuchRule as none:
        raise Http404 from none
    except (CalendarMissing, Refused) as beyond:  # a year that no calendar can count
        raise Problem(422, "invalid", fields=(("start", "field.value"),)) from beyond
    return s.DueOut(
        due=found.deadline.due,
        explanation=list(sentences(found.deadline.steps, me.language)),
        provisional=found.deadline.provisional,
        level=found.level,
        clauses=list(found.clauses),
    )
