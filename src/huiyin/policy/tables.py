"""Decision tables: which row decides, and what governs while a fact is unknown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from huiyin.policy.expressions import UNKNOWN, Value
from huiyin.policy.schema.base import Decider, TableRow
from huiyin.policy.schema.decisions import TableSpec

Env = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a table says, by which row, and what it rested on.

    While `provisional`, the strictest outcome still possible stands and `missing` names the facts
    that would settle it. `row` counts from 1; 0 means that no row was reached.
    """

    result: str | None
    row: int
    clauses: tuple[str, ...]
    provisional: bool = False
    missing: frozenset[str] = frozenset()
    facts: Mapping[str, Any] = None  # type: ignore[assignment]
    all_results: tuple[str, ...] = ()


def decide_table(table: TableSpec | Decider, env: Env) -> Decision:
    """Asks a table.

    A row that known facts hit decides: the first one (`first`), the one highest in `order`
    (`highest`), all (`collect`). A row that is still unknown and would win over it keeps the outcome
    open: one above it for `first`, a stricter one for `highest`. While open, the strictest outcome
    still possible stands; `otherwise` is reached only when every other row is known to fail.
    """
    if isinstance(table, Decider) and table.role:
        return Decision(str(table.role), 0, (), facts={})
    hits, open_rows = _sorted_out(table.rows, env)
    if table.take == "collect":
        return _collected(table, hits, open_rows, env)
    if hits:
        best = max(hits, key=lambda i: _rank(table, i)) if table.take == "highest" else hits[0]
        rivals = [i for i in open_rows if _wins(table, i, best)]
        return _open(table, [*rivals, best], rivals, env)
    if open_rows:
        return _open(table, open_rows, open_rows, env)
    if table.last_resort is None:
        return Decision(None, 0, (), facts=_facts(table, env))
    return _made(table, table.last_resort, (), env)


def _sorted_out(rows: tuple[TableRow, ...], env: Env) -> tuple[list[int], list[int]]:
    hits, open_rows = [], []
    for index, row in enumerate(rows):
        if row.when is None:
            continue
        value = row.when.value(env)
        if value is True:
            hits.append(index)
        elif value is UNKNOWN:
            open_rows.append(index)
    return hits, open_rows


def _rank(table: TableSpec | Decider, index: int) -> int:
    """How strict a row is: by the declared order, else the first row is the mildest."""
    result = str(table.rows[index].is_)
    return table.order.index(result) if result in table.order else index


def _wins(table: TableSpec | Decider, index: int, over: int) -> bool:
    if table.take == "highest":
        return _rank(table, index) > _rank(table, over)
    return index < over


def _open(
    table: TableSpec | Decider, candidates: list[int], unknown: list[int], env: Env
) -> Decision:
    """The strictest candidate; still open unless a known row gives the same result anyway."""
    strictest = max(candidates, key=lambda i: _rank(table, i))
    settled = len({table.rows[i].is_ for i in candidates}) == 1 and len(candidates) > len(unknown)
    return _made(table, strictest, () if settled else tuple(unknown), env)


def _made(table: TableSpec | Decider, index: int, unknown: tuple[int, ...], env: Env) -> Decision:
    row = table.rows[index]
    return Decision(
        str(row.is_),
        index + 1,
        row.clause,
        bool(unknown),
        _missing(table.rows, unknown, env) if unknown else frozenset(),
        _facts(table, env),
    )


def _collected(
    table: TableSpec | Decider, hits: list[int], open_rows: list[int], env: Env
) -> Decision:
    chosen = hits or [i for i, row in enumerate(table.rows) if row.otherwise and not open_rows]
    clauses = tuple(clause for i in chosen for clause in table.rows[i].clause)
    results = tuple(str(table.rows[i].is_) for i in chosen)
    first = results[0] if results else None
    row = chosen[0] + 1 if chosen else 0
    missing = _missing(table.rows, open_rows, env)
    return Decision(first, row, clauses, bool(open_rows), missing, _facts(table, env), results)


def _missing(rows: tuple[TableRow, ...], unknown: Iterable[int], env: Env) -> frozenset[str]:
    """What the open rows read and nobody knows."""
    return frozenset(
        name for i in unknown for name in _names(rows[i]) if env.get(name, UNKNOWN) is UNKNOWN
    )


def _names(row: TableRow) -> frozenset[str]:
    assert row.when is not None and row.when.expression is not None
    return row.when.expression.names


def _facts(table: TableSpec | Decider, env: Env) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in table.reads:
        value = env.get(name, UNKNOWN)
        if value is not UNKNOWN:
            found[name] = value
    return found


def limit_for(table: TableSpec | Decider, result: str) -> Mapping[str, Any]:
    """The largest figure that each name is compared with in the rows of one result.

    So a regulation can say "as much as that person's own discount authority" and mean the row.
    """
    limits: dict[str, Any] = {}
    for row in table.rows:
        if (
            result in (row.is_, *row.or_)
            and row.when is not None
            and row.when.expression is not None
        ):
            for name, constants in row.when.expression.constants.items():
                figures = [value for value in constants if not isinstance(value, str)]
                if figures:
                    limits[name] = max(figures)
    return limits
