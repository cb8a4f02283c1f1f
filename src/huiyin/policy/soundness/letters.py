"""Letters: every part is there, every name is filled, every word of their text can stand in a letter."""

from collections.abc import Iterator

from huiyin.policy.expressions import RecordList
from huiyin.policy.phrases import one_of, say
from huiyin.policy.problems import Position, Problem, did_you_mean, position_of
from huiyin.policy.schema.letters import LISTS, TOLD, Letter
from huiyin.policy.soundness.base import Around, word_among, wrong
from huiyin.policy.templates import mistakes, parts_of


def letter(rule: Letter, around: Around) -> Iterator[Problem]:
    known = _known(rule, around)
    for text in rule.body.by_language.values():
        yield from _parts(rule, text)
        for found in mistakes(str(text), known, LISTS):
            place = _place(position_of(text), found.line, found.column)
            yield Problem(place, found.what, found.expected, found.hint)


def _place(body: Position, line: int, column: int) -> Position:
    """In a file of its own the text begins where it begins; within YAML it is indented, below its key."""
    if body.file.endswith(".md"):
        return Position(body.file, body.line + line - 1, column)
    return Position(body.file, body.line + line, body.column)


def _parts(rule: Letter, text: str) -> Iterator[Problem]:
    found, needed = parts_of(str(text)), rule.needs
    place = position_of(text)
    for part in needed:
        if part not in found:
            what = say(
                'a letter of the kind {kind} has a part "{part}", and this has none',
                kind=rule.kind,
                part=part,
            )
            yield Problem(place, what, say("{{% block {part} %}} … {{% endblock %}}", part=part))
    for part in found:
        if part not in needed:
            expected = one_of(needed) if needed else say("a part named under parts")
            what = say('nothing asks for the part "{part}"', part=part)
            yield Problem(place, what, expected, did_you_mean(part, list(needed)))
    yield from _ways(rule)


def _ways(rule: Letter) -> Iterator[Problem]:
    deemed = rule.delivered.deemed
    for way in deemed.ways if deemed is not None else ():
        yield from word_among(way, rule.ways, say("way of this letter"))
    if not rule.ways:
        yield wrong(rule, say("a letter that goes no way"), say("some of mail, print, portal"))


def _known(rule: Letter, around: Around) -> frozenset[str]:
    pack = around.pack
    scope = around.scope.names
    plain = {name for name, kind in scope.items() if not isinstance(kind, RecordList)}
    clocks = {
        str(name) for section in (pack.clocks, pack.ladders, pack.callbacks) for name in section
    }
    dotted = {f"due.{name}" for name in clocks} | {f"clock.{name}" for name in clocks}
    dotted |= {f"blank.{name}" for name in rule.blanks} | {f"text.{name}" for name in pack.texts}
    dotted |= {f"channel_address.{name}" for name in pack.channels}
    dotted |= {f"{head}.{name}" for head, inner in TOLD.items() for name in inner}
    return frozenset(plain | dotted | LISTS.keys())
