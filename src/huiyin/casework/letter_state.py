"""One letter of a case: what stands in it, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class LetterState:
    id: str
    letter: str
    language: str
    text: str
    says: Mapping[str, Any]
    written_by: str
    written_at: datetime
    way: str = ""
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    how: str = ""
    opened_at: datetime | None = None
    own: str = ""
    returned: str = ""
    """Why it came back last; it may be sent anew then."""

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    @property
    def is_delivered(self) -> bool:
        return self.delivered_at is not None
