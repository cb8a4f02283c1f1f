"""Reads a mail from its bytes. Whatever they are, a letter comes out: with less in it, and the reasons.

The parser is Python's own, with the policy that leaves headers raw: the one that parses them too gives
up on some that real mail programs send, and knows nothing of charsets that lie.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses
from typing import Any, TypeAlias

from inscriptis import get_text

from huiyin.intake.mail.charsets import header_text, name_of, text_of, unbase64
from huiyin.intake.mail.letter import Attachment, Letter
from huiyin.intake.mail.quoting import cut
from huiyin.policy.values import NOT_TEXT

MOST_PARTS = 200
MOST_HEADER = 20_000
MOST_TEXT = 100_000
MOST_HTML = 2_000_000
MOST_HEADERS_BYTES = 1_000_000
_ID = re.compile(r"<([^<>\s]{1,500})>")
_TELLING = (
    "auto-submitted", "x-auto-response-suppress", "x-autoreply", "x-autorespond", "precedence",
    "return-path", "x-spam-flag", "x-spam-status", "x-spam-level", "authentication-results",
    "received-spf", "list-id", "date", "x-loop", "x-huiyin",
)  # fmt: skip

Part: TypeAlias = "Message[str, str]"


def read(content: bytes) -> Letter:
    """Raises nothing."""
    try:
        return _read(content)
    except Exception:  # the outermost edge of foreign bytes: the mail is kept, an officer looks
        return Letter(troubles=("unreadable",))


def _read(content: bytes) -> Letter:
    head, _, _ = _split(content)
    if len(head) > MOST_HEADERS_BYTES:
        return Letter(troubles=("headers_too_long",))
    message: Part = message_from_bytes(content, policy=compat32)
    body = _Body()
    body.take(message)
    text, quoted = cut(body.text()[:MOST_TEXT])
    name, address = _sender(message)
    return Letter(
        message_id=next(iter(_ids(message, "message-id")), ""),
        sender=address,
        sender_name=name,
        to=tuple(
            a for h in ("to", "cc", "delivered-to", "x-original-to") for _, a in _people(message, h)
        ),
        subject=_header(message, "subject"),
        references=(*_ids(message, "in-reply-to"), *reversed(_ids(message, "references")))[:50],
        text=text,
        quoted=quoted,
        attachments=tuple(body.attachments),
        headers={n: _header(message, n).lower() for n in _TELLING if n in message},
        is_report=_is_report(message),
        returned=tuple(body.returned[:20]),
        troubles=tuple(dict.fromkeys(body.troubles)),
    )


def _split(content: bytes) -> tuple[bytes, bytes, bytes]:
    found = re.search(rb"\r?\n\r?\n", content)
    if found is None:
        return content, b"", b""
    return content[: found.start()], found.group(), content[found.end() :]


def _raw(message: Part, name: str) -> list[str]:
    return [str(value)[:MOST_HEADER] for key, value in message.raw_items() if key.lower() == name]


def _header(message: Part, name: str) -> str:
    return header_text(next(iter(_raw(message, name)), ""))


def _ids(message: Part, name: str) -> list[str]:
    return [found for value in _raw(message, name) for found in _ID.findall(value)]


def _people(message: Part, name: str) -> list[tuple[str, str]]:
    """Name and address; the name is decoded after the list is taken apart, or commas would count."""
    raw = [re.sub(r"[\r\n]+", " ", value) for value in _raw(message, name)]
    found = getaddresses(raw)[:100]
    return [(header_text(n), header_text(a).lower()) for n, a in found if "@" in a]


def _sender(message: Part) -> tuple[str, str]:
    people = _people(message, "from") or _people(message, "sender")
    return people[0] if people else ("", "")


def _is_report(message: Part) -> bool:
    kind = message.get_content_type()
    report = str(message.get_param("report-type") or "").lower()
    return kind == "multipart/report" and report in ("delivery-status", "")


class _Body:
    """Gathers texts, files and what could not be read, part by part."""

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.html: list[str] = []
        self.attachments: list[Attachment] = []
        self.returned: list[str] = []
        self.troubles: list[str] = []

    def text(self) -> str:
        plain = "\n\n".join(part.strip() for part in self.plain if part.strip())
        return plain or "\n\n".join(part for part in self.html if part)

    def take(self, message: Part) -> None:
        for number, part in enumerate(_leaves(message)):
            if number >= MOST_PARTS:
                self.troubles.append("too_many_parts")
                return
            self._take(part)

    def _take(self, part: Part) -> None:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self._nested(part)
        elif kind in ("message/delivery-status", "text/rfc822-headers"):
            self._report(part)
        elif _is_file(part):
            self._file(part)
        elif kind == "text/html":
            self.html.append(self._without_markup(_text(part)))
        else:
            self.plain.append(_text(part))

    def _without_markup(self, html: str) -> str:
        if len(html) > MOST_HTML:
            self.troubles.append("html_too_long")
            html = html[:MOST_HTML]
        try:
            return NOT_TEXT.sub("", get_text(html)).strip() if html.strip() else ""
        except Exception:  # a foreign page, read by a foreign library
            self.troubles.append("html_unreadable")
            return re.sub(r"<[^>]{0,1000}>", " ", html)

    def _nested(self, part: Part) -> None:
        inner = part.get_payload()
        message: Any = inner[0] if isinstance(inner, list) and inner else None
        if not isinstance(message, Message):
            self.attachments.append(Attachment("message.eml", trouble="unreadable"))
            return
        self.returned.extend(_ids(message, "message-id"))
        name = f"{_header(message, 'subject')[:80] or 'message'}.eml"
        try:
            self.attachments.append(Attachment(name, message.as_bytes()))
        except Exception:  # what cannot be written again stands in the original
            self.attachments.append(Attachment(name, trouble="unreadable"))

    def _report(self, part: Part) -> None:
        said = part.as_bytes().decode("utf-8", "replace") if part.is_multipart() else _text(part)
        self.returned.extend(re.findall(r"(?im)^message-id:\s*<([^<>\s]{1,500})>", said))
        if part.get_content_type() == "message/delivery-status":
            self.plain.append(said)

    def _file(self, part: Part) -> None:
        name = _name(part)
        tnef = part.get_content_type() in ("application/ms-tnef", "application/vnd.ms-tnef")
        if tnef or name.lower() == "winmail.dat":
            self.attachments.append(Attachment(name or "winmail.dat", trouble="winmail"))
            return
        content = _content(part)
        inline = "attachment" not in str(part.get("content-disposition", "")).lower()
        trouble = "" if content else "empty"
        self.attachments.append(Attachment(name, content, inline, trouble))


def _leaves(message: Part) -> Iterator[Part]:
    """Parts without parts, in order; a nested message counts as one, and nothing recurses."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            waiting.extend(p for p in reversed(inner) if isinstance(p, Message))
        else:
            yield part


def _is_file(part: Part) -> bool:
    disposition = str(part.get("content-disposition", "")).lower()
    named = bool(_name(part))
    text = part.get_content_type() in ("text/plain", "text/html")
    return (
        disposition.startswith("attachment") or not text or (named and "inline" not in disposition)
    )


def _name(part: Part) -> str:
    for parameter, header in (("filename", "content-disposition"), ("name", "content-type")):
        probe: Part = Message()
        probe[header] = text_of("".join(_raw(part, header)[:1]).encode("utf-8", "surrogateescape"))
        try:
            value = probe.get_param(parameter, header=header)
        except Exception:  # parameters that Python's own reader gives up on
            value = None
        if value:
            return name_of(value).replace("\\", "/").rsplit("/", 1)[-1][:200]
    return ""


def _content(part: Part) -> bytes:
    raw = part.get_payload()
    if isinstance(raw, list):
        return b""
    how = str(part.get("content-transfer-encoding", "")).strip().lower()
    if how == "base64":
        return unbase64(str(raw).encode("ascii", "surrogateescape"))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: Part) -> str:
    declared = part.get_param("charset")
    charset = declared[2] if isinstance(declared, tuple) else str(declared or "")
    text = text_of(_content(part), charset)
    return NOT_TEXT.sub("", text).replace("\r\n", "\n")
