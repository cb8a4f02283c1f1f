"""Notices and numbers: every placeholder is filled, no number comes twice."""

import re
from collections.abc import Iterable, Iterator

from huiyin.policy.problems import Problem, did_you_mean, position_of
from huiyin.policy.schema.papers import Notice, NumberPattern
from huiyin.policy.scopes import case_scope
from huiyin.policy.soundness.base import Around, wrong
from huiyin.policy.values import Wording

_BRACES = re.compile(r"\{([^{}]*)\}")
_FILLED = re.compile(r"[a-z_]+(?:\.[a-z_]+)?(?::[\w.]+)?")
_PART = re.compile(r"yyyy|yy|mm|dd|serial(?::\d+)?")
_PARTS = ("yyyy", "yy", "mm", "dd", "serial:4")


def notice(rule: Notice, around: Around) -> Iterator[Problem]:
    yield from placeholders(rule.body, around, [str(pattern.on) for pattern in rule.on])


def placeholders(text: Wording, around: Around, events: Iterable[str]) -> Iterator[Problem]:
    """Each `{…}` of a text that is sent must be a due date, a fact, or a field of the event."""
    own = {f"event.{name}" for event in events for name in around.vocabulary.events.get(event, ())}
    found = {word: t for t in text.by_language.values() for word in _BRACES.findall(t)}
    for word, sentence in found.items():
        if word.startswith("due:"):
            clocks = [*around.pack.clocks, *around.pack.ladders, *around.pack.callbacks]
            known = [f"due:{clock}" for clock in clocks]
        else:
            known = ["number", *case_scope(around.pack, around.vocabulary).names, *own]
        if not _FILLED.fullmatch(word) or word not in known:
            what = f"nothing fills {{{word}}}"
            hint = did_you_mean(word, known)
            yield Problem(position_of(sentence), what, "{number}, {due:CLOCK} or a fact", hint)


def number(rule: NumberPattern, around: Around) -> Iterator[Problem]:
    found = _BRACES.findall(rule.pattern)
    for part in found:
        if not _PART.fullmatch(part):
            known = "{" + "}, {".join(_PARTS) + "}"
            yield wrong(rule, f"nothing fills {{{part}}}", known, did_you_mean(part, list(_PARTS)))
    kinds = {part.partition(":")[0] for part in found}
    if "serial" not in kinds:
        yield wrong(rule, f'"{rule.pattern}" has no serial', "such as {yyyy}-{serial:4}")
    yearly = kinds & {"yyyy", "yy"}
    if rule.reset != "never" and not yearly:
        yield wrong(rule, f"its serial starts anew each {rule.reset} and it shows no year",
                    "{yyyy}, or reset: never")  # fmt: skip
    if rule.reset == "month" and yearly and "mm" not in kinds:
        yield wrong(rule, "its serial starts anew each month and it shows no month", "{mm}")
