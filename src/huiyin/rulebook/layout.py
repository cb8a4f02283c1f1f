"""How a regulation is laid out as a document: its chapters, and the columns of each kind of rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.rulebook.flow import FlowChart


@dataclass(frozen=True)
class Row:
    """One rule or one part of it. `base` names the regulation from which it is taken over."""

    anchor: str
    cells: tuple[str, ...]
    clause: tuple[str, ...]
    base: str = ""


@dataclass(frozen=True)
class Grid:
    """The clauses of a row are shown after its cells. `title` may be empty."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Chapter:
    key: str
    title: str
    grids: tuple[Grid, ...]
    chart: FlowChart | None = None


@dataclass(frozen=True)
class Book:
    """`index` leads from a clause to the rows that keep it, by their anchors."""

    title: str
    language: str
    chapters: tuple[Chapter, ...]
    index: Mapping[str, tuple[tuple[str, str], ...]]


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "units": ("head",),
    "roles": ("unit", "reports_to", "may"),
    "grants": ("role", "may", "when"),
    "kinds": (),
    "channels": ("class_", "address", "open"),
    "refusal_grounds": ("when",),
    "provisional_grounds": ("when",),
    "outcomes": ("when",),
    "steps": ("enter_on",),
    "clocks": ("from_", "until", "within", "owner"),
    "callbacks": ("of", "by", "draw", "within"),
    "gates": ("act", "needs"),
    "bans": ("acts", "role", "when"),
    "secrecy": ("kinds", "when", "readers"),
    "masks": ("facts", "readers"),
    "tasks": ("asked_by", "to"),
    "reactions": ("on", "when", "do"),
    "notices": ("on", "to", "body"),
    "acts": ("role", "facts"),
    "papers": ("code", "version", "asked_on", "signed_by", "copies"),
    "letters": ("kind", "when", "approval", "ways"),
    "retention": ("of", "from", "at_least"),
    "numbers": ("pattern", "reset"),
    "accounts": ("type", "amount", "decided_by"),
    "appeals": ("to", "if_party"),
    "returns": ("period", "by", "checked_by", "approved_by", "to", "due"),
    "rounds": ("of", "told_apart", "criteria", "score", "steps"),
    "libraries": ("of", "proposed_by", "selected_by", "reviewed_by"),
    "mass_matters": ("people", "within", "to"),
    "facts": ("type", "of", "asked_at", "required_at"),
    "settings": ("type", "default"),
    "contact_purposes": (),
    "evidence_kinds": (),
    "texts": ("body",),
}
"""The parts of a rule that have a column of their own; whatever else it says stands in the last."""

LAYOUT: Mapping[str, tuple[str, ...]] = {
    "people": ("units", "roles", "grants"),
    "grading": (
        "kinds",
        "channels",
        "tables",
        "refusal_grounds",
        "provisional_grounds",
        "outcomes",
    ),
    "flow": ("steps",),
    "limits": ("clocks", "ladders"),
    "authority": ("remedies", "approvals"),
    "conditions": ("gates", "bans", "secrecy", "masks"),
    "work": ("tasks", "reactions", "notices", "acts"),
    "forms": ("papers", "letters", "numbers", "retention"),
    "counting": (
        "callbacks",
        "accounts",
        "appeals",
        "returns",
        "rounds",
        "libraries",
        "mass_matters",
    ),
    "words": ("facts", "settings", "contact_purposes", "evidence_kinds", "texts"),
}
