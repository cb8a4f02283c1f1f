"""The pack as a whole: zone and hours, wordings in their order, names that do not collide."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from huiyin.calendars import OpeningError, parse_opening
from huiyin.policy.phrases import NOTHING, Phrase, plain, say
from huiyin.policy.policy import SECTIONS
from huiyin.policy.problems import Problem, did_you_mean, position_of
from huiyin.policy.schema.pack import CalendarSpec, HoursSpec, Pack
from huiyin.policy.scopes import standing_names
from huiyin.policy.soundness.base import Around, word_among, wrong
from huiyin.policy.values import Dated

_READABLE = re.compile(r"[^\W\d]\w*")
_NAME = re.compile(r"\w[\w -]*")
_RESERVED = frozenset({"and", "or", "not", "in", "any", "every", "where", "true", "false"})
_READ_IN_CONDITIONS = ("facts", "settings", "tables", "measures")
_ONE_NAME = (
    ("remedies", "approvals"),
    ("roles", "units"),
    ("tasks", "callbacks"),
    ("clocks", "ladders", "callbacks"),
    _READ_IN_CONDITIONS,
)
"""Sections whose names are looked up together, so that one name may mean one thing only."""


def calendar(rule: CalendarSpec, around: Around) -> Iterator[Problem]:
    """Hours of the house and of its units, which must be units of the pack."""
    yield from hours(rule, around)
    known = list(map(str, around.pack.units))
    for unit in rule.units:
        yield from word_among(unit, known, say("unit"))


def hours(rule: HoursSpec, around: Around) -> Iterator[Problem]:
    """Each weekday and interval by itself first, so that the place of a mistake is known."""
    found = [problem for days, spans in rule.open.items() for problem in _hours(days, spans)]
    yield from found
    if not found and (trouble := _unreadable_hours(rule.open)):
        yield wrong(rule, trouble)


def _hours(days: str, spans: tuple[str, ...]) -> Iterator[Problem]:
    if trouble := _unreadable_hours({days: ("09:00-17:00",)}):
        yield Problem(position_of(days), trouble)
        return
    broken = [(span, said) for span in spans if (said := _unreadable_hours({"Mon": (span,)}))]
    for span, said in broken:
        yield Problem(position_of(span), said)
    if not broken and spans and (trouble := _unreadable_hours({"Mon": spans})):
        yield Problem(position_of(spans[0]), trouble)


def _unreadable_hours(hours: Mapping[str, tuple[str, ...]]) -> Phrase:
    try:
        parse_opening({str(days): tuple(map(str, spans)) for days, spans in hours.items()})
    except OpeningError as error:
        return Phrase.of(error.pattern, error.values)
    return NOTHING


def pack(rule: Pack, around: Around) -> Iterator[Problem]:
    yield from _zone(rule)
    yield from _end(rule)
    yield from _names(rule, around)
    for section in SECTIONS:
        for name, dated in getattr(rule, section).items():
            yield from _wordings(name, dated)
    for role, wordings in rule.roles.items():
        yield from _line(role, wordings, rule.roles)


def _end(rule: Pack) -> Iterator[Problem]:
    if rule.repealed is not None and rule.repealed <= rule.in_force:
        yield wrong(
            rule, say("the regulation is repealed before it holds"), say("in_force before repealed")
        )
    if rule.superseded_by is not None and rule.repealed is None:
        yield wrong(rule, say("something took its place, and nobody says when"), plain("repealed"))


def _zone(rule: Pack) -> Iterator[Problem]:
    try:
        ZoneInfo(rule.zone)
    except (ValueError, OSError, LookupError):
        hint = did_you_mean(str(rule.zone), sorted(available_timezones()))
        what = say('there is no time zone "{zone}"', zone=rule.zone)
        yield Problem(position_of(rule.zone), what, say("such as Asia/Shanghai"), hint)


def _wordings(name: str, dated: Dated[Any]) -> Iterator[Problem]:
    for wording in dated:
        if wording.since and wording.repealed and wording.repealed <= wording.since:
            what = say('"{name}" is repealed before it begins', name=name)
            yield wrong(wording, what, say("since before repealed"))
    if len({wording.governed_by for wording in dated}) > 1:
        what = say('the wordings of "{name}" are governed by different events', name=name)
        yield wrong(dated.wordings[-1], what, say("one governed_by for all of them"))
    for earlier, later in pairwise(dated):
        if later.since is None:
            what = say('a later wording of "{name}" without a beginning', name=name)
            yield wrong(later, what, plain("since"))
        elif earlier.since is not None and later.since <= earlier.since:
            what = say('this wording of "{name}" begins no later than the one before it', name=name)
            yield wrong(later, what, say("wordings in the order of their dates"))


def _names(rule: Pack, around: Around) -> Iterator[Problem]:
    standing = frozenset(standing_names(rule, around.vocabulary))
    for section in _READ_IN_CONDITIONS:
        for name in getattr(rule, section):
            yield from _unreadable(name, standing)
    for section in (*SECTIONS, "tables"):
        for name in getattr(rule, section):
            if not _NAME.fullmatch(name):
                what = say('"{name}" is no name', name=name)
                yield Problem(position_of(name), what, say("letters, digits, _ and -"))
    for sections in _ONE_NAME:
        yield from _collisions(rule, sections)
    yield from _call_lists(rule)


def _unreadable(name: str, standing: frozenset[str]) -> Iterator[Problem]:
    if not _READABLE.fullmatch(name) or name in _RESERVED:
        what = say('no condition could read the name "{name}"', name=name)
        yield Problem(position_of(name), what, say("letters, digits and _, such as repair_cost"))
    if name in standing:
        what = say('"{name}" means something in every case already', name=name)
        yield Problem(position_of(name), what, say("another name"))


def _call_lists(rule: Pack) -> Iterator[Problem]:
    """A call list keeps a clock under the name of its task, which can be no other clock's."""
    for name, dated in rule.tasks.items():
        others = ("clocks", "ladders", "remedies")
        there = next((s for s in others if name in getattr(rule, s)), "")
        if there and any(kind.calls is not None for kind in dated):
            what = say(
                '"{name}" is a name under {there} too, and the call list has a clock of its own',
                name=name,
                there=there,
            )
            yield Problem(position_of(name), what, say("another name for the task"))


def _collisions(rule: Pack, sections: tuple[str, ...]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for section in sections:
        for name in getattr(rule, section):
            if name in seen:
                what = say('"{name}" stands under {other} already', name=name, other=seen[name])
                yield Problem(
                    position_of(name), what, hint=say("one of the two needs another name")
                )
            seen.setdefault(str(name), section)


def _line(role: str, dated: Dated[Any], roles: Mapping[str, Dated[Any]]) -> Iterator[Problem]:
    """A reporting line has a top."""
    for wording in dated:
        line, above = [role], wording.reports_to
        while above in roles and above not in line:
            line.append(str(above))
            above = roles[above].wordings[-1].reports_to
        if above == role == min(line):
            circle = " → ".join((*line, role))
            place = position_of(wording.reports_to)
            yield Problem(
                place, say("a circle of posts: {circle}", circle=circle), say("a line with a top")
            )
