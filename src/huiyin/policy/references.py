"""Checks that every word of a pack that must be a name is one, and says where it is not."""

import types
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from huiyin.policy.phrases import Phrase, say
from huiyin.policy.problems import NOWHERE, Position, Problem, did_you_mean, position_of
from huiyin.policy.schema.base import Pattern, Ref, Until
from huiyin.policy.schema.decisions import Gate
from huiyin.policy.schema.pack import Pack
from huiyin.policy.schema.returns import DIMENSIONS
from huiyin.policy.values import Condition, Dated
from huiyin.policy.vocabulary import Vocabulary

Names = Mapping[str, frozenset[str]]

_SECTION_OF = {
    "fact": "facts", "kind": "kinds", "channel": "channels", "role": "roles", "unit": "units",
    "step": "steps", "task": "tasks", "paper": "papers", "ladder": "ladders", "remedy": "remedies",
    "letter": "letters",
    "approval": "approvals", "account": "accounts", "number": "numbers", "outcome": "outcomes",
    "table": "tables", "clock": "clocks", "callback": "callbacks", "own_act": "acts",
    "purpose": "contact_purposes", "evidence_kind": "evidence_kinds",
    "refusal_ground": "refusal_grounds", "provisional_ground": "provisional_grounds",
}  # fmt: skip


_SPOKEN = {
    "any clock": say("clock, ladder or callback"),
    "subject": say("remedy or approval"),
    "own_act": say("act of the regulation's own"),
    "evidence_kind": say("kind of evidence"),
    "purpose": say("purpose of contact"),
    "proof": say("kind of evidence or paper"),
    "dimension": say("fact or table, nor anything that every case has, called"),
    "audience": say("role, unit or audience"),
    "refusal_ground": say("ground of refusal"),
    "provisional_ground": say("ground of provisional closure"),
}


def names_in(pack: Pack, vocabulary: Vocabulary) -> Names:
    """All names a reference may point at, by what it says it points at."""
    names = {what: frozenset(getattr(pack, section)) for what, section in _SECTION_OF.items()}
    names["act"] = vocabulary.acts
    names["event"] = frozenset(vocabulary.events)
    names["audience"] = names["role"] | names["unit"] | vocabulary.audiences
    names["subject"] = names["remedy"] | names["approval"]
    names["task or callback"] = names["task"] | names["callback"]
    names["any clock"] = names["clock"] | names["ladder"] | names["callback"]
    names["proof"] = names["evidence_kind"] | names["paper"]
    names["dimension"] = names["fact"] | names["table"] | frozenset(DIMENSIONS)
    names["step, stage or act"] = names["step"] | frozenset(vocabulary.stages) | vocabulary.acts
    return {**names, **_inner_names(pack)}


def _inner_names(pack: Pack) -> dict[str, frozenset[str]]:
    """Names that stand within rules: levels of ladders, outcomes of meetings, settings of terms."""
    ladders = [ladder for dated in pack.ladders.values() for ladder in dated]
    joints = [task.joint for dated in pack.tasks.values() for task in dated if task.joint]

    def of_type(wanted: str) -> frozenset[str]:
        rules = pack.settings.items()
        return frozenset(n for n, dated in rules if all(s.type == wanted for s in dated))

    return {
        "level": frozenset(level for ladder in ladders for level in ladder.levels),
        "task outcome": frozenset(outcome for joint in joints for outcome in joint.outcomes),
        "term setting": of_type("term"),
        "text setting": of_type("text"),
    }


def refs_of(cls: type) -> Mapping[str, str]:
    """Field name to what its words refer to, for the fields that are references."""
    return _refs_of(cls)


@cache
def _refs_of(cls: Hashable) -> Mapping[str, str]:
    hints = get_type_hints(cls, include_extras=True)
    return {name: ref.to for name, hint in hints.items() if (ref := _ref(hint)) is not None}


def _ref(hint: Any) -> Ref | None:
    if get_origin(hint) is Annotated:
        return next((extra for extra in get_args(hint)[1:] if isinstance(extra, Ref)), None)
    if get_origin(hint) in (tuple, Union, types.UnionType):
        return next((ref for arg in get_args(hint) if (ref := _ref(arg)) is not None), None)
    return None


def check_references(pack: Pack, vocabulary: Vocabulary) -> list[Problem]:
    names = names_in(pack, vocabulary)
    return [problem for rule in parts(pack) for problem in _problems_of(rule, names, vocabulary)]


def parts(value: Any) -> Iterator[Any]:
    """Every dataclass inside a pack, the pack included, each before what is in it."""
    left = [value]
    while left:
        item = left.pop()
        kind: Any = type(item)
        shape = _shape(kind)
        if shape is None:
            continue
        if shape is Mapping:
            left += reversed(item.values())
        elif shape is tuple:
            left += reversed(tuple(item))
        else:
            yield item
            left += [getattr(item, name) for name in shape]


@cache
def _shape(kind: Any) -> Any:
    """`Mapping`, `tuple`, the names of a dataclass's fields from the last to the first, or None."""
    if issubclass(kind, Mapping):
        return Mapping
    if issubclass(kind, tuple | Dated):
        return tuple
    return [field.name for field in reversed(fields(kind))] if is_dataclass(kind) else None


def conditions_in(rule: Any) -> Iterator[Condition]:
    """The conditions that a rule holds itself, not those of its parts."""
    for field in fields(rule):
        value = getattr(rule, field.name)
        for item in value.values() if isinstance(value, Mapping) else (value,):
            if isinstance(item, Condition):
                yield item


def _problems_of(rule: Any, names: Names, vocabulary: Vocabulary) -> Iterator[Problem]:
    refs = refs_of(type(rule))
    for name, target in refs.items():
        value = getattr(rule, name)
        for word in value if isinstance(value, tuple) else (value,):
            if word is not None:
                yield from dead_reference(word, names[target], target)
    if isinstance(rule, Pattern | Until) and rule.on:
        yield from _topics(rule.topic, rule.on, vocabulary.topics.get(rule.on), names)
    if isinstance(rule, Gate):
        for act in rule.act:
            yield from _topics(rule.topic, act, vocabulary.act_topics.get(act), names)


def _topics(
    topics: tuple[str, ...], word: str, what: str | None, names: Names
) -> Iterator[Problem]:
    if topics and what is None:
        yield Problem(
            position_of(topics[0]),
            say('"{topic}" narrows nothing: {word} has no topic', topic=topics[0], word=word),
            hint=say("write {word} alone", word=word),
        )
    if what is not None and what in names:
        for topic in topics:
            yield from dead_reference(topic, names[what], what)


def dead_reference(word: str, known: frozenset[str], what: str) -> Iterator[Problem]:
    """`what` as references call it: `fact`, `own_act`."""
    if word not in known:
        term, options = _SPOKEN.get(what) or Phrase.of(what, {}), sorted(known)
        listed = ", ".join(options[:12]) + (", …" if len(options) > 12 else "")
        yield Problem(
            position_of(word),
            say('there is no {what} "{word}"', what=term, word=word),
            say("one of {words}", words=listed) if options else say("a declared {what}", what=term),
            did_you_mean(word, options),
        )


def place_of(rule: Any) -> Position:
    return getattr(rule, "_at", NOWHERE)
