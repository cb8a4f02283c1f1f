"""The files of a return, ready to be handed out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from huiyin.returns.plain import as_csv, as_data
from huiyin.returns.printing import printed
from huiyin.returns.wording import Sheet
from huiyin.returns.workbook import workbook

FORMS = ("pdf", "xlsx", "csv", "json")
_MEDIA = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@dataclass(frozen=True)
class Made:
    name: str
    media: str
    content: bytes

    @property
    def quoted_name(self) -> str:
        return quote(self.name, safe="")


@dataclass(frozen=True)
class Content:
    """What a file says: the figures, the written parts and who signed, by their titles."""

    sheet: Sheet
    texts: Mapping[str, str]
    signed: Mapping[str, str]
    language: str
    as_of: str = ""


def file_of(form: str, said: Content, zone: ZoneInfo, at: datetime) -> Made:
    """`at` is when it is made. Raises LookupError for a form that there is none of."""
    sheet, texts, signed = said.sheet, said.texts, said.signed
    if form == "pdf":
        content = printed(sheet, said.language, texts, signed, at, said.as_of).pdf
    elif form == "xlsx":
        content = workbook(sheet, zone, texts, signed)
    elif form == "csv":
        content = as_csv(sheet).encode()
    else:
        data = {**as_data(sheet), "texts": dict(texts), "signed": dict(signed)}
        content = json.dumps(data, ensure_ascii=False, indent=1).encode()
    name = f"{sheet.title} {sheet.period}.{form}".replace("/", "-")
    return Made(name, _MEDIA[form], content)
