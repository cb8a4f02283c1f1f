"""A regulation on its way into the house: kept for whoever sent it until it is installed or discarded."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile

from huiyin.catalogue.parcels import (
    MOST_BYTES,
    MOST_FILES,
    MOST_IN_ALL,
    BadParcel,
    Parcel,
    loose,
    packed,
    text_of,
    unzipped,
)
from huiyin.catalogue.trying import name_in
from huiyin.desk.models import PackDraft
from huiyin.policy.problems import PackError

if TYPE_CHECKING:
    Sent = UploadedFile[bytes]
else:
    Sent = UploadedFile


def draft_of(person: str) -> Parcel | None:
    row = PackDraft.objects.filter(pk=person).first()
    return Parcel(row.name, json.loads(row.files)) if row else None


def discard(person: str) -> None:
    PackDraft.objects.filter(pk=person).delete()


def receive(person: str, sent: Sequence[Sent], now: datetime) -> None:
    """Raises BadParcel, then what was kept before is as it was.

    An archive is a whole pack and takes the place of what was kept; single files replace those of
    the same name in it, so that one mistake is mended by sending one file.
    """
    if not sent:
        raise BadParcel("parcel.no.nothing")
    archives = [file for file in sent if str(file.name).lower().endswith(".zip")]
    if archives and len(sent) > 1:
        raise BadParcel("parcel.no.mixed")
    files = _unpacked(archives[0]) if archives else _joined(person, sent)
    if "pack.yaml" not in files and not any(name.endswith(".yaml") for name in files):
        raise BadParcel("parcel.no.pack")
    if len(files) > MOST_FILES or sum(map(len, files.values())) > MOST_IN_ALL:
        raise BadParcel("parcel.no.all", most=MOST_IN_ALL // 1024)
    keep(person, _name(files), files, now)


def keep(person: str, name: str, files: Mapping[str, str], now: datetime) -> None:
    """In place of what the person had there before."""
    values = {"name": name, "files": json.dumps(files, ensure_ascii=False), "saved_at": now}
    PackDraft.objects.update_or_create(person=person, defaults=values)


def _unpacked(file: Sent) -> dict[str, str]:
    if (file.size or 0) > MOST_IN_ALL:
        raise BadParcel("parcel.no.all", most=MOST_IN_ALL // 1024)
    assert file.file is not None
    return packed(unzipped(file.file))


def _joined(person: str, sent: Sequence[Sent]) -> dict[str, str]:
    given = loose({str(file.name): _text(file) for file in sent})
    packed(given)  # refuses what has no place in a pack
    kept = draft_of(person)
    if kept is None:
        return given
    other = _name(given)
    if other and kept.name and other != kept.name:
        return given
    taken = {PurePosixPath(name).name for name in given}
    stay = {
        name: text for name, text in kept.files.items() if PurePosixPath(name).name not in taken
    }
    return {**stay, **given}


def _text(file: Sent) -> str:
    if (file.size or 0) > MOST_BYTES:
        raise BadParcel("parcel.no.long", str(file.name), most=MOST_BYTES // 1024)
    return text_of(str(file.name), file.read())


def _name(files: Mapping[str, str]) -> str:
    """What the pack calls itself; unreadable files are for the check to speak of."""
    try:
        return name_in(files)[:64]
    except PackError:
        return ""
