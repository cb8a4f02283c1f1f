"""What every event has, and the registry of all event types."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

PRIVATE = "private"
"""Marks a field that holds personal data or free text: it is stored encrypted, beside the event."""

PrivateText = Annotated[str, PRIVATE]
PrivateFacts = Annotated[dict[str, Any], PRIVATE]

EVENT_TYPES: dict[str, type["Event"]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened to a case. `at` is when it happened, `by` who did it ("" = the clock).

    `clauses` are the clauses it rests on. `topic` is what a pack writes in brackets after the
    event's name: the subject of a proposal, the kind of a task, the name of a clock.
    """

    at: datetime
    by: str
    clauses: tuple[str, ...] = ()

    TOPIC: ClassVar[str] = ""
    name: ClassVar[str] = "event"

    def __init_subclass__(cls) -> None:
        cls.name = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        EVENT_TYPES[cls.name] = cls

    @property
    def topic(self) -> str:
        return str(getattr(self, self.TOPIC)) if self.TOPIC else ""


@cache
def private_fields(kind: Any) -> frozenset[str]:
    """The fields of an event that hold personal data or free text."""
    hints = get_type_hints(kind, include_extras=True)
    return frozenset(
        name
        for name, hint in hints.items()
        if get_origin(hint) is Annotated and PRIVATE in get_args(hint)[1:]
    )
