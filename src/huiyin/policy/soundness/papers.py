"""Papers, notices and numbers: every part has its place, every placeholder is filled, no number
comes twice.
"""

import re
from collections.abc import Iterable, Iterator

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
            yield from word_among(part.under, rule.sections, "section of this paper")
    for signer in rule.signed_as:
        yield from word_among(signer, rule.signed_by, "signer of this paper")
    for name in set(rule.fields) & set(rule.tables):
        yield Problem(position_of(name), f'"{name}" is a field and a table', "two names")
    if rule.made_in is not None and rule.made_in < max(len(rule.copies), 1):
        what = f"{len(rule.copies)} get a copy and it is made in {rule.made_in}"
        yield wrong(rule, what, f"made_in: {len(rule.copies) + 1}, with one for the file")


def paper_table(rule: PaperTable, around: Around) -> Iterator[Problem]:
    if rule.of != TYPED:
        for column in rule.columns:
            yield from word_among(column, around.vocabulary.rows[rule.of], f"column of {rule.of}")
        if rule.at_least:
            yield wrong(rule, "the case gives the rows of this table", f"at_least with of: {TYPED}")
    elif rule.when is not None:
        yield wrong(rule, "nobody knows rows before they are typed", "a table without when")
    if not rule.columns:
        yield wrong(rule, "this table shows nothing", "columns")


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
