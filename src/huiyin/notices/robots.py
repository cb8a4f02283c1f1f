"""Group robots of WeCom, DingTalk and Feishu: their documented JSON, signatures and pace.

WeCom: developer.work.weixin.qq.com/document/path/91770 (20 messages a minute);
DingTalk: open.dingtalk.com/document/orgapp/custom-robots-send-group-messages (20 a minute);
Feishu: open.feishu.cn/document/client-docs/bot-v3/add-custom-bot (100 a minute, 5 a second).
"""

import base64
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import quote_plus

import httpx
from pydantic import AfterValidator, SecretStr
from pydantic_core import PydanticCustomError

from huiyin.casework.wording.languages import Table
from huiyin.connections.kinds import Connection, Texts, Tried, register
from huiyin.ledger import moment
from huiyin.notices.faults import FAULTS, Failed, failed
from huiyin.notices.models import Outgoing
from huiyin.notices.outbox import Letter

SECONDS = 15.0
PACE = {"wecom": 20, "dingtalk": 20, "feishu": 100}
"""Messages that a group takes within a minute; what comes faster is put off, not lost."""
MINUTE = timedelta(minutes=1)


def _https(secret: SecretStr) -> SecretStr:
    address = secret.get_secret_value()
    local = address.startswith(("http://127.0.0.1", "http://localhost"))
    if not address.startswith("https://") and not local:
        raise PydanticCustomError("url", "not an https address")
    return secret


@register
class Robot(Connection):
    KIND: ClassVar[str] = "robot"
    MANY: ClassVar[bool] = True
    TITLE: ClassVar[Texts] = ("群机器人", "群機器人", "Group robots")
    SAYS: ClassVar[Texts] = (
        "把发给某些岗位的通知同时发到企业微信、钉钉或飞书群。群消息只写事项、编号和期限，密封案件不发。",
        "把發給某些崗位的通知同時發到企業微信、釘釘或飛書群。群訊息只寫事項、編號和期限，密封案件不發。",
        "Tells groups what goes to some posts: what, number, due date; nothing of sealed cases.",
    )  # fmt: skip
    LONG: ClassVar[frozenset[str]] = frozenset({"posts"})
    LABELS: ClassVar[Table] = {
        "service": ("平台", "平台", "Service"),
        "service.wecom": ("企业微信", "企業微信", "WeCom"),
        "service.dingtalk": ("钉钉", "釘釘", "DingTalk"),
        "service.feishu": ("飞书", "飛書", "Feishu"),
        "webhook": ("机器人地址 (Webhook)", "機器人位址 (Webhook)", "Webhook"),
        "signing": ("加签密钥", "加簽密鑰", "Signing secret"),
        "posts": ("哪些岗位的通知", "哪些崗位的通知", "For which posts"),
        "language": ("语言", "語言", "Language"),
        "language.zh-Hans": ("简体中文", "简体中文", "简体中文"),
        "language.zh-Hant": ("繁體中文", "繁體中文", "繁體中文"),
        "language.en": ("English", "English", "English"),
    }
    HINTS: ClassVar[Table] = {
        "webhook": (
            "在群里添加自定义机器人后复制。它本身就是钥匙，不要外传。",
            "在群裡新增自訂機器人後複製。它本身就是鑰匙，不要外傳。",
            "Copied from the group's custom robot. It is a key in itself.",
        ),
        "signing": (
            "钉钉、飞书的安全设置选“加签”时填写；企业微信没有这一项。",
            "釘釘、飛書的安全設定選「加簽」時填寫；企業微信沒有這一項。",
            "Where DingTalk or Feishu ask for signatures; WeCom has none.",
        ),
        "posts": (
            "每行一个：规定/岗位或规定/部门，用规定里的代号。",
            "每行一個：規定/崗位或規定/部門，用規定裡的代號。",
            "One a line: regulation/role or regulation/unit, by their ids.",
        ),
    }

    service: Literal["wecom", "dingtalk", "feishu"]
    webhook: Annotated[SecretStr, AfterValidator(_https)]
    signing: SecretStr | None = None
    posts: str = ""
    language: Literal["zh-Hans", "zh-Hant", "en"] = "zh-Hans"

    def addressed(self) -> set[str]:
        return set(self.posts.split())

    def try_out(self, to: str) -> Tried:
        del to
        try:
            post(self, Letter(to="", subject="回音", text="回音 Huiyin：机器人可用 / it works"))
        except Exception as error:
            trouble = failed(error)
            return Tried(works=False, texts=FAULTS[trouble.fault], detail=trouble.detail)
        return Tried(works=True, texts=("群里应已出现测试消息。", "群裡應已出現測試訊息。",
                                        "A test message should stand in the group."))  # fmt: skip


@dataclass(frozen=True)
class Request:
    url: str
    body: Mapping[str, Any]


def post(robot: Robot, letter: Letter) -> None:
    """Raises Failed with what the service answered."""
    request = _MAKERS[robot.service](robot, letter, moment.wall())
    try:
        answer = httpx.post(request.url, json=dict(request.body), timeout=SECONDS)
    except httpx.TimeoutException as error:
        raise Failed("slow", type(error).__name__) from None
    except httpx.HTTPError as error:  # its words hold the address, which is a key
        raise Failed("unreachable", type(error).__name__) from None
    _check(answer)


_CODE = re.compile("(err|status)?code", re.IGNORECASE)


def _check(answer: httpx.Response) -> None:
    """These services answer 200 with a code of their own; 0 is well."""
    try:
        said = dict(answer.json())
    except (ValueError, TypeError):
        said = {}
    code = next((value for name, value in said.items() if _CODE.fullmatch(name)), None)
    if answer.is_success and code == 0:
        return
    detail = f"{answer.status_code} {code or ''} {said.get('errmsg') or said.get('msg') or ''}"
    busy = answer.status_code in (429, 503) or code in _BUSY
    raise Failed("later" if busy else "answer", " ".join(detail.split()), after=60 if busy else 0)


_BUSY = frozenset({45009, 130101, 660026, 11232, 9499})
"""Too many messages: WeCom 45009, DingTalk 130101 and 660026, Feishu 11232 and 9499."""


def _wecom(robot: Robot, letter: Letter, at: datetime) -> Request:
    del at
    text = letter.text.encode()[:2048].decode("utf-8", "ignore")
    return Request(_url(robot), {"msgtype": "text", "text": {"content": text}})


def _dingtalk(robot: Robot, letter: Letter, at: datetime) -> Request:
    url = _url(robot)
    if robot.signing:
        stamp = str(int(at.timestamp() * 1000))
        secret = robot.signing.get_secret_value()
        sign = hmac.new(secret.encode(), f"{stamp}\n{secret}".encode(), sha256).digest()
        url += f"&timestamp={stamp}&sign={quote_plus(base64.b64encode(sign))}"
    return Request(url, {"msgtype": "text", "text": {"content": letter.text}})


def _feishu(robot: Robot, letter: Letter, at: datetime) -> Request:
    body: dict[str, Any] = {"msg_type": "text", "content": {"text": letter.text}}
    if robot.signing:
        stamp = str(int(at.timestamp()))
        key = f"{stamp}\n{robot.signing.get_secret_value()}".encode()
        sign = hmac.new(key, b"", sha256).digest()
        body |= {"timestamp": stamp, "sign": base64.b64encode(sign).decode()}
    return Request(_url(robot), body)


def _url(robot: Robot) -> str:
    return robot.webhook.get_secret_value()


_MAKERS: Mapping[str, Callable[[Robot, Letter, datetime], Request]] = {
    "wecom": _wecom,
    "dingtalk": _dingtalk,
    "feishu": _feishu,
}


def too_soon(robot: Robot, row: Outgoing, now: datetime) -> datetime | None:
    """When the group takes messages again, where it has had its fill of this minute."""
    others = Outgoing.objects.filter(way=row.way, tried_at__gt=now - MINUTE).exclude(pk=row.pk)
    recent = list(
        others.order_by("-tried_at").values_list("tried_at", flat=True)[: PACE[robot.service]]
    )
    if len(recent) < PACE[robot.service] or recent[-1] is None:
        return None
    return recent[-1] + MINUTE
