"""A round as its page shows it: lines, places, the rules of the places, what the reader may decide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from django.urls import reverse

from huiyin.casework.commands import DoAct
from huiyin.policy.policy import Policy
from huiyin.policy.schema.decisions import Gate
from huiyin.policy.schema.people import OwnAct
from huiyin.register.private import titles_of
from huiyin.returns.round_sheet import shown
from huiyin.returns.rounds import Group, Rated, Standing
from huiyin.returns.wording import answer_title, dimension_title
from huiyin.sight.looking import open_case
from huiyin.sight.me import Me

_DECIDED = ("choice", "flag")
MOST_GROUPS = 40
"""Of so many groups the places are asked for at once: each question counts the whole round."""


@dataclass(frozen=True)
class RatedLine:
    """One record in the list."""

    place: int
    id: str
    href: str
    number: str
    title: str
    criteria: tuple[str, ...]
    score: str
    said: tuple[str, ...]
    charged: str


@dataclass(frozen=True)
class Places:
    """The places of one rank in one group. `places` is None where it cannot be said yet."""

    title: str
    of: str
    places: Decimal | None
    taken: int
    candidates: int
    clauses: tuple[str, ...]

    @property
    def free(self) -> Decimal | None:
        return None if self.places is None else max(Decimal(0), self.places - self.taken)


@dataclass(frozen=True)
class Decision:
    """An answer that the reader may give to several at once; `value` names it in the form."""

    value: str
    act: str
    words: str


def titles(me: Me, policy: Policy, found: Standing) -> Mapping[str, str]:
    return titles_of([one.row for one in found.rated], {policy.name: policy})


def decided_facts(policy: Policy, found: Standing) -> list[str]:
    """What the steps answer besides the criteria and the score."""
    rule = found.rule
    facts = [str(f) for step in rule.steps if step in policy.acts for f in policy.acts[step].facts]
    own = {*map(str, rule.criteria), str(rule.score)}
    return [fact for fact in dict.fromkeys(facts) if fact not in own]


def lines(me: Me, policy: Policy, found: Standing, span: slice) -> list[RatedLine]:
    words, named = me.words(policy), titles(me, policy, found)
    facts = decided_facts(policy, found)

    def line(place: int, one: Rated) -> RatedLine:
        return RatedLine(
            place, one.id, reverse("case", args=[one.id]), one.row.number,
            named.get(one.row.stream, one.row.number),
            tuple(shown(words, one, str(fact)) for fact in found.rule.criteria),
            shown(words, one, str(found.rule.score)),
            tuple(shown(words, one, fact) for fact in facts),
            "" if one.charged is None else f"{one.charged:,.2f}",
        )  # fmt: skip

    return [line(place, one) for place, one in enumerate(found.rated, 1)][span]


def places(me: Me, policy: Policy, found: Standing) -> list[Places]:
    """Of the groups in which somebody is a candidate or was rated so."""
    wanted = [group for group in found.groups if group.speaker is not None]
    return [_places(me, policy, group) for group in wanted[:MOST_GROUPS]]


def _places(me: Me, policy: Policy, group: Group) -> Places:
    words, rank = me.words(policy), group.rank
    pairs = zip(rank.per, group.of, strict=True)
    of = "　".join(answer_title(words, str(fact), answer) for fact, answer in pairs)
    return Places(
        rank.title.text(words.language), of, _asked(me, group), len(group.taken),
        len(group.candidates), tuple(rank.clause),
    )  # fmt: skip


def _asked(me: Me, group: Group) -> Decimal | None:
    """Whole places: what the regulation says for whoever would be decided on next."""
    speaker = group.speaker
    if speaker is None:
        return None
    draft = open_case(me, speaker.id).draft
    rank = draft.policy.ranks.get(group.name)
    value = rank.places.value(draft.env) if rank is not None else None
    return value.to_integral_value(ROUND_FLOOR) if isinstance(value, Decimal) else None


def rules(policy: Policy, found: Standing, language: str) -> list[dict[str, Any]]:
    """What must be true before somebody is decided on so, by the gates of these facts."""
    asked = {str(rank.fact) for rank in found.rule.ranks.values()} | set(
        decided_facts(policy, found)
    )
    asked |= {*map(str, found.rule.criteria), str(found.rule.score)}
    return [
        {"says": gate.says.text(language), "clauses": gate.clause}
        for gate in policy.gates.values()
        if DoAct.act in gate.act and asked & set(_names(gate))
    ]


def _names(gate: Gate) -> Iterator[str]:
    for condition in (gate.when, gate.needs):
        if condition is not None and condition.expression is not None:
            yield from condition.expression.names


def decisions(me: Me, policy: Policy, found: Standing) -> list[Decision]:
    """Answers of the steps that this person takes and that say one thing by a choice."""
    house, words = me.houses.get(policy.name), me.words(policy)
    roles = house.held | house.stood_in if house is not None else frozenset()
    made = []
    for step in found.rule.steps:
        act = policy.acts.get(step)
        if act is None or not _decides(policy, act) or (act.role and not roles & set(act.role)):
            continue
        [fact] = act.facts
        title = f"{words.title(str(step), 'acts')}：{dimension_title(words, str(fact))}"
        made += [
            Decision(f"{step}.{answer}", title, answer_title(words, str(fact), answer))
            for answer in _answers(policy, str(fact))
        ]
    return made


def _decides(policy: Policy, act: OwnAct) -> bool:
    return len(act.facts) == 1 and policy.facts[act.facts[0]].type in _DECIDED


def _answers(policy: Policy, fact: str) -> list[str]:
    rule = policy.facts[fact]
    if rule.type == "flag":
        return ["true", "false"]
    return [str(option) for option in rule.of if str(option) != str(rule.default)]


def command_of(policy: Policy, found: Standing, value: str) -> DoAct | None:
    """What a decision asks of a record; None for one that there is not."""
    step, _, answer = value.partition(".")
    act = policy.acts.get(step)
    if step not in found.rule.steps or act is None or not _decides(policy, act):
        return None
    fact = str(act.facts[0])
    if answer not in _answers(policy, fact):
        return None
    typed: Any = answer == "true" if policy.facts[fact].type == "flag" else answer
    return DoAct(own_act=step, facts={fact: typed})
