"""Putting an edition in force at the console of the machine: for the first one, and for an emergency."""

from django.db import transaction

from huiyin.catalogue.trying import Tried
from huiyin.ledger import packs
from huiyin.people import regulations
from huiyin.publishing import announcing


def install(found: Tried, grounds: regulations.Grounds) -> int:
    """It holds from its day and is announced: how many people were told. Raises Unfit, then nothing has
    changed. Nobody consented to it, and the ledger says who did it, and why.
    """
    with transaction.atomic():
        regulations.install(found, grounds)
        published = packs.published(found.parcel.name)[-1]
        assert found.regulation is not None
        return announcing.announce_installed(found.regulation.pack, published)
