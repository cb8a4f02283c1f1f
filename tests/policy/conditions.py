"""A small scope with one fact of every type, for tests of conditions."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from huiyin.policy.expressions import (
    DATE,
    FLAG,
    MOMENT,
    MONEY,
    NUMBER,
    TEXT,
    UNKNOWN,
    Choice,
    Choices,
    ExpressionError,
    RecordList,
    Scope,
    compile_expression,
)

MEDIA = Choice(options=("none", "local", "mainstream"), ordered=True)
CHANNEL = Choice(options=("phone", "letter"))
SCOPE = Scope(
    {
        "amount": MONEY,
        "premiums": MONEY,
        "people": NUMBER,
        "share": NUMBER,
        "harm": FLAG,
        "repeated": FLAG,
        "media": MEDIA,
        "channel": CHANNEL,
        "marks": Choices(options=("urgent", "press")),
        "phone": TEXT,
        "born": DATE,
        "today": DATE,
        "received_at": MOMENT,
        "now": MOMENT,
        "contacts": RecordList(
            fields={"purpose": TEXT, "reached": FLAG, "party": TEXT, "minutes": NUMBER}
        ),
    },
    events=frozenset({"answered", "closed", "task_opened", "linked"}),
    topics={"answered": frozenset(), "task_opened": frozenset({"consult", "visit"})},
)


def value(source: str, **env: Any) -> Any:
    """What a condition says; whole numbers may be given as int."""
    exact = {k: Decimal(v) if type(v) is int else v for k, v in env.items()}
    return compile_expression(source, SCOPE).evaluate(exact)


def trouble(source: str, scope: Scope = SCOPE, **more: Any) -> ExpressionError:
    """What the compiler has against a source that must not compile."""
    try:
        compile_expression(source, scope, **more)
    except ExpressionError as error:
        return error
    raise AssertionError(f"{source!r} compiled")


CALLS = (
    {"purpose": "progress", "reached": True, "party": "complainant", "minutes": Decimal(4)},
    {"purpose": "visit", "reached": False, "party": "witness", "minutes": Decimal(0)},
)
KNOWN = {
    "amount": Decimal("2000.00"),
    "premiums": Decimal(3000),
    "people": Decimal(5),
    "share": Decimal("0.7"),
    "harm": True,
    "repeated": False,
    "media": "local",
    "channel": "phone",
    "marks": frozenset({"urgent"}),
    "phone": "0371",
    "born": date(2000, 2, 29),
    "today": date(2026, 3, 2),
    "received_at": datetime(2026, 1, 31, 9, tzinfo=UTC),
    "now": datetime(2026, 3, 2, 9, tzinfo=UTC),
    "contacts": CALLS,
    "$happened": lambda event, topic=None: event == "answered",
    "$times": lambda event, topic=None: 2 if event == "answered" else 0,
    "$last": lambda event, topic=None: (
        datetime(2026, 2, 1, tzinfo=UTC) if event == "answered" else None
    ),
}

__all__ = ["CALLS", "KNOWN", "SCOPE", "UNKNOWN", "trouble", "value"]
