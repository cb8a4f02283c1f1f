"""What every command has, and the registry that maps a pack's word for an act to its command."""

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar

ACTS: dict[str, type["Command"]] = {}


@dataclass(frozen=True, kw_only=True)
class Command:
    """What somebody asks of a case. `facts` are answers given along with the act.

    `act` is the word packs, screens and permissions use; `OPEN_ONLY` acts are refused on a case
    that has ended; `SYSTEM` acts are given by the clock alone, never by a person.
    """

    facts: dict[str, Any] = field(default_factory=dict)

    act: ClassVar[str] = "command"
    SUBJECT: ClassVar[str] = ""
    OPEN_ONLY: ClassVar[bool] = True
    SYSTEM: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        cls.act = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        ACTS[cls.act] = cls

    @property
    def topic(self) -> str:
        """The subject of the act, where a gate may tell subjects apart."""
        return str(getattr(self, self.SUBJECT)) if self.SUBJECT else ""
