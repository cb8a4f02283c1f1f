"""What can go wrong on the way out: whether trying again may help, and how to say it."""

import smtplib
import socket
import ssl
from dataclasses import dataclass

from huiyin.casework.wording.languages import Table

FAULTS: Table = {
    "unknown_host": (
        "找不到这台服务器，请核对地址。",
        "找不到這台伺服器，請核對位址。",
        "There is no such server. Check its address.",
    ),
    "unreachable": (
        "连不上服务器，请核对地址、端口和防火墙。",
        "連不上伺服器，請核對位址、連接埠和防火牆。",
        "The server cannot be reached. Check address, port and firewall.",
    ),
    "slow": ("服务器没有及时回应。", "伺服器沒有及時回應。", "The server did not answer in time."),
    "lost": (
        "连接中途断开，不知道对方收到没有。",
        "連線中途斷開，不知道對方收到沒有。",
        "The connection was lost midway; whether the message arrived is not known.",
    ),
    "certificate": (
        "服务器的证书不可信，请核对加密方式，或填入本单位的根证书。",
        "伺服器的憑證不可信，請核對加密方式，或填入本單位的根憑證。",
        "The server's certificate is not trusted. Check the encryption, or give the house's own root.",
    ),
    "login": (
        "服务器不接受用户名或密码。",
        "伺服器不接受使用者名稱或密碼。",
        "The server does not accept the name or the password.",
    ),
    "sender": (
        "服务器不接受发件人地址。",
        "伺服器不接受寄件人位址。",
        "The server does not accept the sender's address.",
    ),
    "recipient": (
        "服务器不接受收件人地址。",
        "伺服器不接受收件人位址。",
        "The server does not accept the recipient's address.",
    ),
    "refused": (
        "服务器拒收这封邮件。",
        "伺服器拒收這封郵件。",
        "The server refuses the message.",
    ),
    "later": (
        "服务器暂时不收，稍后再试。",
        "伺服器暫時不收，稍後再試。",
        "The server takes nothing for now; it will be tried again.",
    ),
    "answer": (
        "对方返回了错误。",
        "對方傳回了錯誤。",
        "The other side answered with an error.",
    ),
    "off": ("没有设置或已停用。", "沒有設定或已停用。", "It is not set, or switched off."),
    "sealed": (
        "案件已密封，写明案件的消息不再寄出。",
        "案件已密封，寫明案件的訊息不再寄出。",
        "The case was sealed; a message that names it goes out no more.",
    ),
    "unexpected": ("发送时出错。", "傳送時出錯。", "Sending failed."),
}


@dataclass
class Failed(Exception):
    """A message did not go out. `permanent` says that trying again cannot help by itself.

    `after` is how many seconds the other side asks to be left alone.
    """

    fault: str
    detail: str = ""
    permanent: bool = False
    after: int = 0

    def __post_init__(self) -> None:
        super().__init__(self.fault, self.detail)


def failed(error: Exception) -> Failed:
    """What an error of a mail server or of the network means.

    RFC 5321 4.2.1: 4yz is for now, 5yz for good.
    """
    if isinstance(error, Failed):
        return error
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return Failed("recipient" if code >= 500 else "later", _said(code, text), code >= 500)
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered(error)
    if isinstance(error, smtplib.SMTPServerDisconnected | ConnectionResetError | BrokenPipeError):
        return Failed("lost", str(error))
    return _network(error)


def _answered(error: smtplib.SMTPResponseException) -> Failed:
    for_good = error.smtp_code >= 500
    said = _said(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Failed("login", said)  # somebody mends the password, then it goes
    if isinstance(error, smtplib.SMTPSenderRefused) and for_good:
        return Failed("sender", said, permanent=True)
    return Failed("refused" if for_good else "later", said, permanent=for_good)


def _network(error: Exception) -> Failed:
    kinds: tuple[tuple[type[Exception], str], ...] = (
        (socket.gaierror, "unknown_host"),
        (ssl.SSLError, "certificate"),
        (TimeoutError, "slow"),
        (OSError, "unreachable"),
    )
    for kind, fault in kinds:
        if isinstance(error, kind):
            return Failed(fault, str(error))
    return Failed("unexpected", f"{type(error).__name__}: {error}")


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {words}".strip()
