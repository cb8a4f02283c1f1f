"""The words that casework gives to packs: acts, events with their fields, stages, audiences.

Policy stands below casework, so the words arrive as a value and not by import.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from huiyin.policy.expressions import Type

EARLIER_CASE = ("none", "open", "answered", "final")
"""How the same person's earlier case on the same matter stands; `final`: the last word was said."""


@dataclass(frozen=True)
class Vocabulary:
    """`topics` says what the word in brackets after an event or act names, such as a task kind.

    `causes` are the acts that bring an event about (no entry: it comes by itself), `needs` the
    event and `only_with` the section of a pack without which an act is not possible, `free_acts`
    those that no role has to be given. `rows` are the columns that a table of a paper can show, by
    what its rows are of.
    """

    acts: frozenset[str]
    events: Mapping[str, Mapping[str, Type]]
    topics: Mapping[str, str]
    act_topics: Mapping[str, str]
    stages: tuple[str, ...]
    audiences: frozenset[str]
    causes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)
    only_with: Mapping[str, str] = field(default_factory=dict)
    free_acts: frozenset[str] = frozenset()
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
