"""The files of a return, ready to be handed out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from huiyin.returns.keeping import Kept
from huiyin.returns.plain import as_csv, as_data
from huiyin.returns.wording import Sheet
from huiyin.returns.workbook import workbook

FORMS = ("xlsx", "csv", "json")
_MEDIA = {
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
        return quote(self.name)


def file_of(
    form: str, found: Kept, sheet: Sheet, texts: Mapping[str, str], signed: Mapping[str, str]
) -> Made:
    zone = found.asked.span.zone
    if form == "xlsx":
        content = workbook(sheet, zone, texts, signed)
    elif form == "csv":
        content = as_csv(sheet).encode()
    else:
        data = {**as_data(sheet), "texts": dict(texts), "signed": dict(signed)}
        content = json.dumps(data, ensure_ascii=False, indent=1).encode()
    name = f"{sheet.title} {sheet.period}.{form}".replace("/", "-")
    return Made(name, _MEDIA[form], content)
