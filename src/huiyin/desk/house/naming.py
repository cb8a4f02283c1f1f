"""The names of regulations, posts, units and people, in the language of the page."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from huiyin.desk.words import say
from huiyin.ledger import ports
from huiyin.people.deeds import Place
from huiyin.policy.policy import Policy
from huiyin.register.knowing import regulations_in_use
from huiyin.sight.me import Me, policy_now


@dataclass(frozen=True)
class Choice:
    """A post or a unit as a form offers it."""

    value: str
    title: str


@dataclass(frozen=True)
class Naming:
    me: Me

    @cached_property
    def policies(self) -> dict[str, Policy]:
        return {pack: policy_now(pack, self.me.now) for pack in ports.rules().names()}

    @cached_property
    def used(self) -> frozenset[str]:
        return frozenset(regulations_in_use())

    @cached_property
    def used_first(self) -> dict[str, Policy]:
        """Many regulations lie in an installation; those that people work under come first."""
        return dict(sorted(self.policies.items(), key=lambda found: found[0] not in self.used))

    def pack(self, name: str) -> str:
        policy = self.policies.get(name)
        return policy.head.title.text(self.me.language) if policy else name

    def role(self, pack: str, role: str) -> str:
        if not pack:
            return say("house.administrator", self.me.language)
        policy = self.policies.get(pack)
        return self.me.words(policy).title(role, "roles") if policy else role

    def unit(self, pack: str, unit: str) -> str:
        policy = self.policies.get(pack)
        return self.me.words(policy).title(unit, "units") if policy and unit else unit

    def person(self, person: str) -> str:
        return self.me.names.get(person) or person or say("house.console", self.me.language)

    def post(self, row: Any) -> str:
        """Role, unit and regulation of anything that has them."""
        unit = f"（{self.unit(row.pack, row.unit)}）" if getattr(row, "unit", "") else ""
        pack = f" · {self.pack(row.pack)}" if row.pack else ""
        return f"{self.role(row.pack, row.role)}{unit}{pack}"

    def choices(self) -> "Choices":
        """Posts and units of every regulation."""
        found = Choices()
        for pack, policy in self.used_first.items():
            title = self.pack(pack)
            roles = [role for role, rule in policy.roles.items() if rule.of != "outside"]
            posts = [Choice(f"{pack}/{role}", self.role(pack, role)) for role in roles]
            found.posts.append((title, posts))
            units = [Choice(f"{pack}/{unit}", self.unit(pack, unit)) for unit in policy.units]
            found.units.append((title, units))
        return found


Groups = list[tuple[str, list[Choice]]]


@dataclass(frozen=True)
class Choices:
    """What a form offers, under the title of each regulation."""

    posts: Groups = field(default_factory=list)
    units: Groups = field(default_factory=list)


def place_in(post: str, unit: str) -> Place:
    """A post and a unit as a form sends them: `pack/role` and `pack/unit`."""
    pack, _, role = post.partition("/")
    owner, _, name = unit.partition("/")
    return Place(pack, role, name if owner == pack else "")
