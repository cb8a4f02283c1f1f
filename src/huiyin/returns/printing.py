"""A return on paper: the table, a chart of its counts, what was written, and who signed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from huiyin.papers.printing import Printed, print_pdf
from huiyin.returns.charts import Series, bars
from huiyin.returns.wording import Sheet

TEMPLATE = "return"
_LANDSCAPE_FROM = 7
_FEWEST, _MOST, _MOST_SERIES = 2, 30, 4


def printed(
    sheet: Sheet, language: str, texts: Mapping[str, str], signed: Mapping[str, str], at: datetime,
    as_of: str = "",
) -> Printed:  # fmt: skip
    """`as_of` says in words how the register stood; `at` is when it is printed."""
    content = content_of(sheet, language, texts, signed, as_of)
    return print_pdf(TEMPLATE, content, at.replace(microsecond=0))


def content_of(
    sheet: Sheet, language: str, texts: Mapping[str, str], signed: Mapping[str, str], as_of: str
) -> dict[str, Any]:
    keys = sheet.keys or ("",)
    labels, series = series_of(sheet)
    colon = ": " if language == "en" else "："
    return {
        "script": "hant" if language == "zh-Hant" else "hans",
        "title": sheet.title,
        "code": sheet.code,
        "period": sheet.period,
        "as_of": as_of,
        "flipped": len(keys) + len(sheet.heads) > _LANDSCAPE_FROM,
        "keys": list(keys),
        "heads": list(sheet.heads),
        "rows": [
            {
                "names": _filled(row.names, len(keys)),
                "cells": list(row.texts),
                "total": row.is_total,
            }
            for row in sheet.rows
        ],
        "chart_svg": bars(sheet.title, labels, series) if labels else "",
        "texts": [{"title": title, "text": text} for title, text in texts.items()],
        "signed": [{"post": post, "who": who} for post, who in signed.items()],
        "words": {
            "page": "{x} / {y}" if language == "en" else "第 {x} 页 共 {y} 页",
            "colon": colon,
        },
    }


def _filled(names: tuple[str, ...], width: int) -> list[str]:
    return [*names, *([""] * (width - len(names)))]


def series_of(sheet: Sheet) -> tuple[list[str], list[Series]]:
    """Labels and counts for a chart; nothing where there is nothing to compare, or too much."""
    rows = [row for row in sheet.rows if not row.is_total]
    counts = sheet.charted[:_MOST_SERIES]
    if not any(row.values[n] for row in rows for n in counts) or not _FEWEST <= len(rows) <= _MOST:
        return [], []
    labels = ["　".join(name for name in row.names if name) for row in rows]
    series = [Series(sheet.heads[n], [row.values[n] for row in rows]) for n in counts]
    return labels, series
