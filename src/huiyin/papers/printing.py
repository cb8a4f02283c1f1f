"""Puts content on A4 pages: content and the name of a template in, PDF/A or pictures out.

Content is data and stays data: it reaches the template as JSON, so that nothing somebody typed is
ever read as markup. Templates lie in `templates/`; `common.typ` there has fonts, page and boxes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

from huiyin.papers.lettering import FONTS, fit, lacking, texts_in

TEMPLATES = Path(__file__).with_name("templates")
Standard = Literal["a-2b", "a-3b"]
"""ISO 19005, level B: part 2, and part 3 for a PDF that carries files."""


@dataclass(frozen=True)
class Printed:
    """`lacking` are the characters that no font has: on the page stands each one's name in 〔 〕."""

    pdf: bytes
    lacking: tuple[str, ...] = ()


def print_pdf(
    template: str, content: Mapping[str, Any], at: datetime, standard: Standard = "a-2b"
) -> Printed:
    """The PDF of a content. `at` is its date of making; the same content and date give the same bytes.

    `content["script"]` is `hans` or `hant`; `svg` in a key's name marks a drawing of our own.
    """
    moment = at.astimezone(UTC).replace(microsecond=0)
    pdf = _compiled(template, content, format="pdf", pdf_standards=standard, timestamp=moment)
    return Printed(pdf if isinstance(pdf, bytes) else pdf[0], _lacking(content))


def print_pictures(template: str, content: Mapping[str, Any], ppi: int = 96) -> list[bytes]:
    """A PNG for each page."""
    pages = _compiled(template, content, format="png", ppi=ppi)
    return [pages] if isinstance(pages, bytes) else list(pages)


_ONE_AT_A_TIME = Lock()
"""A compiler keeps what it was given last; two threads must not mix their content."""


def _compiled(template: str, content: Mapping[str, Any], **how: Any) -> bytes | list[bytes]:
    said = json.dumps(fit(content), ensure_ascii=False)
    with _ONE_AT_A_TIME:
        made = _compiler().compile(TEMPLATES / f"{template}.typ", sys_inputs={"data": said}, **how)
    assert made is not None
    return made


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return typst.Compiler(root=TEMPLATES, font_paths=fonts)


def _lacking(content: Mapping[str, Any]) -> tuple[str, ...]:
    return lacking("".join(texts_in(content)))
