"""Reads the files of a pack folder into a linked regulation."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import yaml

from huiyin.policy.binding import Binder, hints_of, keys_of
from huiyin.policy.composing import compose
from huiyin.policy.letter_files import is_letter, letters_of, merged
from huiyin.policy.linking import Linker
from huiyin.policy.phrases import say
from huiyin.policy.policy import SECTIONS
from huiyin.policy.problems import Located, PackError, Position, Problem, position_of
from huiyin.policy.references import parts, place_of
from huiyin.policy.regulation import Regulation
from huiyin.policy.schema.base import rule_clauses
from huiyin.policy.schema.pack import Pack
from huiyin.policy.values import NOT_TEXT
from huiyin.policy.vocabulary import Vocabulary

Files = Mapping[str, str]
"""File name to its text: `pack.yaml`, its parts, its tables in CSV and its letters, without scenarios."""


class _Section(NamedTuple):
    key: Located
    binder: Binder
    node: yaml.Node


def read_pack(files: Files) -> Pack:
    """One pack as its author wrote it, without its base. Raises PackError with every problem."""
    _check_signs(files)
    sheets = {PurePosixPath(file).name: text for file, text in files.items() if _is_sheet(file)}
    sections: dict[str, _Section] = {}
    binders = [
        _gathered(file, text, sheets, sections)
        for file, text in sorted(files.items())
        if not _is_sheet(file) and not is_letter(file)
    ]
    if not sections:
        raise PackError.one(Position(min(files, default="pack.yaml"), 1, 1), say("an empty pack"))
    letters, problems = letters_of({f: text for f, text in files.items() if is_letter(f)})
    pack = _bound(sections, letters, problems)
    problems += [problem for binder in binders for problem in binder.problems]
    problems += _idle_sheets(files, binders)
    if problems or pack is None:
        raise PackError(problems)
    return pack


def _check_signs(files: Files) -> None:
    """Of tables and letters; YAML says it with its place."""
    for file, text in files.items():
        if (_is_sheet(file) or is_letter(file)) and (bad := NOT_TEXT.search(text)):
            place = Position(file, text.count("\n", 0, bad.start()) + 1, 1)
            raise PackError.one(place, say("a character that no text has"))


def _is_sheet(file: str) -> bool:
    return file.endswith(".csv")


def _idle_sheets(files: Files, binders: list[Binder]) -> list[Problem]:
    used = {name for binder in binders for name in binder.used}
    return [
        Problem(
            Position(file, 1, 1),
            say("no table reads this file"),
            hint=say("name it as rows of a table"),
        )
        for file in files
        if _is_sheet(file) and PurePosixPath(file).name not in used
    ]


def _gathered(file: str, text: str, sheets: Files, sections: dict[str, _Section]) -> Binder:
    """Adds the sections of one file; a section stands in one file only."""
    binder, node = Binder(file, sheets), compose(text, file)
    for key, value in binder.entries(node) if node is not None else ():
        if key in sections:
            other = sections[key].binder.file
            what = say('"{key}" stands in {other} already', key=key, other=other)
            binder.problems.append(Problem(key.at, what, hint=say("keep one part")))
        else:
            sections[key] = _Section(key, binder, value)
    return binder


def _bound(
    sections: Mapping[str, _Section], letters: Mapping[str, Any], problems: list[Problem]
) -> Pack | None:
    """Binds each section with the binder of its own file, so that problems name that file."""
    keys, hints, found = keys_of(Pack), hints_of(Pack), dict[str, Any]()
    for key, (_, binder, node) in sections.items():
        if key in keys:
            found[keys[key].name] = binder.bind(node, hints[keys[key].name])
        else:
            binder.unknown(sections[key].key, keys)
    found["letters"], twice = merged(found.get("letters"), letters)
    problems += twice
    first = sections.get("pack") or next(iter(sections.values()))
    made: Pack | None = first.binder.made(_alone(first), Pack, found)
    return made


def _alone(section: _Section) -> yaml.MappingNode:
    """The section as a mapping of its own, which begins where its key stands."""
    mark = yaml.Mark("", 0, section.key.at.line - 1, section.key.at.column - 1, None, 0)
    name = yaml.ScalarNode("tag:yaml.org,2002:str", str(section.key), mark, mark)
    return yaml.MappingNode("tag:yaml.org,2002:map", [(name, section.node)], mark, mark)


def build_regulation(
    name: str, files_of: Callable[[str], Files], vocabulary: Vocabulary
) -> Regulation:
    """A pack over its base, linked. Raises PackError; LookupError when there is no such pack."""
    pack = _with_base(_named(read_pack(files_of(name)), name), files_of, (name,))
    return Regulation(Linker(pack, vocabulary).linked())


def _named(pack: Pack, folder: str) -> Pack:
    if pack.pack != folder:
        what = say(
            'the pack calls itself "{pack}" and stands in the folder "{folder}"',
            pack=pack.pack,
            folder=folder,
        )
        raise PackError.one(position_of(pack.pack), what, hint=say("give both one name"))
    return pack


def _with_base(pack: Pack, files_of: Callable[[str], Files], seen: tuple[str, ...]) -> Pack:
    if not pack.builds_on:
        return pack
    place, name = position_of(pack.builds_on), str(pack.builds_on)
    if name in seen:
        circle = " → ".join((*seen[seen.index(name) :], name))
        raise PackError.one(
            place, say("packs build on one another in a circle: {circle}", circle=circle)
        )
    try:
        files = files_of(name)
    except LookupError as error:
        raise PackError.one(place, say('there is no pack "{name}"', name=name)) from error
    return _over(pack, _with_base(_named(read_pack(files), name), files_of, (*seen, name)))


def _over(pack: Pack, base: Pack) -> Pack:
    """Whole rules of the pack in place of the base's; what it is `without` is taken out first.

    A table of the base that loses its last row goes too.
    """
    cited = {str(clause) for rule in parts(base) for clause in rule_clauses(rule)}
    for clause in pack.without:
        if clause not in cited:
            what = say('no rule of {pack} keeps "{clause}"', pack=base.pack, clause=clause)
            raise PackError.one(position_of(clause), what, hint=say("leave it out of without"))
    base = Regulation(base).without(*map(str, pack.without)).pack
    merged: dict[str, Any] = {
        section: {**getattr(base, section), **getattr(pack, section)} for section in SECTIONS
    }
    of_base = {name: table for name, table in base.tables.items() if table.rows}
    merged["tables"] = {**of_base, **pack.tables}
    made = replace(pack, **merged)
    object.__setattr__(made, "_at", place_of(pack))
    return made
