"""Small changes of a pack's own text: a choice more, another title, the next version.

Only the characters that change are touched: comments and everything else stay as their authors wrote
them. What comes of it is tried out like any other pack before anybody can propose it.
"""

import json
import re
from datetime import date

import yaml

from huiyin.catalogue.parcels import Parcel

_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")


class CannotAmend(ValueError):
    """`key` names the sentence that says why."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def with_choice(parcel: Parcel, fact: str, name: str, title: str) -> Parcel:
    """One more choice of a fact, after the others. Raises CannotAmend."""
    if not _NAME.fullmatch(name):
        raise CannotAmend("category.no.name")
    file, of = _choices(parcel, fact)
    if name in {key.value for key, _ in of.value}:
        raise CannotAmend("category.no.taken", name=name)
    text = parcel.files[file]
    key, last = of.value[-1]
    said = f"{name}: {_quoted(title)}"
    end = last.end_mark.index
    if of.flow_style:
        made = f"{text[:end]}, {said}{text[end:]}"
    else:
        indent = " " * key.start_mark.column
        line_end = _end_of_line(text, _last_character(text, last))
        made = f"{text[:line_end]}\n{indent}{said}{text[line_end:]}"
    return _with(parcel, file, made)


def with_title(parcel: Parcel, fact: str, name: str, title: str, language: str) -> Parcel:
    """Another title of a choice, in the language of the pack. Raises CannotAmend."""
    file, of = _choices(parcel, fact)
    node = next((value for key, value in of.value if key.value == name), None)
    if node is None:
        raise CannotAmend("category.no.choice")
    if isinstance(node, yaml.MappingNode):
        node = next((value for key, value in node.value if key.value == language), None)
    if not isinstance(node, yaml.ScalarNode):
        raise CannotAmend("category.no.choice")
    return _with(parcel, file, _replaced(parcel.files[file], node, title))


def as_version(parcel: Parcel, version: str, in_force: date) -> Parcel:
    """The next edition. Raises CannotAmend."""
    text = parcel.files["pack.yaml"]
    for key, value in (("in_force", in_force.isoformat()), ("version", version)):
        node = _under(_root(text), key)
        if not isinstance(node, yaml.ScalarNode):
            raise CannotAmend("category.no.version")
        text = _replaced(text, node, value, plain=key == "in_force")
    return _with(parcel, "pack.yaml", text)


def facts_with_choices(parcel: Parcel) -> list[str]:
    """The facts whose choices stand in the parcel's own files."""
    found = []
    for file, text in parcel.files.items():
        if file.endswith(".yaml") and "/" not in file:
            facts = _under(_root(text), "facts")
            entries = facts.value if isinstance(facts, yaml.MappingNode) else []
            found += [key.value for key, rule in entries if _under(rule, "of") is not None]
    return found


def _choices(parcel: Parcel, fact: str) -> tuple[str, yaml.MappingNode]:
    """The file and the place of a fact's choices; a fact of the base is not this pack's to change."""
    for file, text in sorted(parcel.files.items()):
        if file.endswith(".yaml") and "/" not in file:
            of = _under(_under(_under(_root(text), "facts"), fact), "of")
            if isinstance(of, yaml.MappingNode) and of.value:
                return file, of
    raise CannotAmend("category.no.fact")


def _root(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None


def _under(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """What stands under a key; a fact that changed over time is a list, and its last wording counts."""
    if isinstance(node, yaml.SequenceNode) and node.value:
        node = node.value[-1]
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _replaced(text: str, node: yaml.ScalarNode, said: str, *, plain: bool = False) -> str:
    made = said if plain else _quoted(said)
    return text[: node.start_mark.index] + made + text[node.end_mark.index :]


def _last_character(text: str, node: yaml.Node) -> int:
    """A block ends where the next begins: the blanks and comments between belong to neither."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _last_character(text, node.value[-1][1])
    return node.end_mark.index


def _end_of_line(text: str, at: int) -> int:
    found = text.find("\n", max(at - 1, 0)) if text[at - 1 : at] == "\n" else text.find("\n", at)
    return len(text) if found < 0 else found


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _with(parcel: Parcel, file: str, text: str) -> Parcel:
    return Parcel(parcel.name, {**parcel.files, file: text})
