"""Who may do what: roles, grants, bans, units."""

from dataclasses import dataclass
from typing import Literal

from huiyin.policy.schema.base import ActRef, FactRef, RoleRef, Rule, UnitRef
from huiyin.policy.values import Condition, Wording


@dataclass(frozen=True, kw_only=True)
class Role(Rule):
    """A post of the house, of a partner or of an outside body; `reports_to` builds the line."""

    title: Wording
    reports_to: RoleRef | None = None
    unit: UnitRef | None = None
    of: Literal["house", "partner", "outside"] = "house"
    may: tuple[ActRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Unit(Rule):
    title: Wording
    head: RoleRef | None = None


@dataclass(frozen=True, kw_only=True)
class Grant(Rule):
    """A right under a clause of its own."""

    role: tuple[RoleRef, ...]
    may: tuple[ActRef, ...]
    when: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class Ban(Rule):
    """What nobody in these circumstances may do, whatever their rights."""

    acts: tuple[ActRef, ...]
    when: Condition
    role: tuple[RoleRef, ...] = ()
    says: Wording


@dataclass(frozen=True, kw_only=True)
class OwnAct(Rule):
    """An act of the regulation's own that leaves a trace and changes nothing else by itself.

    `role` narrows it to some of those who may do acts of this kind at all.
    """

    title: Wording
    role: tuple[RoleRef, ...] = ()
    when: Condition | None = None
    facts: tuple[FactRef, ...] = ()
    mark: str | None = None
