"""Who may know of a case at all, and who may read a single fact of it."""

from dataclasses import dataclass
from typing import Literal, Self

from huiyin.policy.problems import Located
from huiyin.policy.schema.base import FactRef, KindRef, RoleRef, Rule
from huiyin.policy.values import Condition


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Some who may know: all who act in a `role`, or `only` those of them who have to do with it.

    Without a role it means everybody who owns the case, or is involved in it.
    """

    role: tuple[RoleRef, ...] = ()
    only: Literal["owner", "involved"] | None = None
    when: Condition | None = None

    @classmethod
    def from_scalar(cls, text: Located) -> Self:
        return cls(role=(text,))


@dataclass(frozen=True, kw_only=True)
class Secrecy(Rule):
    """Seals cases: nobody knows of them but the readers, and never whom the case is about.

    While `when` is unknown the case is sealed. Where several rules seal one case, each must let
    somebody know. Nobody under a person complained about knows; `above` keeps it from their line
    upwards too.
    """

    kinds: tuple[KindRef, ...] = ()
    when: Condition | None = None
    readers: tuple[Reader, ...]
    above: bool = False


@dataclass(frozen=True, kw_only=True)
class Mask(Rule):
    """Hides facts of a case that everybody may know of from all but its `readers`.

    The others see what `shows` leaves of them, wherever it is written in the case: the `ends` of a
    number, the `first` sign of a name, or nothing. Those of `reveal` may have it shown for a while;
    that they did is recorded. While `when` is unknown the facts are hidden.
    """

    facts: tuple[FactRef, ...]
    readers: tuple[Reader, ...]
    reveal: tuple[Reader, ...] = ()
    when: Condition | None = None
    shows: Literal["ends", "first", "nothing"] = "nothing"
