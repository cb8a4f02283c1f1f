"""Signing a paper on the screen: what is signed stands there, and who signs is made sure just then.

People of the house give their password again or draw their signature; a complainant draws theirs on the
officer's phone or tablet, or signs on paper. The limit on wrong passwords is that of the sign-in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth import authenticate
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from huiyin.casework.case import PaperState
from huiyin.casework.commands import Command, Sign
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.signatures import HEIGHT, WIDTH, digest_of
from huiyin.desk.showing.standing import PaperLine, paper_line
from huiyin.desk.words import say
from huiyin.fields import Asking
from huiyin.sight.looking import Seen

ACT = "sign"
PASSWORD, STROKES, SHOWN = "password", "strokes", "shown"


@dataclass(frozen=True)
class Signing:
    """What the page of a signature shows beside its form."""

    paper: PaperLine
    shown: str
    by_password: bool
    strokes: str = ""
    width: int = WIDTH
    height: int = HEIGHT


def beside(request: HttpRequest, seen: Seen, asking: Asking) -> dict[str, Any]:
    """What is signed, for the page of a signature; nothing for any other act.

    The digest is of the paper as it is, under any mask.
    """
    real: PaperState | None = seen.draft.case.papers.get(asking.thing)
    if asking.act != ACT or real is None:
        return {}
    account: Any = request.user
    signing = Signing(
        paper=paper_line(seen, seen.case.papers[real.id]),
        shown=digest_of(real),
        by_password=account.has_usable_password(),
        strokes=request.POST.get(STROKES, ""),
    )
    return {"signing": signing}


def found_wrong(request: HttpRequest, asking: Asking) -> Mapping[str, str]:
    """Nothing where the signer is known; otherwise what to say. On paper anybody may sign; their scan,
    or for a complainant the officer's word, is what shows it."""
    if asking.act != ACT:
        return {}
    language = asking.words.language
    if any(request.POST.get(name) for name in (STROKES, "c.scan")):
        return {}
    if request.POST.get("c.signer") == COMPLAINANT:
        return {}
    account: Any = request.user
    if not account.has_usable_password():
        return {STROKES: say("sign.draw_it", language)}
    if not request.POST.get(PASSWORD):
        return {PASSWORD: say("sign.either", language)}
    return {} if _is_right(request) else {PASSWORD: say("sign.wrong_password", language)}


def _is_right(request: HttpRequest) -> bool:
    """Asked of the way of signing in, which counts wrong ones and locks."""
    account: Any = request.user
    try:
        found = authenticate(
            request, username=account.username, password=request.POST.get(PASSWORD, "")
        )
    except PermissionDenied:
        return False
    return found is not None and found.pk == account.pk


def signed(request: HttpRequest, command: Command) -> Command:
    """The command with what the page knows: what was shown, what was drawn, how it was made sure."""
    if not isinstance(command, Sign):
        return command
    strokes = request.POST.get(STROKES, "")
    by_password = not strokes and command.signer != COMPLAINANT and request.POST.get(PASSWORD)
    return replace(
        command,
        shown=request.POST.get(SHOWN, ""),
        strokes=strokes,
        proof="password" if by_password else "",
    )
