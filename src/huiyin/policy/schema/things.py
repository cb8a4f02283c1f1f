"""What a case is made of: kinds, facts, channels, settings."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from huiyin.calendars import Term
from huiyin.policy.schema.base import (
    ActRef,
    AudienceRef,
    FactRef,
    KindRef,
    RoleRef,
    Rule,
    TextSettingRef,
)
from huiyin.policy.values import Condition, Wording

FactType = Literal[
    "text", "money", "number", "count", "ratio", "choice", "choices", "date", "flag", "person",
    "place", "moment", "names",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Kind(Rule):
    """What sort of case. A `record` (a delivery, an inspection) is no complaint and has no grade."""

    title: Wording
    record: bool = False
    title_from: FactRef | None = None


@dataclass(frozen=True, kw_only=True)
class Fact(Rule):
    """A typed fact of a case.

    `required_at` names acts that are refused without it. `private` facts are kept encrypted and
    masked. A person is somebody complained about, who decides nothing in the case, unless
    `concerned: false` (a witness). `names` are several people who have no account, each with how to
    reach them; `at_least` and `at_most` say how many, and that is what conditions read. Cases are of
    one person, or about one matter, that agree in a fact that `identifies` it.
    """

    title: Wording
    type: FactType
    of: dict[str, Wording] = field(default_factory=dict)
    ordered: bool = False
    unit: Wording | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    asked_at: tuple[ActRef, ...] = ()
    required_at: tuple[ActRef, ...] = ()
    when: Condition | None = None
    private: bool = False
    set_by: tuple[RoleRef, ...] = ()
    concerned: bool = True
    default: str | None = None
    identifies: Literal["person", "matter"] | None = None


@dataclass(frozen=True, kw_only=True)
class Setting(Rule):
    """What the organisation sets for itself where its regulation leaves a figure or a text open.

    `must_be_set`: the regulation demands a value of the organisation; `default` counts until then, and
    administrators are reminded. `set_by` names the posts that set it; without, administrators do.
    """

    title: Wording
    type: Literal["money", "number", "count", "ratio", "flag", "term", "text"]
    default: str
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    must_be_set: bool = False
    set_by: tuple[RoleRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Entrance:
    """Complainants come in by this channel themselves, on the organisation's own pages.

    They are asked the facts of `asks`, in this order, and may give no others. The case is offered to
    `to`: nobody owns it until somebody there accepts it. With `anonymous` they may come without saying
    who they are. `says` stands before the form.
    """

    asks: tuple[FactRef, ...]
    to: AudienceRef
    anonymous: bool = False
    says: Wording | None = None


@dataclass(frozen=True, kw_only=True)
class Channel(Rule):
    """A way in. Where `address_setting` names a text setting, the organisation says what is published."""

    title: Wording
    class_: Literal["phone", "letter", "mail", "visit", "web", "transfer", "system", "callback"]
    address: Wording | None = None
    address_setting: TextSettingRef | None = None
    open: Wording | None = None
    kinds: tuple[KindRef, ...] = ()
    entrance: Entrance | None = None


@dataclass(frozen=True, kw_only=True)
class ContactPurpose(Rule):
    """Why the complainant or another party was contacted, such as progress or explanation."""

    title: Wording


Giver = Literal["complainant", "respondent", "house", "other"]
"""Who hands in evidence; the house is whoever of it finds, makes or is asked for it."""


@dataclass(frozen=True, kw_only=True)
class EvidenceKind(Rule):
    """What counts as evidence; `given_by` says who alone gives it, where not anybody may.

    What complainants hand in by themselves bears the first kind that says it is theirs, else the last
    that is anybody's: so what is most general stands last. Where all are others', it bears none.
    """

    title: Wording
    given_by: tuple[Giver, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Choice(Rule):
    """A named ground, outcome or reason that an act asks for; `when` limits where it is possible."""

    title: Wording
    when: Condition | None = None
    text: Wording | None = None


@dataclass(frozen=True, kw_only=True)
class MassMatter(Rule):
    """Suggests a matter of many people to `to` when `people` or more speak of one thing `within` a while.

    One thing is a name that their titles share, or the same answer to one of the facts `by`. When it
    builds up, `to` are told once. A suggestion only: whether they are one matter, people decide.
    """

    title: Wording
    people: int
    within: Term
    to: tuple[RoleRef, ...]
    by: tuple[FactRef, ...] = ()
