"""The letterhead of the house: its name as it stands above papers and letters."""

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from huiyin.casework.wording.languages import Table
from huiyin.connections import keeping
from huiyin.connections.kinds import Connection, Texts, Tried, register

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]


@register
class Letterhead(Connection):
    KIND: ClassVar[str] = "letterhead"
    TITLE: ClassVar[Texts] = ("文书抬头", "文書抬頭", "Letterhead")
    SAYS: ClassVar[Texts] = (
        "印在每份表单和函件的上方。留空则不印。",
        "印在每份表單和函件的上方。留空則不印。",
        "Stands above every form and letter. What is left empty is not printed.",
    )
    LABELS: ClassVar[Table] = {
        "name": ("单位名称", "單位名稱", "Name of the house"),
        "address": ("地址", "地址", "Address"),
        "telephone": ("电话", "電話", "Telephone"),
    }

    name: Line = ""
    address: Line = ""
    telephone: Line = ""

    def try_out(self, to: str) -> Tried:
        del to
        return Tried(works=True, texts=("抬头已保存。", "抬頭已儲存。", "The letterhead is kept."))


def letterhead() -> Letterhead:
    found: Letterhead | None = keeping.current("letterhead")
    return found or Letterhead()
