"""Mail by SMTP: what must be set for it, and the sending of one message."""

import ssl
from typing import Annotated, ClassVar, Literal

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from pydantic import AfterValidator, Field, SecretStr
from pydantic_core import PydanticCustomError

from huiyin.casework.wording.languages import Table
from huiyin.connections.kinds import Connection, Texts, Tried, register
from huiyin.notices.faults import FAULTS, failed


def _address(text: str) -> str:
    local, at, domain = text.strip().rpartition("@")
    if not at or not local or not domain or set(" \r\n\t<>,") & set(text.strip()):
        raise PydanticCustomError("address", "not an e-mail address")
    return text.strip()


TAKEN = ("邮件服务器已收下。", "郵件伺服器已收下。", "The server took the message.")
Address = Annotated[str, AfterValidator(_address)]


@register
class Smtp(Connection):
    KIND: ClassVar[str] = "smtp"
    TITLE: ClassVar[Texts] = ("发邮件 (SMTP)", "寄郵件 (SMTP)", "Mail out (SMTP)")
    SAYS: ClassVar[Texts] = (
        "通知和回复由这台邮件服务器寄出。没有设置时，邮件只留在发件箱里，不寄出。",
        "通知和回覆由這台郵件伺服器寄出。沒有設定時，郵件只留在寄件匣裡，不寄出。",
        "Notices and replies go out by this server. Without it they stay in the outbox, unsent.",
    )
    TRY_TO: ClassVar[Texts] = ("试寄到", "試寄到", "Send a test message to")
    LONG: ClassVar[frozenset[str]] = frozenset({"certificate"})
    LABELS: ClassVar[Table] = {
        "host": ("服务器", "伺服器", "Server"),
        "port": ("端口", "連接埠", "Port"),
        "security": ("加密方式", "加密方式", "Encryption"),
        "security.starttls": ("STARTTLS (587)", "STARTTLS (587)", "STARTTLS (587)"),
        "security.tls": ("TLS (465)", "TLS (465)", "TLS (465)"),
        "security.none": ("不加密（仅限内网）", "不加密（僅限內網）", "None (inner network only)"),
        "username": ("用户名", "使用者名稱", "User name"),
        "password": ("密码或授权码", "密碼或授權碼", "Password"),
        "sender": ("发件人地址", "寄件人位址", "Sender's address"),
        "sender_name": ("发件人名称", "寄件人名稱", "Sender's name"),
        "reply_to": ("回信地址", "回信位址", "Replies go to"),
        "certificate": ("本单位根证书", "本單位根憑證", "The house's own root certificate"),
        "seconds": ("等待秒数", "等待秒數", "Seconds to wait"),
    }  # fmt: skip
    HINTS: ClassVar[Table] = {
        "username": (
            "留空则不登录。",
            "留空則不登入。",
            "Leave empty where the server wants no sign-in.",
        ),
        "reply_to": (
            "留空则回到发件人地址。",
            "留空則回到寄件人位址。",
            "Leave empty for the sender's address.",
        ),
        "certificate": (
            "PEM 格式。只有服务器的证书由本单位自己签发时才需要。",
            "PEM 格式。只有伺服器的憑證由本單位自己簽發時才需要。",
            "PEM. Needed only where the house signs its servers' certificates itself.",
        ),
    }

    host: Annotated[str, Field(min_length=1)]
    port: Annotated[int, Field(ge=1, le=65_535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str = ""
    password: SecretStr | None = None
    sender: Address
    sender_name: str = ""
    reply_to: Address | Literal[""] = ""
    certificate: str = ""
    seconds: Annotated[int, Field(ge=1, le=30)] = 20
    """For each answer of the server; so few that all of them fit into the lease of the outbox."""

    def try_out(self, to: str) -> Tried:
        message = EmailMultiAlternatives(
            "回音 Huiyin: 邮件设置已生效 / mail works",
            "收到这封邮件，说明发信设置可用。\nThis message shows that mail can be sent.\n",
            to=[to],
        )
        try:
            send(self, message)
        except Exception as error:
            trouble = failed(error)
            return Tried(works=False, texts=FAULTS[trouble.fault], detail=trouble.detail)
        return Tried(works=True, texts=TAKEN)


def send(smtp: Smtp, message: EmailMultiAlternatives) -> None:
    """Hands one message to the server. Raises what smtplib and the network raise."""
    message.from_email = _from(smtp)
    message.reply_to = message.reply_to or ([smtp.reply_to] if smtp.reply_to else [])
    server = Server(smtp)
    try:
        server.open()
        message.connection = server
        message.send()
    finally:
        server.close()


def _from(smtp: Smtp) -> str:
    name = smtp.sender_name.replace('"', "").replace("\\", "\\\\")
    name = name.replace("\r", " ").replace("\n", " ")
    return f'"{name}" <{smtp.sender}>' if name else smtp.sender


class Server(EmailBackend):
    """Django's own, trusting the root that the house gave besides those of the system."""

    def __init__(self, smtp: Smtp) -> None:
        password = smtp.password.get_secret_value() if smtp.password else ""
        super().__init__(
            host=smtp.host, port=smtp.port, username=smtp.username, password=password,
            use_tls=smtp.security == "starttls", use_ssl=smtp.security == "tls",
            timeout=smtp.seconds,
        )  # fmt: skip
        self.root = smtp.certificate

    @property
    def ssl_context(self) -> ssl.SSLContext:
        trusted = ssl.create_default_context()
        if self.root:
            trusted.load_verify_locations(cadata=self.root)
        return trusted
