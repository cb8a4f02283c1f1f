"""Mails for tests, written byte by byte as the programs write them that people here use."""

# ruff: noqa: E501 (mails stand as they came)

from base64 import b64encode

FROM = "小明 <ming@example.org>"


def word(text: str, charset: str = "utf-8", how: str = "gb18030") -> str:
    """An encoded word that says one charset over the bytes of another, where they differ."""
    content = text.encode("utf-8" if charset == "utf-8" else how)
    return f"=?{charset}?B?{b64encode(content).decode()}?="


def mail(
    text: str | bytes = "水杯是裂的，要求退货。",
    *,
    subject: str = "水杯是裂的",
    sender: str = "",
    charset: str = "utf-8",
    to: str = "tousu@example.com",
    message_id: str = "one@example.org",
    more: str = "",
) -> bytes:
    sender = sender or f"{word('小明')} <ming@example.org>"
    body = (
        text
        if isinstance(text, bytes)
        else text.encode("gb18030" if charset != "utf-8" else "utf-8")
    )
    head = (
        f"From: {sender}\r\nTo: {to}\r\nSubject: {word(subject)}\r\n"
        + (f"Message-ID: <{message_id}>\r\n" if message_id else "")
        + f"Date: Mon, 2 Mar 2026 09:30:00 +0800\r\n{more}MIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return head.encode() + body + b"\r\n"


def with_files(
    *files: tuple[str, bytes],
    text: str = "见附件。",
    kind: str = "application/octet-stream",
    **more: str,
) -> bytes:
    """A mixed mail; each file goes under its name, in base64."""
    plain = mail(text, **more)
    head, _, body = plain.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-")]
    parts = [
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body
    ]
    for name, content in files:
        coded = b64encode(content)
        wrapped = b"\r\n".join(coded[i : i + 76] for i in range(0, len(coded), 76))
        parts.append(
            f'Content-Type: {kind}; name="{word(name)}"\r\nContent-Disposition: attachment; filename="{word(name)}"'
            "\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()
            + wrapped
        )
    return (
        b"\r\n".join(lines)
        + b'\r\nContent-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\n'
        + b"\r\n--b1\r\n".join(parts)
        + b"\r\n--b1--\r\n"
    )
