"""A mailbox: how to reach it, and under which regulation its complaints come in."""

import ssl
from typing import Annotated, Any, ClassVar, Literal

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from pydantic import Field, SecretStr

from huiyin.casework.evidence_kinds import kinds_from
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.wording.languages import Table
from huiyin.connections.kinds import Connection, Texts, Tried, register
from huiyin.intake.mail.words import TROUBLES
from huiyin.ledger import moment, ports
from huiyin.people.models import Account


class NotFitting(ValueError):
    """A setting names something that is not there; `trouble` is a word of `words.TROUBLES`."""

    def __init__(self, trouble: str, what: str) -> None:
        super().__init__(f"{trouble}: {what}")
        self.trouble, self.what = trouble, what


@register
class Imap(Connection):
    KIND: ClassVar[str] = "imap"
    MANY: ClassVar[bool] = True
    TITLE: ClassVar[Texts] = ("收邮件 (IMAP)", "收郵件 (IMAP)", "Mail in (IMAP)")
    SAYS: ClassVar[Texts] = (
        "寄到这个邮箱的投诉按下面的规定登记。缺必填事项的、可疑的，留待人工处理。",
        "寄到這個郵箱的投訴按下面的規定登記。缺必填事項的、可疑的，留待人工處理。",
        "Complaints sent here are registered under this regulation. What is doubtful waits for an officer.",
    )  # fmt: skip
    LONG: ClassVar[frozenset[str]] = frozenset({"certificate"})
    LABELS: ClassVar[Table] = {
        "host": ("服务器", "伺服器", "Server"),
        "port": ("端口", "連接埠", "Port"),
        "security": ("加密方式", "加密方式", "Encryption"),
        "security.tls": ("TLS (993)", "TLS (993)", "TLS (993)"),
        "security.starttls": ("STARTTLS (143)", "STARTTLS (143)", "STARTTLS (143)"),
        "security.none": ("不加密（仅限内网）", "不加密（僅限內網）", "None (inner network only)"),
        "username": ("用户名", "使用者名稱", "User name"),
        "password": ("密码或授权码", "密碼或授權碼", "Password"),
        "address": ("邮箱地址", "郵箱位址", "Its address"),
        "folder": ("收件文件夹", "收件資料夾", "Folder"),
        "done_folder": ("收存后移到", "收存後移到", "Moved to when kept"),
        "pack": ("规定", "規定", "Regulation"),
        "channel": ("渠道", "渠道", "Channel"),
        "kind": ("性质", "性質", "Kind"),
        "person": ("登记人", "登記人", "Registered by"),
        "text_fact": ("正文记入", "正文記入", "Text becomes"),
        "subject_fact": ("主题记入", "主旨記入", "Subject becomes"),
        "name_fact": ("发件人姓名记入", "寄件人姓名記入", "Sender's name becomes"),
        "address_fact": ("发件人地址记入", "寄件人位址記入", "Sender's address becomes"),
        "evidence_kind": ("材料种类", "材料種類", "Kind of evidence"),
        "automatic": ("事项齐全时自动登记", "事項齊全時自動登記", "Register where nothing is missing"),
        "acknowledge": ("登记后回执", "登記後回執", "Send a receipt"),
        "subaddress": ("回复地址带编号（+）", "回覆位址帶編號（+）", "Reply addresses with a plus"),
        "certificate": ("本单位根证书", "本單位根憑證", "The house's own root certificate"),
        "seconds": ("等待秒数", "等待秒數", "Seconds to wait"),
    }  # fmt: skip
    HINTS: ClassVar[Table] = {
        "done_folder": ("留空则留在原处。", "留空則留在原處。", "Leave empty to leave it there."),
        "person": (
            "登录名。案件先由此人负责，须有登记的权限。",
            "登入名。案件先由此人負責，須有登記的權限。",
            "A sign-in name. They own the case at first, and must have the right to register.",
        ),
        "kind": ("留空为规定里的第一种。", "留空為規定裡的第一種。", "Leave empty for the first."),
        "text_fact": (
            "规定里登记项的代号，如 what；留空则不记入。",
            "規定裡登記項的代號，如 what；留空則不記入。",
            "The name of a fact in the regulation, such as what; leave empty for none.",
        ),
        "subaddress": (
            "邮件服务器须支持 name+…@ 形式的地址。",
            "郵件伺服器須支援 name+…@ 形式的位址。",
            "The mail server must deliver name+…@ to the same mailbox.",
        ),
    }

    host: Annotated[str, Field(min_length=1)]
    port: Annotated[int, Field(ge=1, le=65_535)] = 993
    security: Literal["tls", "starttls", "none"] = "tls"
    username: Annotated[str, Field(min_length=1)]
    password: SecretStr
    address: Annotated[str, Field(pattern=r"^[^@\s<>,+]+@[^@\s<>,]+$")]
    folder: Annotated[str, Field(min_length=1)] = "INBOX"
    done_folder: str = ""
    pack: Annotated[str, Field(min_length=1)]
    channel: Annotated[str, Field(min_length=1)]
    kind: str = ""
    person: Annotated[str, Field(min_length=1)]
    text_fact: str = ""
    subject_fact: str = ""
    name_fact: str = ""
    address_fact: str = ""
    evidence_kind: str = ""
    automatic: bool = True
    acknowledge: bool = True
    subaddress: bool = False
    certificate: str = ""
    seconds: Annotated[int, Field(ge=1, le=120)] = 30

    def try_out(self, to: str) -> Tried:  # noqa: ARG002 (a kind without TRY_TO is tried as it is)
        try:
            check(self)
            with opened(self) as box:
                there = len(box.uids("ALL"))
        except NotFitting as wrong:
            return Tried(works=False, texts=TROUBLES[wrong.trouble], detail=wrong.what)
        except Exception as error:
            return Tried(works=False, texts=TROUBLES["unreachable"], detail=str(error)[:300])
        return Tried(works=True, texts=TROUBLES["works"], detail=str(there))


def policy_of(imap: Imap) -> Any:
    """The wordings in force today of the regulation that the mailbox feeds. Raises NotFitting."""
    if imap.pack not in ports.rules().names():
        raise NotFitting("no_pack", imap.pack)
    zone = ports.rules().calendars(imap.pack).zone
    return ports.rules().regulation(imap.pack).on(moment.now().astimezone(zone).date())


def check(imap: Imap) -> None:
    """Every word that a regulation or the house must know. Raises NotFitting."""
    policy = policy_of(imap)
    if imap.channel not in policy.channels:
        raise NotFitting("no_channel", f"{imap.channel}: {', '.join(policy.channels)}")
    if imap.kind and imap.kind not in policy.kinds:
        raise NotFitting("no_kind", f"{imap.kind}: {', '.join(policy.kinds)}")
    facts = (imap.text_fact, imap.subject_fact, imap.name_fact, imap.address_fact)
    for fact in filter(None, facts):
        if fact not in policy.facts:
            raise NotFitting("no_fact", f"{fact}: {', '.join(policy.facts)}")
    kinds = kinds_from(policy, COMPLAINANT)
    if imap.evidence_kind and imap.evidence_kind not in kinds:
        raise NotFitting("no_evidence_kind", f"{imap.evidence_kind}: {', '.join(kinds)}")
    if not Account.objects.filter(username=imap.person, is_active=True).exists():
        raise NotFitting("no_person", imap.person)


def opened(imap: Imap) -> BaseMailBox:
    """Signed in, at its folder; a context that signs out. Raises what imaplib and the network raise."""
    trusted = ssl.create_default_context()
    if imap.certificate:
        trusted.load_verify_locations(cadata=imap.certificate)
    if imap.security == "tls":
        box: BaseMailBox = MailBox(imap.host, imap.port, imap.seconds, ssl_context=trusted)
    elif imap.security == "starttls":
        box = MailBoxStartTls(imap.host, imap.port, imap.seconds, ssl_context=trusted)
    else:
        box = MailBoxUnencrypted(imap.host, imap.port, imap.seconds)
    try:
        return box.login(imap.username, imap.password.get_secret_value(), imap.folder)
    except Exception:
        box.client.shutdown()
        raise
