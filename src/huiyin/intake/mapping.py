"""A mapping: which column of an old table feeds which answer of which act."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Self

from huiyin.casework.commands import ACTS
from huiyin.policy.binding import Binder
from huiyin.policy.composing import compose
from huiyin.policy.phrases import Phrase, one_of, plain, say
from huiyin.policy.policy import Policy
from huiyin.policy.problems import Located, PackError, Position, Problem, did_you_mean, position_of


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where an answer comes from: the same `value` for all rows, or a column.

    `map` puts the product's words for the table's; a word it does not name becomes `otherwise`,
    or the row is refused. `empty` stands for an empty cell. `formats` read dates and moments.
    """

    value: str | None = None
    column: str | None = None
    formats: tuple[str, ...] = ()
    map: dict[str, str] = field(default_factory=dict)
    otherwise: str | None = None
    empty: str | None = None

    @classmethod
    def from_scalar(cls, text: Located) -> Self:
        return cls(value=text)


@dataclass(frozen=True, kw_only=True)
class ActOfRow:
    """One act of a row's story. A row whose `at` is empty tells no such act."""

    do: str
    at: Source
    with_: dict[str, Source] = field(default_factory=dict)
    facts: dict[str, Source] = field(default_factory=dict)

    def sources(self) -> list[Source]:
        return [self.at, *self.with_.values(), *self.facts.values()]


@dataclass(frozen=True, kw_only=True)
class TableMapping:
    """`source` names where the rows come from and `key` the columns that tell them apart; together
    they make sure that a row comes in once. Without `key` the whole row is its own key.

    `acting_as` are the posts whose rights the acts of then are checked against.
    """

    source: str
    pack: str
    acts: tuple[ActOfRow, ...]
    key: tuple[str, ...] = ()
    acting_as: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 1


def read_mapping(text: str, file: str) -> TableMapping:
    """Strictly: every key is known, every value typed. Raises PackError with all problems."""
    node, binder = compose(text, file), Binder(file)
    if node is None:
        raise PackError.one(Position(file, 1, 1), say("this mapping is empty"))
    mapping = binder.bind(node, TableMapping)
    if binder.problems:
        raise PackError(binder.problems)
    assert isinstance(mapping, TableMapping)
    if not mapping.acts or mapping.acts[0].do != "register":
        at = position_of(mapping.acts[0].do) if mapping.acts else Position(file, 1, 1)
        raise PackError.one(
            at, say("the first act of a row is to register it"), plain("do: register")
        )
    return mapping


def check_mapping(mapping: TableMapping, header: tuple[str, ...], policy: Policy) -> list[Problem]:
    """Words of the mapping that are no column of the table, no act, no answer, no fact or post."""
    problems = [
        *_unknown(mapping.key, header, say("column")),
        *_unknown(mapping.acting_as, policy.roles, say("role")),
    ]
    for act in mapping.acts:
        problems += _problems_of(act, header, policy)
    return problems


def _problems_of(act: ActOfRow, header: tuple[str, ...], policy: Policy) -> Iterator[Problem]:
    kind = ACTS.get(act.do)
    if kind is None or kind.SYSTEM:
        yield from _unknown([act.do], [a for a, k in ACTS.items() if not k.SYSTEM], say("act"))
        return
    yield from _unknown(
        act.with_, [f.name for f in fields(kind) if f.name != "facts"], say("answer")
    )
    yield from _unknown(act.facts, policy.facts, say("fact"))
    for source in act.sources():
        if source.column is not None:
            yield from _unknown([source.column], header, say("column"))
        elif source.value is None:
            yield Problem(_place(source), say("this says neither a value nor a column"))


def _unknown(words: Iterable[str], known: Iterable[str], what: Phrase) -> Iterator[Problem]:
    options = [str(option) for option in known]
    for word in words:
        if word not in options:
            yield Problem(
                position_of(word),
                say('there is no {what} "{word}"', what=what, word=word),
                one_of(options[:15]),
                did_you_mean(word, options),
            )


def _place(source: Source) -> Position:
    place: Position = getattr(source, "_at", Position("mapping", 1, 1))
    return place
