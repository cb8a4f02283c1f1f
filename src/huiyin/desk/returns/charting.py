"""What a return looks like as a chart on the page; its table says the same."""

import json
from typing import Any

from huiyin.returns.printing import series_of
from huiyin.returns.wording import Sheet


def chart_of(sheet: Sheet) -> str:
    """The data of the page's chart; empty where none is drawn."""
    labels, series = series_of(sheet)
    return chart(labels, {one.name: list(one.values) for one in series}) if labels else ""


def chart(labels: list[str], series: dict[str, list[Any]], **more: Any) -> str:
    """For `desk/charts.js`."""
    data = {
        "labels": labels,
        "series": [{"name": n, "values": v} for n, v in series.items()],
        **more,
    }
    return json.dumps(data, ensure_ascii=False)
