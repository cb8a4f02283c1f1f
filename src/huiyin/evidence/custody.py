"""Keeps the list of samples in step with the cases."""

from huiyin.casework.events import SampleMoved
from huiyin.evidence.models import SampleRow
from huiyin.ledger.ports import Change, Projector


class Custody(Projector):
    """Serves the ledger's `Projector` port."""

    tables = (SampleRow,)

    def project(self, change: Change) -> None:
        for item in change.recorded:
            if isinstance(item.event, SampleMoved):
                self._note(change, item.event)

    def _note(self, change: Change, moved: SampleMoved) -> None:
        SampleRow.objects.update_or_create(
            stream=change.stream,
            sample=moved.sample,
            defaults={
                "pack": change.after.policy.partition("@")[0],
                "kept_where": moved.kept_where[:200],
                "kept_by": moved.kept_by[:200],
                "kept_until": moved.kept_until,
                "moved_at": moved.at,
                "fate": moved.fate,
            },
        )

    def forget(self) -> None:
        SampleRow.objects.all().delete()

    def erase(self, stream: str) -> None:
        SampleRow.objects.filter(stream=stream).delete()
