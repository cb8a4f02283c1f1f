"""Putting a regulation in force: at the desk, at the console, and with a new version of the product."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.db import transaction

from huiyin.catalogue import Catalogue
from huiyin.catalogue.parcels import BadParcel, Parcel, parcel_in
from huiyin.catalogue.trying import Tried, built, said_in, try_out
from huiyin.ledger import packs, ports
from huiyin.people.deeds import Unfit
from huiyin.people.happenings import RegulationInstalled
from huiyin.people.models import Account
from huiyin.people.organising import record
from huiyin.policy.problems import PackError
from huiyin.policy.regulation import Regulation
from huiyin.policy.release import unreleased


def tried(parcel: Parcel) -> Tried:
    """A parcel over the regulations of this house; one it builds on is taken as in force today."""
    return try_out(parcel, ports.rules().files)


@dataclass(frozen=True)
class Grounds:
    """On what grounds an edition comes into force.

    `operator` is whoever does it at the console of the machine, as that calls them. `emergency` passes
    over whoever the edition in force says consents.
    """

    why: str = ""
    operator: str = ""
    emergency: bool = False


NONE_GIVEN = Grounds()


def install(found: Tried, grounds: Grounds = NONE_GIVEN) -> None:
    """At the console, without anybody's consent (the desk proposes: `huiyin.publishing`). Raises Unfit,
    then nothing has changed. It holds from its own day, in every process.
    """
    regulation = fit(found)
    guarded = consent_needed(regulation.pack.pack)
    if guarded and not grounds.emergency:
        raise Unfit("install.no.consent", posts=guarded)
    grounds = replace(grounds, emergency=bool(guarded))
    put_in_force(found.parcel, regulation, "", bases=bases_of(regulation), grounds=grounds)


def consent_needed(pack: str) -> str:
    """The posts that consent to a new edition, as the one in force says; empty where it names none."""
    if pack not in {*ports.rules().names(), *ports.rules().unreadable()}:
        return ""
    publisher = ports.rules().regulation(pack).pack.published_by
    return ", ".join(map(str, publisher.role)) if publisher else ""


def fit(found: Tried) -> Regulation:
    """The regulation, if it can be put in force here. Raises Unfit."""
    if not found.is_good or found.regulation is None:
        raise Unfit("install.no.bad")
    _check_version(found.parcel, str(found.regulation.pack.version))
    _check_names(found.regulation)
    return found.regulation


def put_in_force(
    parcel: Parcel,
    regulation: Regulation,
    by: str,
    *,
    bases: Mapping[str, str],
    grounds: Grounds = NONE_GIVEN,
    proposal: int = 0,
) -> None:
    """Raises Unfit where the edition published last says the same."""
    pack = regulation.pack
    with transaction.atomic():
        new = packs.publish(parcel, regulation, by, bases=bases, own=True, proposal=proposal)
        if not new:
            raise Unfit("install.no.change")
        record(RegulationInstalled, by, pack=parcel.name, version=str(pack.version),
               in_force=str(pack.in_force), **vars(grounds))  # fmt: skip
    ports.rules().look_again()


def _check_version(parcel: Parcel, version: str) -> None:
    """Another text under a version that was in force would make two regulations of one name."""
    content = packs.digest(parcel.rules())
    same = [e for e in packs.published(parcel.name) if e.version == version]
    if any(edition.sha256 != content for edition in same):
        raise Unfit("install.no.version", version=version)


def _check_names(regulation: Regulation) -> None:
    """Who is called like a post could be taken for it."""
    words = {str(name) for name in (*regulation.pack.roles, *regulation.pack.units)}
    taken = Account.objects.filter(username__in=words).order_by("username").first()
    if taken is not None:
        raise Unfit("install.no.person", person=taken.person)


def bases_of(regulation: Regulation) -> dict[str, str]:
    """What it builds on as in force today, which it keeps whatever becomes of that later."""
    if not regulation.pack.builds_on:
        return {}
    base = ports.rules().base(str(regulation.pack.builds_on))
    assert base is not None, "what others build on is published before them"
    return {base.pack: base.sha256, **base.bases}


def publish_folders(catalogue: Catalogue, told: Callable[[str, PackError], object]) -> list[str]:
    """Publishes what lies in the folders of the product, but for what the house installed itself.

    Gives the names of those that are new; `told` hears of one that does not fit, which stays as it was.
    """
    fresh: list[str] = []
    for name in _bases_first(catalogue):
        ports.rules().look_again()
        editions = packs.published(name)
        if editions and editions[-1].own:
            continue
        parcel = parcel_in(catalogue.folder(name))
        try:
            regulation = built(parcel, ports.rules().files)
            _check_release(regulation)
        except PackError as error:
            told(name, error)
            continue
        if packs.publish(parcel, regulation, bases=bases_of(regulation)):
            fresh.append(name)
    ports.rules().look_again()
    return fresh


def _check_release(regulation: Regulation) -> None:
    if unread := unreleased(regulation):
        raise PackError(unread)


def _bases_first(catalogue: Catalogue) -> Iterable[str]:
    left = {name: _base_of(catalogue, name) for name in catalogue.names()}
    while left:
        ready = [name for name, base in left.items() if base not in left]
        yield from ready
        left = {name: base for name, base in left.items() if name not in ready}


def _base_of(catalogue: Catalogue, name: str) -> str:
    """What a pack says that it builds on; what cannot be read is told of when it is built."""
    try:
        return said_in(parcel_in(catalogue.folder(name)).files, "builds_on")
    except (BadParcel, PackError):
        return ""
