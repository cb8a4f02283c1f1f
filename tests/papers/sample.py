"""The content of a form for tests of the printer, and what stands on a printed page."""

from datetime import UTC, datetime
from typing import Any

import pypdfium2

AT = datetime(2026, 11, 26, 4, 0, tzinfo=UTC)


def form(**changes: Any) -> dict[str, Any]:
    return {
        "script": "hans",
        "house": "安和人寿保险公司",
        "title": "来访投诉受理单",
        "head_left": "A/0 版",
        "head_right": "编号：TS2026-0001",
        "words": {"page": "第 {x} 页 共 {y} 页", "check": "核对", "serial": "序号", "colon": "："},
        "parts": [
            {
                "kind": "boxes",
                "title": "",
                "rows": [[box("投诉人", "王某"), box("电话", "13800000000")]],
            }
        ],
        "signatures": [],
        "copies": "",
        "notes": [],
        **changes,
    }


def box(label: str, value: str, lines: int = 1) -> dict[str, Any]:
    return {"label": label, "value": value, "lines": lines}


def boxes(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"kind": "boxes", "title": "", "rows": list(rows)}


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, without blanks and line breaks."""
    document = pypdfium2.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]
