"""Deciding by a regulation: registering and admitting a complaint, a condition, a table, a pack."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import count

from benchmarks.measure import Figure, compare, within
from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.decide import decided
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import shortest
from huiyin.casework.organisation import Organisation, Post
from huiyin.casework.rights import check_gates, check_right
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
    """What the regulation says of a new complaint; then the two commands with all that follows.

    The commands also number the case, enter steps, ask for papers, open and send tasks, and bring
    the case up to date after each event.
    """
    context = _context()
    register = c.Register(kind="complaint", channel="phone", facts=FACTS)
    registered = decided(REGULATION, Case(id="case"), register, context).case
    ungraded = replace(registered, assessments={})
    assert _asked(ungraded, context)["grade"] == registered.grade
    yield within(
        "admission, grade and all due dates asked of the regulation",
        lambda: _asked(ungraded, context),
        GOAL,
    )
    yield within(
        "register, with everything that follows",
        lambda: decided(REGULATION, Case(id="case"), register, context),
        GOAL,
    )
    yield within(
        "admit, with everything that follows",
        lambda: decided(REGULATION, registered, c.Admit(), context),
        GOAL,
    )


def _asked(case: Case, context: Context) -> dict[str, object]:
    """May it be admitted, how is it graded, and when is everything due that admission starts."""
    draft = Draft(REGULATION, context, case)
    answers: dict[str, object] = {
        "rests on": (*check_right(draft, c.Admit), *check_gates(draft, c.Admit, ""))
    }
    for name, table in draft.policy.tables.items():
        if table.when is None or table.when.holds(draft.env):
            answers[name] = decide_table(table, draft.env).result
    for name, _ in draft.policy.starts["admitted"]:
        clock = draft.policy.clocks[name]
        if clock.when is None or clock.when.holds(draft.env):
            found = shortest(draft, name, context.now)
            answers[f"due {name}"] = found and found[1].due
    return answers


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
