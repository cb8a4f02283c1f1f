"""Sealed cases and hidden facts: somebody may read each, and a reader is somebody."""

from collections.abc import Iterator

from huiyin.policy.phrases import say
from huiyin.policy.problems import Problem, position_of
from huiyin.policy.schema.secrecy import Mask, Reader, Secrecy
from huiyin.policy.soundness.base import Around, wrong


def secrecy(rule: Secrecy, around: Around) -> Iterator[Problem]:
    if not rule.readers:
        yield wrong(rule, say("nobody may read these cases"), say("one reader or more"))
    yield from _somebody(rule.readers)


def mask(rule: Mask, around: Around) -> Iterator[Problem]:
    if not rule.readers:
        yield wrong(rule, say("nobody may read these facts"), say("one reader or more"))
    if not rule.facts:
        yield wrong(rule, say("this hides nothing"), say("one fact or more"))
    yield from _somebody((*rule.readers, *rule.reveal))
    for name in rule.facts:
        dated = around.pack.facts.get(name)
        fact = dated.wordings[-1] if dated else None
        if fact is not None and fact.type not in ("text", "place", "names"):
            what = say(
                "{name} is a {type}, which conditions and lists are made of",
                name=name,
                type=fact.type,
            )
            yield Problem(position_of(name), what, say("a fact of type text, place or names"))


def _somebody(readers: tuple[Reader, ...]) -> Iterator[Problem]:
    for reader in readers:
        if not reader.role and reader.only is None:
            yield wrong(reader, say("this reader is everybody"), say("a role, or only: involved"))
