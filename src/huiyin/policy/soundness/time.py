"""Clocks, limits and ladders: they end, stop and go up where they say so."""

import re
from collections.abc import Iterator

from huiyin.calendars import Unit
from huiyin.policy.phrases import one_of, plain, say
from huiyin.policy.problems import Problem, did_you_mean, position_of
from huiyin.policy.schema.base import Limit, Pattern, Until
from huiyin.policy.schema.counting import CountingSpec
from huiyin.policy.schema.time import Clock, ExtensionSpec, Ladder, WarningSpec
from huiyin.policy.soundness.base import Around, exactly_one, word_among, wrong

_COUNTED_BACK = frozenset(
    {Unit.MINUTES, Unit.HOURS, Unit.OPENING_HOURS, Unit.DAYS, Unit.WORKDAYS, Unit.WEEKS}
)
_ABOVE = re.compile(r"[\w-]+\.[\w -]+")
_FIELD_OF = {"task": "task", "proposal": "proposal", "paper": "copy"}


def until(rule: Until, around: Around) -> Iterator[Problem]:
    yield from exactly_one(rule, ("on", "any", "all"), say("what is waited for"))


def limit(rule: Limit, around: Around) -> Iterator[Problem]:
    if not rule.terms() and not rule.setting:
        yield wrong(rule, say("a limit without a term"), say("a term, or cases with terms"))


def clock(rule: Clock, around: Around) -> Iterator[Problem]:
    yield from exactly_one(rule, ("within", "due_on"), say("this clock"))
    if rule.due_on is not None:
        yield from _of_dates(rule)
    yield from _above(rule)
    if rule.per == "case":
        return
    field = _FIELD_OF[rule.per]
    waits: list[Pattern | Until] = [*rule.from_, *rule.until.leaves(), *rule.moves_on]
    for pattern in (*waits, *rule.pauses_on, *rule.runs_on):
        event = pattern.on or ""
        if field not in around.vocabulary.events.get(event, {field: None}):
            what = say('"{event}" does not say which {per} it is about', event=event, per=rule.per)
            yield Problem(
                position_of(event), what, hint=say("this clock runs per {per}", per=rule.per)
            )


def _above(rule: Clock) -> Iterator[Problem]:
    above = rule.no_longer_than
    if above is not None and not _ABOVE.fullmatch(above):
        what = say('"{above}" names no clock of a regulation', above=above)
        yield Problem(position_of(above), what, say("pack and clock, such as the-law.answer"))


def _of_dates(rule: Clock) -> Iterator[Problem]:
    """An agreed date begins nowhere, so that nothing can be said of how its beginning counts."""
    usual = CountingSpec()
    for key in ("first_day_counts", "late_receipt"):
        if getattr(rule.counting, key) != getattr(usual, key):
            yield wrong(
                rule.counting,
                say("{key} says nothing of an agreed date", key=key),
                say("roll or ends"),
            )


def extension(rule: ExtensionSpec, around: Around) -> Iterator[Problem]:
    if rule.by is None and rule.total is None and rule.setting is None:
        yield wrong(
            rule,
            say("this extension says not how long"),
            say("by, setting, total, or one of them with total as a cap"),
        )
    if rule.by is not None and rule.setting is not None:
        yield wrong(rule, say("this extension says twice how long"), say("by or setting"))
    if rule.times < 1:
        yield wrong(rule, say("an extension {times} times", times=rule.times), say("at least once"))


def warning(rule: WarningSpec, around: Around) -> Iterator[Problem]:
    if rule.before.unit not in _COUNTED_BACK:
        units = ", ".join(unit.value for unit in Unit if unit in _COUNTED_BACK)
        yield wrong(
            rule,
            say('a warning cannot come "{before}" before the end', before=rule.before),
            plain(units),
        )


def ladder(rule: Ladder, around: Around) -> Iterator[Problem]:
    levels = list(map(str, rule.levels))
    yield from _start(rule, levels, around)
    for place, (name, level) in enumerate(rule.levels.items()):
        if level.next is None:
            continue
        yield from word_among(level.next, levels, say("level of this ladder"))
        if level.next in levels and levels.index(level.next) <= place:
            what = say('from "{name}" time would lead down to "{next}"', name=name, next=level.next)
            yield Problem(
                position_of(level.next), what, say("the levels from the lowest to the highest")
            )
        if level.within is None:
            yield wrong(
                level,
                say('no time leads from "{name}" to "{next}"', name=name, next=level.next),
                say("within, or no next"),
            )


def _start(rule: Ladder, levels: list[str], around: Around) -> Iterator[Problem]:
    start = rule.starts_at
    if start in levels:
        return
    table = around.pack.tables.get(start)
    if table is None:
        known = [*levels, *map(str, around.pack.tables)]
        hint = did_you_mean(start, known)
        what = say('"{start}" is no level of this ladder and no table', start=start)
        yield Problem(position_of(start), what, one_of(known), hint)
        return
    for row in table.rows:
        if row.is_ not in levels:
            what = say(
                'the table {start} may say "{result}", which is no level of this ladder',
                start=start,
                result=row.is_,
            )
            yield Problem(position_of(start), what, one_of(levels))
