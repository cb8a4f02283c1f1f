"""Deciding by a regulation: registering and admitting a complaint, a condition, a table, a pack."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from itertools import count

from benchmarks.measure import Figure, compare, within
from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.decide import decided
from huiyin.casework.organisation import Organisation, Post
from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import Catalogue
from huiyin.policy.loading import build_regulation
from huiyin.policy.tables import decide_table

PACK = "life-insurance"
GOAL = 100e-6
FACTS = {
    "summary": "分红与宣传不符",
    "complainant_name": "王女士",
    "phone_number": "13800000000",
    "contract_number": "P2024-118",
    "complained_of": "company",
    "bodily_harm": False,
}

_CATALOGUE = Catalogue()
REGULATION = _CATALOGUE.regulation(PACK)
CALENDARS = _CATALOGUE.calendars(PACK)
MORNING = datetime(2026, 9, 28, 10, 0, tzinfo=CALENDARS.zone)


def figures() -> Iterator[Figure]:
    yield from _registration()
    yield _condition()
    yield _table()
    yield _reading()


def _registration() -> Iterator[Figure]:
    """The whole decision: rights, gates, tables, clocks, reactions, notices, the case as it stands."""
    context = _context()
    register = c.Register(kind="complaint", channel="phone", facts=FACTS)
    registered = decided(REGULATION, Case(id="case"), register, context).case
    yield within(
        "a registration decided, with its grade",
        lambda: decided(REGULATION, Case(id="case"), register, context),
        GOAL,
    )
    yield within(
        "an admission decided, with all its due dates",
        lambda: decided(REGULATION, registered, c.Admit(), context),
        GOAL,
    )


def _context() -> Context:
    serials = count(1)
    posts = tuple(Post(str(role), "", (str(role),)) for role in REGULATION.pack.roles)
    return Context(
        now=MORNING,
        actor="officer",
        organisation=Organisation(posts),
        calendars=CALENDARS,
        next_number=lambda series: next(serials),
    )


def _condition() -> Figure:
    """The peer is the same condition as Python code, which knows nothing of the unknown."""
    policy = REGULATION.on(MORNING.date())
    rows = policy.remedies["negotiated_surrender"].approver.rows
    condition = next(row.when for row in rows if row.when is not None)
    env = {"excess": Decimal(1500), "share": Decimal("0.5")}
    most, share = Decimal(2000), Decimal("0.7")
    assert condition.value(env) is True
    return compare(
        "a condition on two figures",
        lambda: condition.value(env),
        ("a Python function", lambda: env["excess"] <= most and env["share"] <= share),
    )


def _table() -> Figure:
    table = REGULATION.on(MORNING.date()).remedies["negotiated_surrender"].approver
    env = {"excess": Decimal(12000), "share": Decimal("0.5")}
    return within("the approver of a surrender, with its row and clause",
                  lambda: decide_table(table, env), 20e-6)  # fmt: skip


def _reading() -> Figure:
    files, words = {PACK: _CATALOGUE.files(PACK)}, vocabulary()
    return within("the pack read, checked and linked",
                  lambda: build_regulation(PACK, files.__getitem__, words), 2.0, rounds=3)  # fmt: skip
