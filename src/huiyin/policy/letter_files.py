"""Letters of a pack: Markdown files with front matter, each in `letters/` under its own name.

`letters/answer.md` is in the language of the pack; `letters/answer.en.md` says the same in another one.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import yaml

from huiyin.policy.binding import Binder
from huiyin.policy.composing import compose
from huiyin.policy.phrases import say
from huiyin.policy.problems import Located, Position, Problem
from huiyin.policy.schema.letters import Letter
from huiyin.policy.values import LANGUAGES, Dated, Wording

FOLDER = "letters/"
_NAME = re.compile(r"([a-z][a-z0-9_]*)(?:\.([A-Za-z-]+))?\.md")
_FENCE = "---\n"


def is_letter(file: str) -> bool:
    path = PurePosixPath(file)
    return path.suffix == ".md" and path.parent.name == FOLDER.rstrip("/")


def letters_of(files: Mapping[str, str]) -> tuple[dict[str, Dated[Letter]], list[Problem]]:
    """The letters in these files, by name, and everything that is wrong with them."""
    problems: list[Problem] = []
    mains: dict[str, Letter] = {}
    others: list[tuple[str, str, str]] = []
    for file in sorted(files):
        match = _NAME.fullmatch(PurePosixPath(file).name)
        if match is None or (match[2] and match[2] not in LANGUAGES):
            expected = say("a name such as answer.md or answer.en.md")
            problems.append(Problem(Position(file, 1, 1), say("no name of a letter"), expected))
        elif match[2]:
            others.append((match[1], match[2], file))
        else:
            made = _main(file, files[file], problems)
            if made is not None:
                mains[Located.put(match[1], Position(file, 1, 1))] = made
    for name, language, file in others:
        _add(mains, name, language, _split(file, files[file]), problems)
    return {name: Dated((letter,)) for name, letter in mains.items()}, problems


def _split(file: str, text: str) -> tuple[str, Located]:
    """Front matter (empty where there is none) and body, each with its place."""
    end = text.find("\n" + _FENCE, 3) if text.startswith(_FENCE) else -1
    if end < 0:
        return "", Located.put(text, Position(file, 1, 1))
    front, body = text[: end + 1], text[end + 1 + len(_FENCE) :]
    return front, Located.put(body, Position(file, front.count("\n") + 2, 1))


def _main(file: str, text: str, problems: list[Problem]) -> Letter | None:
    front, body = _split(file, text)
    node = compose(front, file) if front else None
    if not isinstance(node, yaml.MappingNode):
        expected = say("kind, title and clause between two lines of ---")
        problems.append(
            Problem(Position(file, 1, 1), say("a letter without front matter"), expected)
        )
        return None
    binder = Binder(file)
    node.value.append(_entry("body", body))
    made = binder.bind(node, Letter)
    problems += binder.problems
    return made if isinstance(made, Letter) else None


def _entry(key: str, text: Located) -> tuple[yaml.ScalarNode, yaml.ScalarNode]:
    mark = yaml.Mark("", 0, text.at.line - 1, 0, None, 0)
    name = yaml.ScalarNode("tag:yaml.org,2002:str", key, mark, mark)
    return name, yaml.ScalarNode("tag:yaml.org,2002:str", str(text), mark, mark)


def _add(
    mains: dict[str, Letter],
    name: str,
    language: str,
    found: tuple[str, Located],
    problems: list[Problem],
) -> None:
    """The same letter in another language: its text, and its title where it gives one."""
    front, body = found
    letter = mains.get(name)
    if letter is None:
        hint = say("write {folder}{name}.md first", folder=FOLDER, name=name)
        problems.append(Problem(body.at, say('there is no letter "{name}"', name=name), hint=hint))
        return
    title = _title(front, body.at.file, problems) if front else None
    changes: dict[str, Any] = {"body": _with(letter.body, language, body)}
    if title is not None:
        changes["title"] = _with(letter.title, language, title)
    made = replace(letter, **changes)
    object.__setattr__(made, "_at", letter._at)  # type: ignore[attr-defined]  # noqa: SLF001 (ours)
    mains[name] = made


def _title(front: str, file: str, problems: list[Problem]) -> Located | None:
    binder, node = Binder(file), compose(front, file)
    entries = binder.entries(node) if node is not None else []
    for key, value in entries:
        if key == "title":
            found = binder.bind(value, str)
            problems += binder.problems
            return found if isinstance(found, Located) else None
        binder.unknown(key, {"title": None})
    problems += binder.problems
    return None


def _with(wording: Wording, language: str, text: str) -> Wording:
    return Wording({**wording.by_language, language: text})


def merged(found: Any, letters: Mapping[str, Dated[Letter]]) -> tuple[Any, list[Problem]]:
    """Letters of the files beside those that stand in the YAML of the pack."""
    own = dict(found or {})
    twice = [name for name in letters if name in own]
    problems = [
        Problem(
            getattr(name, "at", Position("", 1, 1)),
            say('the letter "{name}" stands twice', name=name),
        )
        for name in twice
    ]
    return {**own, **letters}, problems
