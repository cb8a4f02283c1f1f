"""Papers, notices and numbers: every part has its place, every placeholder is filled, no number
comes twice.
"""

import re
from collections.abc import Iterable, Iterator

from huiyin.policy.phrases import plain, say
from huiyin.policy.problems import Problem, did_you_mean, position_of
from huiyin.policy.schema.papers import TYPED, Notice, NumberPattern, Paper, PaperTable
from huiyin.policy.soundness.base import Around, word_among, wrong
from huiyin.policy.values import Wording

_BRACES = re.compile(r"\{([^{}]*)\}")
_FILLED = re.compile(r"[a-z_]+(?:\.[a-z_]+)?(?::[\w.]+)?")
_PART = re.compile(r"yyyy|yy|mm|dd|serial(?::\d+)?")
_PARTS = ("yyyy", "yy", "mm", "dd", "serial:4")


def paper(rule: Paper, around: Around) -> Iterator[Problem]:
    for part in rule.parts():
        if part.under is not None:
            yield from word_among(part.under, rule.sections, say("section of this paper"))
    for signer in rule.signed_as:
        yield from word_among(signer, rule.signed_by, say("signer of this paper"))
    for name in set(rule.fields) & set(rule.tables):
        yield Problem(
            position_of(name), say('"{name}" is a field and a table', name=name), say("two names")
        )
    if rule.made_in is not None and rule.made_in < max(len(rule.copies), 1):
        what = say(
            "{n} get a copy and it is made in {made_in}", n=len(rule.copies), made_in=rule.made_in
        )
        yield wrong(rule, what, say("made_in: {n}, with one for the file", n=len(rule.copies) + 1))


def paper_table(rule: PaperTable, around: Around) -> Iterator[Problem]:
    if rule.of != TYPED:
        for column in rule.columns:
            yield from word_among(
                column, around.vocabulary.rows[rule.of], say("column of {of}", of=rule.of)
            )
        if rule.at_least:
            yield wrong(
                rule,
                say("the case gives the rows of this table"),
                say("at_least with of: {typed}", typed=TYPED),
            )
    elif rule.when is not None:
        yield wrong(
            rule, say("nobody knows rows before they are typed"), say("a table without when")
        )
    if not rule.columns:
        yield wrong(rule, say("this table shows nothing"), plain("columns"))


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
            known = ["number", *around.scope.names, *own]
        if not _FILLED.fullmatch(word) or word not in known:
            what = say("nothing fills {{{word}}}", word=word)
            hint = did_you_mean(word, known)
            yield Problem(
                position_of(sentence), what, say("{{number}}, {{due:CLOCK}} or a fact"), hint
            )


def number(rule: NumberPattern, around: Around) -> Iterator[Problem]:
    found = _BRACES.findall(rule.pattern)
    for part in found:
        if not _PART.fullmatch(part):
            known = "{" + "}, {".join(_PARTS) + "}"
            yield wrong(
                rule,
                say("nothing fills {{{word}}}", word=part),
                plain(known),
                did_you_mean(part, list(_PARTS)),
            )
    yield from _serial(rule, {part.partition(":")[0] for part in found})


def _serial(rule: NumberPattern, kinds: set[str]) -> Iterator[Problem]:
    if "serial" not in kinds:
        yield wrong(
            rule,
            say('"{pattern}" has no serial', pattern=rule.pattern),
            say("such as {{yyyy}}-{{serial:4}}"),
        )
    yearly = kinds & {"yyyy", "yy"}
    if rule.reset != "never" and not yearly:
        yield wrong(
            rule,
            say("its serial starts anew each {reset} and it shows no year", reset=rule.reset),
            say("{{yyyy}}, or reset: never"),
        )
    if rule.reset == "month" and yearly and "mm" not in kinds:
        yield wrong(
            rule, say("its serial starts anew each month and it shows no month"), plain("{mm}")
        )
