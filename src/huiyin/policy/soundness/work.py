"""Consequences, meetings, draws and tasks: one verb each, outcomes that exist, shares of a whole."""

import re
from collections.abc import Iterator

from huiyin.policy.phrases import plain, say
from huiyin.policy.problems import Problem, position_of
from huiyin.policy.references import dead_reference
from huiyin.policy.schema.pack import Pack
from huiyin.policy.schema.work import (
    DAY_PARTS,
    Callback,
    CallList,
    Do,
    Draw,
    Joint,
    Schedule,
    Spawn,
    TaskKind,
)
from huiyin.policy.soundness.base import Around, exactly_one, word_among, wrong
from huiyin.policy.soundness.papers import placeholders

_VERBS = ("tell", "open", "mark", "raise_", "close", "resume", "step", "paper", "charge", "spawn",
          "release", "admit", "turn_into", "assign", "respond", "refuse")  # fmt: skip


_BRACES = re.compile(r"\{([^{}]*)\}")


def do(rule: Do, around: Around) -> Iterator[Problem]:
    yield from exactly_one(rule, _VERBS, say("this consequence"))
    if rule.says is not None and not rule.tell and not rule.release:
        yield wrong(
            rule, say('"says" without "tell" or "release": nobody hears it'), say("tell or release")
        )
    if rule.release and rule.says is None:
        yield wrong(rule, say('"release" without "says": there is nothing to read'), plain("says"))
    if rule.purpose and not rule.release:
        yield wrong(rule, say('"purpose" without "release": nothing is released'), plain("release"))
    if rule.to and not rule.open:
        yield wrong(rule, say('"to" without "open": no task goes there'), plain("open"))
    if rule.raise_ is not None:
        for ladder in around.pack.ladders.get(rule.raise_.ladder, ()):
            yield from word_among(rule.raise_.to, ladder.levels, say("level of that ladder"))
    if rule.says is not None:
        yield from placeholders(rule.says, around, around.vocabulary.events)
    yield from _turn_into(rule, around)
    yield from _named(rule)


def _named(rule: Do) -> Iterator[Problem]:
    if rule.named is not None and not rule.mark:
        yield wrong(rule, say('"named" without "mark": there is nothing to name'), plain("mark"))


def _turn_into(rule: Do, around: Around) -> Iterator[Problem]:
    kinds = around.pack.kinds.get(rule.turn_into or "", ())
    if any(kind.record for kind in kinds):
        yield wrong(
            rule,
            say('a case cannot turn into the record "{turn_into}"', turn_into=rule.turn_into),
            say("another kind"),
        )


def spawn(rule: Spawn, around: Around) -> Iterator[Problem]:
    for fact in rule.set:
        yield from dead_reference(fact, frozenset(around.pack.facts), "fact")


def schedule(rule: Schedule, around: Around) -> Iterator[Problem]:
    for fact, said in rule.set.items():
        yield from dead_reference(fact, frozenset(around.pack.facts), "fact")
        for word in _BRACES.findall(said):
            if word not in DAY_PARTS:
                known = "{" + "}, {".join(DAY_PARTS) + "}"
                yield Problem(
                    position_of(said), say("nothing fills {{{word}}}", word=word), plain(known)
                )
    for name in asked_of_everybody(around.pack):
        if name not in rule.set:
            what = say(
                'nobody is there to say "{name}", without which nothing is registered', name=name
            )
            expected = say("{name} under set, or another kind in the when of that fact", name=name)
            yield wrong(rule, what, expected)
    yield from _by_its_channel(rule, around)


def _by_its_channel(rule: Schedule, around: Around) -> Iterator[Problem]:
    for channel in around.pack.channels.get(rule.channel, ()):
        if channel.kinds and rule.kind not in channel.kinds:
            what = say(
                'nothing of the kind "{kind}" comes by the channel "{channel}"',
                kind=rule.kind,
                channel=rule.channel,
            )
            yield wrong(rule, what, say("a channel whose kinds name it"))


def asked_of_everybody(pack: Pack) -> Iterator[str]:
    """The facts without which nothing of any kind is registered."""
    for name, dated in pack.facts.items():
        for fact in dated:
            if "register" in fact.required_at and fact.when is None and fact.default is None:
                yield str(name)


def joint(rule: Joint, around: Around) -> Iterator[Problem]:
    for outcome in rule.final:
        yield from word_among(outcome, rule.outcomes, say("outcome of this meeting"))


def draw(rule: Draw, around: Around) -> Iterator[Problem]:
    if not 0 < rule.share <= 1:
        yield wrong(
            rule,
            say("a share of {share}", share=rule.share),
            say("more than 0 % and at most 100 %"),
        )
    if not _is_time(str(rule.cut_off)):
        what = say('"{cut_off}" is no time of day', cut_off=rule.cut_off)
        yield Problem(position_of(rule.cut_off), what, say("such as 18:00"))
    if rule.at_least < 0:
        yield wrong(rule, say("at_least {at_least}", at_least=rule.at_least), say("0 or more"))


def _is_time(word: str) -> bool:
    return word == "24:00" or re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", word) is not None


def callback(rule: Callback, around: Around) -> Iterator[Problem]:
    if not rule.from_:
        yield wrong(rule, say("nothing starts this callback"), say("events under from"))
    if not rule.of:
        yield wrong(
            rule, say("nobody is in the population of this callback"), say("kinds under of")
        )


def calls(rule: CallList, around: Around) -> Iterator[Problem]:
    if not rule.order:
        yield wrong(rule, say("there is nobody to ring"), say("roles or people under order"))


def task(rule: TaskKind, around: Around) -> Iterator[Problem]:
    if rule.returns_at_most is not None and rule.returns_at_most < 0:
        yield wrong(
            rule,
            say("returns_at_most {returns_at_most}", returns_at_most=rule.returns_at_most),
            say("0 or more"),
        )
    if rule.calls is not None and (rule.joint or rule.done_on or rule.paper):
        what = say("a call list ends when somebody is reached, and in no other way")
        yield wrong(rule, what, say("calls without joint, paper and done_on"))
    for name, ground in rule.grounds.items():
        if ground.since or ground.repealed:
            yield Problem(
                position_of(name),
                say('the ground "{name}" has no wordings of its own', name=name),
                hint=say("give the task a second wording"),
            )
