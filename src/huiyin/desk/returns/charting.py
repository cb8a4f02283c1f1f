"""What a return looks like as a chart: the counts of its rows, where looking beats reading."""

import json
from typing import Any

from huiyin.returns.charts import Series
from huiyin.returns.wording import Sheet

_FEWEST, _MOST = 2, 30


def series_of(sheet: Sheet) -> tuple[list[str], list[Series]]:
    """Labels and counts; nothing where there are no rows to compare, or too many."""
    rows = [row for row in sheet.rows if not row.is_total]
    counts = [n for n, unit in enumerate(sheet.units) if unit == "count"][:6]
    if not counts or not _FEWEST <= len(rows) <= _MOST:
        return [], []
    labels = ["　".join(row.names) for row in rows]
    series = [
        Series(sheet.heads[n], [None if row.values[n] is None else row.values[n] for row in rows])
        for n in counts
    ]
    return labels, series


def chart_of(sheet: Sheet) -> str:
    """For the page's own chart; empty where none is drawn."""
    labels, series = series_of(sheet)
    if not labels:
        return ""
    data: dict[str, Any] = {
        "labels": labels,
        "series": [{"name": one.name, "values": list(one.values)} for one in series],
    }
    return json.dumps(data, ensure_ascii=False)
