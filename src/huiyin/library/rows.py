"""Keeps a row of each typical case, and the words of what is told of it, in step with its stream."""

from huiyin.casework.precedents import precedent_of
from huiyin.ledger.models import Stream
from huiyin.ledger.ports import Change, Projector
from huiyin.ledger.store import load
from huiyin.library.models import PrecedentRow
from huiyin.register.wordrows import keep_words

KIND = "precedent"


def keep(stream: str) -> None:
    """Of one that is not open nothing is found by its words."""
    one = precedent_of(stream, ((item.seq, item.event) for item in load(stream)))
    if one is None:
        return
    PrecedentRow.objects.update_or_create(
        stream=stream,
        defaults={"pack": one.pack, "library": one.library, "case": one.case, "state": one.state,
                  "at": one.at},
    )  # fmt: skip
    told = one.telling.texts() if one.telling is not None and one.state == "open" else ()
    keep_words(stream, told)


class Rows(Projector):
    """Serves the ledger's `Projector` port: what happens to cases changes no row here, and a rebuild makes
    them all anew, after the register has dropped its own.
    """

    tables = (PrecedentRow,)

    def project(self, change: Change) -> None:
        del change

    def forget(self) -> None:
        PrecedentRow.objects.all().delete()
        for stream in Stream.objects.filter(kind=KIND).order_by("id").values_list("id", flat=True):
            keep(stream)

    def erase(self, stream: str) -> None:
        """What is told of a case names nobody: it outlives the case."""
