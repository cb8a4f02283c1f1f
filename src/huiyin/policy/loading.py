"""Reads the files of a pack folder into a linked regulation."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

import yaml

from huiyin.policy.binding import Binder, compose
from huiyin.policy.linking import Linker
from huiyin.policy.policy import SECTIONS
from huiyin.policy.problems import PackError, Position, Problem
from huiyin.policy.regulation import Regulation
from huiyin.policy.schema.pack import Pack
from huiyin.policy.vocabulary import Vocabulary

Files = Mapping[str, str]
"""File name to its text; `pack.yaml` and its parts, without scenarios."""


def read_pack(files: Files) -> Pack:
    """One pack as its author wrote it, without its base. Raises PackError with every problem."""
    root: dict[str, tuple[Binder, yaml.Node]] = {}
    for file, text in sorted(files.items()):
        node = compose(text, file)
        if node is not None:
            _gather(file, node, root)
    binders = {id(binder): binder for binder, _ in root.values()}
    merged = yaml.MappingNode(
        "tag:yaml.org,2002:map",
        [(yaml.ScalarNode("tag:yaml.org,2002:str", key, n.start_mark, n.end_mark), n)
         for key, (_, n) in root.items()],
        *_marks_of(root),
    )  # fmt: skip
    pack = _bound(merged, root)
    problems = [problem for binder in binders.values() for problem in binder.problems]
    if problems or pack is None:
        raise PackError(problems)
    return pack


def _gather(file: str, node: yaml.Node, root: dict[str, tuple[Binder, yaml.Node]]) -> None:
    binder = Binder(file)
    for key, value in binder.entries(node):
        if key in root:
            other = root[key][0].file
            raise PackError.one(key.at, f'"{key}" stands in {other} already', hint="keep one part")
        root[key] = (binder, value)
    if binder.problems:
        raise PackError(binder.problems)


def _marks_of(root: Mapping[str, tuple[Binder, yaml.Node]]) -> tuple[Any, Any]:
    first = next(iter(root.values()), None)
    return (first[1].start_mark, first[1].end_mark) if first else (None, None)


def _bound(merged: yaml.MappingNode, root: Mapping[str, tuple[Binder, yaml.Node]]) -> Pack | None:
    """Binds each section with the binder of its own file, so that problems name that file."""
    from huiyin.policy.binding import hints_of, keys_of  # noqa: PLC0415

    keys, hints, found = keys_of(Pack), hints_of(Pack), {}
    home = next(iter(root.values()))[0] if root else Binder("pack.yaml")
    for key, (binder, node) in root.items():
        if key in keys:
            found[keys[key].name] = binder.bind(node, hints[keys[key].name])
        else:
            binder.bind(_alone(key, node), Pack)
    if any(binder.problems for binder, _ in root.values()):
        return None
    made: Pack | None = home._made(merged, Pack, found)  # noqa: SLF001 (same package)
    return made


def _alone(key: str, node: yaml.Node) -> yaml.MappingNode:
    name = yaml.ScalarNode("tag:yaml.org,2002:str", key, node.start_mark, node.end_mark)
    return yaml.MappingNode("tag:yaml.org,2002:map", [(name, node)], node.start_mark, node.end_mark)


def build_regulation(
    name: str, files_of: Callable[[str], Files], vocabulary: Vocabulary
) -> Regulation:
    """A pack over its base, linked. Raises PackError; LookupError when there is no such pack."""
    pack = _with_base(read_pack(files_of(name)), files_of, (name,))
    return Regulation(Linker(pack, vocabulary).linked())


def _with_base(pack: Pack, files_of: Callable[[str], Files], seen: tuple[str, ...]) -> Pack:
    if not pack.builds_on:
        return pack
    if pack.builds_on in seen:
        at: Position = getattr(pack.builds_on, "at", Position("pack.yaml", 1, 1))
        raise PackError.one(at, "packs build on one another in a circle: " + " → ".join(seen))
    base = _with_base(read_pack(files_of(pack.builds_on)), files_of, (*seen, str(pack.builds_on)))
    for clause in pack.without:
        base = Regulation(base).without(clause).pack
    merged: dict[str, Any] = {
        section: {**getattr(base, section), **getattr(pack, section)} for section in SECTIONS
    }
    made = replace(pack, tables={**base.tables, **pack.tables}, **merged)
    object.__setattr__(made, "_at", getattr(pack, "_at", Position("pack.yaml", 1, 1)))
    return made


def own_clauses(pack: Pack) -> frozenset[str]:
    """Clauses that this pack's own files cite, its base left out."""
    from huiyin.policy.references import parts  # noqa: PLC0415
    from huiyin.policy.schema.base import rule_clauses  # noqa: PLC0415

    return frozenset(str(clause) for rule in parts(pack) for clause in rule_clauses(rule))


def section_names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Pack))


__all__ = ["Files", "Problem", "build_regulation", "own_clauses", "read_pack", "section_names"]
