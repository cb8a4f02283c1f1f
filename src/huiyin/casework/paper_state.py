"""One issued paper of a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from huiyin.casework.signed import Signature


@dataclass(frozen=True)
class PaperState:
    """`tables` are rows of cells, as the case stood when the paper was issued; `signatures` stand by
    their signers, and what was signed before digests were kept has one without.
    """

    id: str
    paper: str
    number: str
    fields: Mapping[str, Any]
    signers: tuple[str, ...]
    signed: tuple[str, ...] = ()
    issued_by: str = ""
    issued_at: datetime | None = None
    tables: Mapping[str, Any] = field(default_factory=dict)
    signatures: Mapping[str, Signature] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return set(self.signers) <= set(self.signed)
