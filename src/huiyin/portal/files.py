"""Files that come with a form: kept encrypted at once, named by a signed field until the form is sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

from huiyin.evidence import cleaning, keeping
from huiyin.evidence.models import Blob
from huiyin.fields.submitting import refusal_of_file
from huiyin.portal.words import say

FIELD, KEPT, DROP, SURE = "files", "kept", "drop", "sure"
MOST = 10
_SALT = "portal file"
_BARE = frozenset({"txt"})
"""Kinds that carry nothing but what is seen."""


@dataclass(frozen=True)
class Brought:
    """A file of this form: `bare` says that it carries nothing about who made it."""

    digest: str
    title: str
    bare: bool

    @property
    def token(self) -> str:
        return signing.dumps([self.digest, self.title, self.bare], salt=_SALT)


def brought(values: Iterable[str]) -> list[Brought]:
    """Those that came with earlier tries of the form; what was not signed by us is left out."""
    found: dict[str, Brought] = {}
    for value in values:
        try:
            digest, title, bare = signing.loads(value, salt=_SALT)
        except (signing.BadSignature, ValueError):
            continue
        if Blob.objects.filter(pk=digest).exclude(wrapped=b"").exists():
            found[digest] = Brought(digest, title, bare)
    return list(found.values())


def take_in(
    request: HttpRequest, language: str, *, bare: bool
) -> tuple[list[Brought], Sequence[str]]:
    """The files of this form, old and new, and why some were not taken.

    With `bare` a file is freed of its metadata before anything else is done with it; what cannot
    be freed is kept as it is and marked.
    """
    found = brought(request.POST.getlist(KEPT))
    dropped = set(request.POST.getlist(DROP))
    found = [one for one in found if one.digest not in dropped]
    wrong: list[str] = []
    for sent in request.FILES.getlist(FIELD):
        if len(found) >= MOST:
            wrong.append(say("files.many", language, {"most": MOST}))
            break
        try:
            found.append(_kept(sent, bare=bare))
        except ValueError as error:
            wrong.append(f"{sent.name}: {refusal_of_file(error, language)}")
    return list({one.digest: one for one in found}.values()), wrong


def _kept(sent: "object", *, bare: bool) -> Brought:
    blob = keeping.put(sent.chunks())  # type: ignore[attr-defined]
    ending = "." + blob.kind if not bare else ""
    title = str(sent.name)[:120] if not bare else ""  # type: ignore[attr-defined]
    if not bare:
        return Brought(blob.sha256, title or ending, bare=False)
    return _freed(blob)


def _freed(blob: Blob) -> Brought:
    """The copy stays, and the file it was made from goes at once; its name told who made it, too."""
    if blob.kind in _BARE or not cleaning.can_clean(blob.kind):
        return Brought(blob.sha256, blob.kind.upper(), blob.kind in _BARE)
    try:
        copy = cleaning.cleaned(blob)
    except cleaning.CannotClean:
        return Brought(blob.sha256, blob.kind.upper(), bare=False)
    if copy.sha256 != blob.sha256 and not blob.claimed:
        keeping.erase(blob.sha256)
    return Brought(copy.sha256, copy.kind.upper(), bare=True)
