"""Turns the text of a pack file into nodes that remember their line and column."""

from contextlib import suppress
from typing import Any

import yaml

from huiyin.policy.phrases import say
from huiyin.policy.problems import PackError, Position
from huiyin.policy.values import NOT_TEXT

MOST_LEVELS = 60
FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}"
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value")
)


def at(file: str, node: yaml.Node) -> Position:
    return Position(file, node.start_mark.line + 1, node.start_mark.column + 1)


def compose(text: str, file: str) -> yaml.Node | None:
    """The node tree of a YAML text, each node written out in its own place.

    Raises PackError with line and column where the text is not YAML, or is more than plain data.
    """
    try:
        root = _composed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Position(file, mark.line + 1, mark.column + 1) if mark else Position(file, 1, 1)
        raise PackError.one(
            place, say("not readable as YAML: {problem}", problem=error.problem)
        ) from error
    except yaml.reader.ReaderError as error:
        raise PackError.one(
            _place_of(text, error.position, file),
            say("not readable as YAML: a character that no text has"),
        ) from error
    except RecursionError:
        raise PackError.one(Position(file, 1, 1), say("nested too deeply")) from None
    if root is not None:
        _check_plain(root, file)
        _lay_over(text.removeprefix("\ufeff"), root)
    return root


def _composed(text: str) -> yaml.Node | None:
    """By libyaml, ten times as fast; what it refuses is read again by the reader whose words say more."""
    if is_plainly_nested(text):
        with suppress(yaml.YAMLError):
            return yaml.compose(text, Loader=FAST)
    return yaml.compose(text, Loader=yaml.SafeLoader)


def is_plainly_nested(text: str) -> bool:
    """Whether libyaml can read this: its composer calls itself for every level, and would end the
    process on a text of a hundred thousand levels. Its parser, which is asked here, does not.
    """
    depth = 0
    try:
        for event in yaml.parse(text, Loader=FAST):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST_LEVELS:
                return False
    except yaml.YAMLError:
        return False
    return True


def _place_of(text: str, index: int, file: str) -> Position:
    before = text[:index]
    return Position(file, before.count("\n") + 1, index - before.rfind("\n"))


def _check_plain(root: yaml.Node, file: str) -> None:
    """Aliases would put one rule in two places, tags would mean what no schema says."""
    seen: set[int] = set()
    queue = [(root, 1)]
    while queue:
        node, depth = queue.pop()
        if id(node) in seen:
            hint = say("write it out in each place")
            raise PackError.one(at(file, node), say("this is used again by an alias"), hint=hint)
        seen.add(id(node))
        if depth > MOST_LEVELS:
            raise PackError.one(at(file, node), say("nested too deeply"))
        if isinstance(node, yaml.ScalarNode) and NOT_TEXT.search(node.value):
            raise PackError.one(at(file, node), say("a character that no text has"))
        if node.tag not in _PLAIN_TAGS:
            what = say("the tag {tag} has no meaning in a pack", tag=node.tag)
            raise PackError.one(at(file, node), what)
        queue += [(child, depth + 1) for child in _children(node)]


def _lay_over(text: str, root: yaml.Node) -> None:
    """The marks of libyaml know their place and not the text around it, which conditions quote."""
    left = [root] if root.start_mark.buffer is None else []
    while left:
        node = left.pop()
        if isinstance(node, yaml.ScalarNode):
            for side in ("start_mark", "end_mark"):
                mark = getattr(node, side)
                whole = yaml.Mark("", mark.index, mark.line, mark.column, text, mark.index)
                setattr(node, side, whole)
        left += _children(node)


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []
