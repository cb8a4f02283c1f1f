"""What sort of mail it is, from what it says about itself. Doubt goes to an officer, never to the bin."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from huiyin.intake.mail.letter import Letter

Sort = Literal["letter", "bounce", "automatic", "loop", "spam", "unreadable"]
_AUTOMATIC = re.compile(
    r"^\W*(自动回复|自動回覆|自动答复|自動回應|休假回复|外出自动回复|auto(matic)?[ -]?(reply|response)|"
    r"out of (the )?office|vacation)",
    re.IGNORECASE,
)
_BOUNCE = re.compile(
    r"(退信|系统退信|无法投递|無法投遞|投递失败|undeliver|delivery (status|failure)|returned mail|"
    r"failure notice|mail delivery)",
    re.IGNORECASE,
)
_DAEMON = re.compile(r"^(mailer-daemon|postmaster|mail-daemon)@", re.IGNORECASE)
_FAILS = re.compile(r"\b(spf|dkim|dmarc)=(fail|permerror)\b")


@dataclass(frozen=True)
class Sorted:
    sort: Sort
    why: str = ""


def sort(letter: Letter, own: Collection[str]) -> Sorted:
    """`own` are addresses of the house: mail from them is its own coming back."""
    if "unreadable" in letter.troubles or "headers_too_long" in letter.troubles:
        return Sorted("unreadable", letter.troubles[0])
    if letter.sender in own or "x-huiyin" in letter.headers:
        return Sorted("loop", "own_mail")
    if _is_bounce(letter):
        return Sorted("bounce", "bounce")
    if _is_automatic(letter):
        return Sorted("automatic", "automatic")
    doubt = _spam(letter)
    return Sorted("spam", doubt) if doubt else Sorted("letter")


def _is_bounce(letter: Letter) -> bool:
    if letter.is_report:
        return True
    from_nobody = letter.headers.get("return-path") == "<>" or bool(_DAEMON.match(letter.sender))
    return from_nobody and bool(_BOUNCE.search(letter.subject))


def _is_automatic(letter: Letter) -> bool:
    """RFC 3834, and what programs did before it."""
    said = letter.headers
    if said.get("auto-submitted", "no").split(";")[0].strip() not in ("no", ""):
        return True
    if "x-autoreply" in said or "x-autorespond" in said:
        return True
    if said.get("precedence", "") in ("auto_reply", "bulk", "junk", "list") or "list-id" in said:
        return True
    return bool(_AUTOMATIC.match(letter.subject))


def _spam(letter: Letter) -> str:
    """Why an officer should look first; what passes is believed in nothing for it."""
    said = letter.headers
    if said.get("x-spam-flag", "").startswith("yes") or said.get("x-spam-status", "").startswith(
        "yes"
    ):
        return "spam_header"
    checks = {found[0] for found in _FAILS.findall(said.get("authentication-results", ""))}
    if (
        "dmarc" in checks
        or {"spf", "dkim"} <= checks
        or said.get("received-spf", "").startswith("fail")
    ):
        return "forged"
    if not letter.sender:
        return "no_sender"
    if not letter.text.strip() and not any(a.content for a in letter.attachments):
        return "empty"
    return ""
