"""Who holds which post now: the part of the organisation that a decision may know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

COMPLAINANT = "complainant"
SYSTEM = ""
"""The actor of everything that time alone does."""


@dataclass(frozen=True, slots=True)
class Deputy:
    """Stands in for the holder while `since <= now < until`; an open end is None.

    `on_duty` is a turn on the roster of the post: whoever has it is asked and told first.
    """

    person: str
    since: datetime | None = None
    until: datetime | None = None
    on_duty: bool = False

    def stands_in(self, now: datetime) -> bool:
        started = self.since is None or self.since <= now
        return started and (self.until is None or now < self.until)


@dataclass(frozen=True, slots=True)
class Post:
    """A role in a unit, held by one person, several (`holders`), or nobody."""

    role: str
    unit: str = ""
    holders: tuple[str, ...] = ()
    deputies: tuple[Deputy, ...] = ()


@dataclass(frozen=True)
class Organisation:
    posts: tuple[Post, ...] = ()
    managers: Mapping[str, str] = field(default_factory=dict)
    """Person to the person they report to, where that is not said by posts."""

    @cached_property
    def _by_role(self) -> dict[str, list[Post]]:
        found: dict[str, list[Post]] = {}
        for post in self.posts:
            found.setdefault(post.role, []).append(post)
        return found

    @cached_property
    def _by_unit(self) -> dict[str, list[Post]]:
        found: dict[str, list[Post]] = {}
        for post in self.posts:
            found.setdefault(post.unit, []).append(post)
        return found

    @cached_property
    def _of_person(self) -> dict[str, list[Post]]:
        """The posts that somebody holds, or stands in for at one time or another."""
        found: dict[str, list[Post]] = {}
        for post in self.posts:
            for person in {*post.holders, *(deputy.person for deputy in post.deputies)}:
                found.setdefault(person, []).append(post)
        return found

    def posts_of(self, person: str) -> list[Post]:
        """The posts the person holds, or may stand in for at one time or another."""
        return self._of_person.get(person, [])

    def posts_as(self, role: str) -> list[Post]:
        return self._by_role.get(role, [])

    @cached_property
    def people(self) -> frozenset[str]:
        """Everybody who holds a post, stands in for one, or stands in the reporting line."""
        return frozenset({*self._of_person, *self.managers, *self.managers.values()})

    def holders(self, role: str) -> tuple[str, ...]:
        """The people who hold a role, without deputies."""
        return tuple(p for post in self._by_role.get(role, ()) for p in post.holders)

    def acting(self, role: str, now: datetime) -> tuple[str, ...]:
        """Whoever is on duty now, holders, and standing deputies of a role, in this order."""
        there = [
            d for post in self._by_role.get(role, ()) for d in post.deputies if d.stands_in(now)
        ]
        if not there:
            return tuple(dict.fromkeys(self.holders(role)))
        first = (deputy.person for deputy in there if deputy.on_duty)
        return tuple(dict.fromkeys((*first, *self.holders(role), *(d.person for d in there))))

    def members(self, unit: str, roles: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The people of a unit; whoever holds one of its `roles` without a unit belongs to it too."""
        posts = [*self._by_unit.get(unit, ())]
        posts += [post for role in roles for post in self._by_role.get(role, ()) if not post.unit]
        return tuple(dict.fromkeys(person for post in posts for person in post.holders))

    def roles_of(self, person: str, now: datetime) -> frozenset[str]:
        """Roles held or stood in for at this moment."""
        return frozenset(
            post.role
            for post in self._of_person.get(person, ())
            if person in post.holders
            or any(d.person == person and d.stands_in(now) for d in post.deputies)
        )

    def knows(self, person: str, now: datetime) -> bool:
        """Whether the person holds some post, or stands in for one, at this moment."""
        return bool(person) and bool(self.roles_of(person, now))

    def unit_of(self, person: str) -> str:
        return next((post.unit for post in self.posts if person in post.holders), "")
