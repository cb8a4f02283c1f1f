"""What somebody wrote, apart from the history that their mail program put below it.

Separators of the programs that people here use stand first; what they do not know, the library may.
Nothing is thrown away: the two parts together are the text.
"""

import re

from mailparser_reply import EmailReplyParser

MOST_FOR_LIBRARY = 20_000
_ORIGINAL = (
    r"(?:原始邮件|原始郵件|原邮件|回复的原邮件|转发的邮件|转发邮件|轉寄郵件|"
    r"Original(?: Message| Mail)?|Forwarded message)"
)
_FROM = r"(?:发件人|寄件者|寄件人|發件人|From)"
_HEADS = r"(?:发送时间|寄件日期|日期|時間|时间|Sent|Date|收件人|收件者|To|抄送|副本|Cc|主题|主旨|Subject)"
_BLANK = r"[ \t]"
_SEPARATORS = tuple(
    re.compile(pattern, re.MULTILINE | re.IGNORECASE)
    for pattern in (
        rf"^[ \t>]*[-_—–=*]{{2,}}{_BLANK}*{_ORIGINAL}{_BLANK}*[-_—–=*]{{2,}}{_BLANK}*$",
        rf"^[ \t*]*{_FROM}[ \t*]*[:：][^\n]{{0,300}}\n(?:{_BLANK}*\n)?[ \t*]*{_HEADS}[ \t*]*[:：]",
        rf"^{_BLANK}*(?:在|于|於)?{_BLANK}*\d{{4}}[-年./][^\n]{{4,160}}(?:写道|寫道){_BLANK}*[:：]?{_BLANK}*$",
        rf"^(?!{_BLANK}*>)[^\n]{{0,120}}[于於在]{_BLANK}*\d{{4}}[-年./][^\n]{{4,120}}(?:写道|寫道){_BLANK}*[:：]{_BLANK}*$",
        rf"^{_BLANK}*On [^\n]{{6,160}}(?:\n[^\n]{{0,120}})?wrote:{_BLANK}*$",
        rf"^{_BLANK}*At \d{{4}}-\d\d-\d\d[^\n]{{4,160}}(?:wrote)?:{_BLANK}*$",
        rf"^{_BLANK}*_{{20,}}{_BLANK}*\n{_BLANK}*{_FROM}",
    )
)


def cut(text: str) -> tuple[str, str]:
    """What was written now, and the rest. Where nothing else stands before it, the rest is the text."""
    at = min((f.start() for s in _SEPARATORS if (f := s.search(text))), default=len(text))
    if at == len(text):
        at = _tail(text)
    if at == len(text):
        at = _by_library(text)
    written = text[:at].strip()
    return (written, text[at:].strip()) if written else (text.strip(), "")


def _tail(text: str) -> int:
    """Where a block of quoted lines begins that reaches to the end."""
    lines = text.splitlines(keepends=True)
    number, quoted = len(lines), False
    while number and (not lines[number - 1].strip() or lines[number - 1].lstrip()[0] in ">＞"):
        number -= 1
        quoted = quoted or bool(lines[number].strip())
    return sum(map(len, lines[:number])) if quoted else len(text)


def _by_library(text: str) -> int:
    """Only where its answer is the beginning of the text: what stands between is never dropped."""
    if len(text) > MOST_FOR_LIBRARY:
        return len(text)
    try:
        reply = EmailReplyParser(languages=["en", "zh"]).parse_reply(text) or ""
    except Exception:  # a foreign text, read by a foreign library
        return len(text)
    start = len(text) - len(text.lstrip())
    written = reply.strip()
    return start + len(written) if written and text[start:].startswith(written) else len(text)
