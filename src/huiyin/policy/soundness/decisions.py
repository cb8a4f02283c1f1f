"""Tables and deciders: rows that can be reached, results that mean something."""

from collections.abc import Iterator
from itertools import pairwise

from huiyin.calendars import Unit
from huiyin.policy.phrases import plain, say
from huiyin.policy.problems import Problem, position_of
from huiyin.policy.references import dead_reference, parts
from huiyin.policy.schema.base import Decider, TableRow, rule_clauses
from huiyin.policy.schema.decisions import Amount, Reading, TableSpec
from huiyin.policy.soundness.base import Around, exactly_one, word_among, wrong

WINDOWS = (Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS)
OWNING_TABLES = ("responsible", "assistant")
"""Tables whose results are the posts that an audience of the same name means."""


def table(rule: TableSpec, around: Around) -> Iterator[Problem]:
    if not rule.rows:
        yield wrong(rule, say("a table without rows"), say("at least one row"))
    yield from _rows(rule)
    results = tuple(dict.fromkeys(str(row.is_) for row in rule.rows))
    for name in rule.names:
        yield from word_among(name, results, say("result of this table"))
    for owning in OWNING_TABLES:
        if around.pack.tables.get(owning) is rule:
            yield from _audiences(rule, around)


def _audiences(rule: TableSpec, around: Around) -> Iterator[Problem]:
    pack = around.pack
    known = frozenset({*pack.roles, *pack.units, *around.vocabulary.audiences})
    for row in rule.rows:
        yield from dead_reference(row.is_, known, "audience")


def decider(rule: Decider, around: Around) -> Iterator[Problem]:
    yield from exactly_one(rule, ("role", "rows"), say("who decides"))
    yield from _rows(rule)
    roles = frozenset(around.pack.roles)
    for row in rule.rows:
        yield from dead_reference(row.is_, roles, "role")


def amount(rule: Amount, around: Around) -> Iterator[Problem]:
    window = rule.adds_up_within
    if window is None:
        return
    if not rule.adds_up:
        yield wrong(rule, say("adds_up_within without adds_up"), say("adds_up: true beside it"))
    if window.unit not in WINDOWS:
        yield wrong(
            rule, say('"{window}" cannot be counted back', window=window), plain(", ".join(WINDOWS))
        )


def reading(rule: Reading, around: Around) -> Iterator[Problem]:
    """It speaks of a rule that is there, and of clauses that some rule rests on."""
    sections = [section for section in vars(around.pack).values() if isinstance(section, dict)]
    if rule.of is not None:
        yield from word_among(
            rule.of, [str(n) for section in sections for n in section], say("rule")
        )
    cited = _cited(around)
    for clause in rule.clause:
        if clause not in cited:
            what = say('no rule rests on "{clause}", of which this reading speaks', clause=clause)
            yield Problem(position_of(clause), what, say("a clause that some rule cites"))


def _cited(around: Around) -> frozenset[str]:
    rules = (rule for rule in parts(around.pack) if not isinstance(rule, Reading))
    return frozenset(str(clause) for rule in rules for clause in rule_clauses(rule))


def _rows(rule: TableSpec | Decider) -> Iterator[Problem]:
    for row in rule.rows:
        yield from exactly_one(row, ("when", "otherwise"), say("this row"))
        if row.since and row.repealed and row.repealed <= row.since:
            yield wrong(row, say("this row is repealed before it begins"))
    yield from _order(rule)
    last_resorts = [row for row in rule.rows if row.otherwise]
    for earlier, later in pairwise(last_resorts):
        if not _apart(earlier, later):
            yield wrong(
                later, say("there is a row for everything else already"), say("one at a time")
            )


def _order(rule: TableSpec | Decider) -> Iterator[Problem]:
    """An order, where there is one, ranks every result and nothing else."""
    results = tuple(dict.fromkeys(str(row.is_) for row in rule.rows))
    for word in rule.order:
        yield from word_among(word, results, say("result of this table"))
    if rule.order:
        for row in rule.rows:
            if row.is_ not in rule.order:
                what = say('"{result}" has no place in the order', result=row.is_)
                yield Problem(
                    position_of(row.is_), what, say("every result in the order, lowest first")
                )


def _apart(earlier: TableRow, later: TableRow) -> bool:
    """Whether one row is over before the other begins."""
    return bool(
        (earlier.repealed and later.since and earlier.repealed <= later.since)
        or (later.repealed and earlier.since and later.repealed <= earlier.since)
    )
