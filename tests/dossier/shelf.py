"""Takes files of cases, and meddles with them."""

import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from huiyin.dossier import taking
from huiyin.dossier.checking import MANIFEST, Verdict, check
from huiyin.ledger import keys, seals
from huiyin.people.models import Account
from huiyin.sight.looking import Seen, look
from huiyin.sight.me import Me
from tests.ledger.house import MORNING

NOTE = "通话记录：客户说杯子是裂的".encode()
JUDGMENT = "判决书：驳回诉讼请求".encode()
EVENING = MORNING + timedelta(hours=8)
Change = Callable[[bytes], bytes | None]
"""What becomes of one file of the archive; None takes it out."""


def seal() -> None:
    assert seals.seal(EVENING, settings.HOME.seals) is not None


def seen_by(person: str, case: str) -> Seen:
    return look(Me(Account.objects.get(username=person), EVENING, "zh-Hans"), case)


def take(case: str, to: Path, person: str = "wang") -> Path:
    with taking.archive(seen_by(person, case), EVENING) as made:
        to.write_bytes(made.read())
    return to


def checked(file: Path) -> Verdict:
    return check(file, [keys.public_key()])


def meddled(
    file: Path, changes: Mapping[str, Change], more: Mapping[str, bytes] | None = None
) -> Path:
    """A copy of the archive in which some files are otherwise."""
    to = file.with_name("meddled.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            content: bytes | None = old.read(name)
            if name in changes:
                content = changes[name](old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return to


def manifest(file: Path) -> dict[str, object]:
    with zipfile.ZipFile(file) as archive:
        found: dict[str, object] = json.loads(archive.read(MANIFEST))
    return found
