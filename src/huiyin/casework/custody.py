"""Evidence on file: what it is, and where a physical piece is kept."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Evidence:
    """`copy_of` is the evidence of which this is a copy without metadata."""

    id: str
    kind: str
    title: str
    party: str
    sha256: str
    kept_where: str = ""
    kept_by: str = ""
    copy_of: str = ""
    kept_until: datetime | None = None
    fate: str = "kept"

    @property
    def is_kept(self) -> bool:
        return self.fate == "kept"

    @property
    def in_store(self) -> bool:
        """Whether somebody took it into custody and it has not gone: for samples alone."""
        return self.is_kept and bool(self.kept_where)
