"""The house as complainants see it: its name, its colour, what it says; and whether the portal is open."""

import colorsys
import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from huiyin.casework.wording.languages import Table
from huiyin.connections import keeping
from huiyin.connections.addresses import Url
from huiyin.connections.kinds import Connection, Texts, Tried, register
from huiyin.connections.pictures import Picture

USUAL = "#0f6b6f"
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_AA = 4.5


def _colour(text: str) -> str:
    colour = text.strip().lower() or USUAL
    if not _COLOUR.fullmatch(colour):
        raise PydanticCustomError("colour", "not a colour")
    return colour


@register
class Portal(Connection):
    KIND: ClassVar[str] = "portal"
    TITLE: ClassVar[Texts] = ("投诉人门户", "投訴人入口網站", "Pages for complainants")
    SAYS: ClassVar[Texts] = (
        "投诉人在 /complain/ 自己提交、查询和答复。设了自行提交入口、又有人任职的规定才会出现。",
        "投訴人在 /complain/ 自己提交、查詢和答覆。設了自行提交入口、又有人任職的規定才會出現。",
        (
            "Complainants complain, follow and answer at /complain/. Regulations appear that have an "
            "entrance and under which somebody of the house holds a post."
        ),
    )
    LABELS: ClassVar[Table] = {
        "name": ("单位名称", "單位名稱", "Name of the organisation"),
        "logo": ("标志", "標誌", "Logo"),
        "colour": ("主色", "主色", "Colour"),
        "welcome": ("欢迎语", "歡迎語", "Words of welcome"),
        "contact": ("其他联系方式", "其他聯絡方式", "Other ways to reach you"),
        "address": ("门户的网址", "入口網站的網址", "Address of these pages"),
    }
    HINTS: ClassVar[Table] = {
        "logo": (
            "PNG、JPEG、WebP 或 GIF，不超过 1 MB。会缩到 480×160 点以内，重新绘制，不带任何附加信息。",
            "PNG、JPEG、WebP 或 GIF，不超過 1 MB。會縮到 480×160 點以內，重新繪製，不帶任何附加資訊。",
            "PNG, JPEG, WebP or GIF, 1 MB at most. Drawn anew within 480×160 points, without metadata.",
        ),
        "colour": (
            "例如 #0f6b6f。文字的深浅会自动配合。",
            "例如 #0f6b6f。文字的深淺會自動配合。",
            "Such as #0f6b6f. Text on it is made light or dark by itself.",
        ),
        "welcome": (
            "写在首页标题下面；留空则用通用的一句。",
            "寫在首頁標題下面；留空則用通用的一句。",
            "Stands under the title of the first page; left empty, a common sentence does.",
        ),
        "contact": (
            "不能用网页的人怎样找到你们，写在每页底部。",
            "不能用網頁的人怎樣找到你們，寫在每頁底部。",
            "For people who cannot use web pages; at the foot of every page.",
        ),
        "address": (
            "写进邮件里的链接，例如 https://complain.example.org。留空则邮件不带链接。",
            "寫進郵件裡的連結，例如 https://complain.example.org。留空則郵件不帶連結。",
            "For links in mails. Left empty, they have none.",
        ),
    }
    LONG: ClassVar[frozenset[str]] = frozenset({"welcome", "contact"})
    PICTURES: ClassVar[frozenset[str]] = frozenset({"logo"})

    name: str
    logo: Picture = ""
    colour: Annotated[str, AfterValidator(_colour)] = USUAL
    welcome: str = ""
    contact: str = ""
    address: Url = ""

    def try_out(self, to: str) -> Tried:
        del to
        return Tried(works=True, texts=("设置可用。", "設定可用。", "These can be used."))


def portal() -> Portal | None:
    """None while the house has not opened it."""
    found: Portal | None = keeping.current(Portal.KIND)
    return found


def shades(colour: str) -> dict[str, str]:
    """The colour as a ground with its text, as text on white, and as text on dark: all of contrast AA."""
    return {
        "ground": colour,
        "on_ground": "#ffffff" if _contrast(colour, "#ffffff") >= _AA else "#000000",
        "on_light": _until_readable(colour, "#f1f4f5", -0.03),
        "on_dark": _until_readable(colour, "#1d272c", 0.03),
    }


def _until_readable(colour: str, ground: str, step: float) -> str:
    hue, light, full = colorsys.rgb_to_hls(*_parts(colour))
    while _contrast(colour, ground) < _AA and 0 <= light + step <= 1:
        light += step
        colour = "#" + "".join(
            f"{round(p * 255):02x}" for p in colorsys.hls_to_rgb(hue, light, full)
        )
    return colour


def _contrast(one: str, other: str) -> float:
    """As WCAG 2.2 counts it: 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
