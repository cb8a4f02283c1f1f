"""What the house has chosen for its messages, and what a person has chosen instead."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Annotated, ClassVar, Literal
from zoneinfo import ZoneInfo

from django.db import transaction
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from huiyin.casework.wording.languages import Table
from huiyin.connections import keeping
from huiyin.connections.addresses import Url
from huiyin.connections.kinds import Connection, Texts, Tried, register
from huiyin.ledger import moment
from huiyin.ledger.happenings import Happening
from huiyin.ledger.store import append, lock
from huiyin.notices.models import Preference

STREAM = "notices/preferences"
DIGESTS = ("none", "hourly", "daily")


def _hour(text: str) -> str:
    try:
        return time.fromisoformat(text.zfill(5)).strftime("%H:%M") if text else ""
    except ValueError:
        raise PydanticCustomError("hour", "not a time of day") from None


Hour = Annotated[str, AfterValidator(_hour)]


@register
class Messages(Connection):
    KIND: ClassVar[str] = "messages"
    TITLE: ClassVar[Texts] = ("消息的默认设置", "訊息的預設設定", "Defaults for messages")
    SAYS: ClassVar[Texts] = (
        "每个人可以在自己的通知设置里另作选择。规定要求立即通知的，不等汇总，也不避开免打扰时段。",
        "每個人可以在自己的通知設定裡另作選擇。規定要求立即通知的，不等彙總，也不避開免打擾時段。",
        "Everybody may choose otherwise. What a regulation calls immediate never waits.",
    )  # fmt: skip
    LABELS: ClassVar[Table] = {
        "desk": ("工作台的网址", "工作台的網址", "Address of the desk"),
        "details": ("邮件中写出通知正文", "郵件中寫出通知內文", "Mails say the text of a notice"),
        "complainants": (
            "把规定的告知寄给投诉人",
            "把規定的告知寄給投訴人",
            "Mail complainants what the regulation says they are told",
        ),
        "digest": ("邮件汇总", "郵件彙總", "Digest"),
        "digest.none": ("逐条发送", "逐則傳送", "No, each by itself"),
        "digest.hourly": ("每小时一封", "每小時一封", "Hourly"),
        "digest.daily": ("每天一封", "每天一封", "Daily"),
        "daily_at": ("每天汇总的时间", "每天彙總的時間", "Time of the daily digest"),
        "quiet_since": ("免打扰开始", "免打擾開始", "Quiet from"),
        "quiet_until": ("免打扰结束", "免打擾結束", "Quiet until"),
    }
    HINTS: ClassVar[Table] = {
        "desk": (
            "邮件和群消息里的链接用它，例如 https://huiyin.example.org。留空则不带链接。",
            "郵件和群訊息裡的連結用它，例如 https://huiyin.example.org。留空則不帶連結。",
            "For links in mails and groups. Left empty, they have none.",
        ),
        "details": (
            "不选时，邮件只写事项、编号、期限和链接，不含个人信息。密封案件一律不写。",
            "不選時，郵件只寫事項、編號、期限和連結，不含個人資訊。密封案件一律不寫。",
            "Otherwise they say only what, number, due date and link. Never of a sealed case.",
        ),
        "complainants": (
            "规定要求告知投诉人、案件里又有其邮箱的，自动寄出。承办人自己选择寄的邮件不受此限。",
            "規定要求告知投訴人、案件裡又有其郵箱的，自動寄出。承辦人自己選擇寄的郵件不受此限。",
            "Goes out by itself where the case knows an address. What officers send by hand goes anyway.",
        ),
        "quiet_since": ("例如 21:00，留空则没有。", "例如 21:00，留空則沒有。", "Such as 21:00."),
    }

    desk: Url = ""
    details: bool = False
    complainants: bool = True
    digest: Literal["none", "hourly", "daily"] = "none"
    daily_at: Hour = "08:30"
    quiet_since: Hour = ""
    quiet_until: Hour = ""

    def try_out(self, to: str) -> Tried:
        del to
        return Tried(works=True, texts=("设置可用。", "設定可用。", "These can be used."))


def defaults() -> Messages:
    found: Messages | None = keeping.current("messages")
    return found or Messages()


@dataclass(frozen=True, kw_only=True)
class PreferenceChosen(Happening):
    """How somebody wants to be told; empty words mean the house's default."""

    person: str
    mail: bool
    digest: str = ""
    quiet_since: str = ""
    quiet_until: str = ""


@dataclass(frozen=True)
class Wish:
    """How a person is told, the house's defaults filled in."""

    mail: bool
    digest: str
    quiet: tuple[time, time] | None

    def earliest(self, now: datetime, zone: ZoneInfo) -> datetime:
        """When a message may go that is not immediate: now, or when the quiet hours end."""
        if self.quiet is None:
            return now
        since, until = self.quiet
        local = now.astimezone(zone)
        at = local.time()
        inside = since <= at < until if since < until else at >= since or at < until
        if not inside:
            return now
        day = local.date() + timedelta(days=int(at >= until))
        return datetime.combine(day, until, zone)


def choose(person: str, *, mail: bool, digest: str, quiet: tuple[str, str]) -> None:
    """Records what a person chose. Raises Wrong for a time of day or a word that is none."""
    checked = keeping.checked(
        Messages, {"digest": digest or "none", "quiet_since": quiet[0], "quiet_until": quiet[1]}
    )
    assert isinstance(checked, Messages)
    now = moment.now()
    event = PreferenceChosen(
        at=now, by=person, person=person, mail=mail, digest=digest,
        quiet_since=checked.quiet_since, quiet_until=checked.quiet_until,
    )  # fmt: skip
    with transaction.atomic():
        append(lock(STREAM), [event], now)
        Preference.objects.update_or_create(
            person=person,
            defaults={"mail": mail, "digest": digest, "quiet_since": event.quiet_since,
                      "quiet_until": event.quiet_until},
        )  # fmt: skip


def wish_of(person: str, house: Messages | None = None) -> Wish:
    return wishes_of([person], house or defaults())[person]


def wishes_of(persons: Collection[str], house: Messages) -> dict[str, Wish]:
    quiet = _span(house.quiet_since, house.quiet_until)
    found = dict.fromkeys(persons, Wish(True, house.digest, quiet))  # noqa: FBT003
    for own in Preference.objects.filter(pk__in=persons):
        theirs = _span(own.quiet_since, own.quiet_until)
        found[own.person] = Wish(own.mail, own.digest or house.digest, theirs or quiet)
    return found


def _span(since: str, until: str) -> tuple[time, time] | None:
    if not since or not until or since == until:
        return None
    return time.fromisoformat(since), time.fromisoformat(until)
