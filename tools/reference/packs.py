"""The page on the language of packs: every section and key, with its meaning and an example."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, get_type_hints

import yaml

from huiyin.policy.schema.base import Rule
from huiyin.policy.schema.pack import Pack
from tools.reference.words import default_words, doc_of, keys_of, parts_of, sections, type_words

HERE = Path(__file__).parent


def described() -> Mapping[str, Any]:
    """Meanings and examples, as they stand in packs.yaml."""
    found: Mapping[str, Any] = yaml.safe_load((HERE / "packs.yaml").read_text("utf-8"))
    return found


def meaning_of(kind: type, key: str, keys: Mapping[str, Any]) -> str:
    own = keys.get(kind.__name__, {})
    return str(own.get(key) or (keys["Rule"].get(key, "") if issubclass(kind, Rule) else ""))


def key_table(kind: type, keys: Mapping[str, Any]) -> str:
    hints = get_type_hints(kind, include_extras=True)
    lines = ["| key | value | default | says |", "| --- | --- | --- | --- |"]
    for field in keys_of(kind):
        key = field.name.rstrip("_")
        says = meaning_of(kind, key, keys)
        lines.append(
            f"| `{key}` | {type_words(hints[field.name])} | {default_words(field)} | {says} |"
        )
    return "\n".join(lines) + "\n"


def head_table(keys: Mapping[str, Any]) -> str:
    hints = get_type_hints(Pack, include_extras=True)
    lines = ["| key | value | default | says |", "| --- | --- | --- | --- |"]
    for field in fields(Pack):
        if field.name not in sections():
            words, default = type_words(hints[field.name]), default_words(field)
            lines.append(f"| `{field.name}` | {words} | {default} | {keys['Pack'][field.name]} |")
        elif field.name == "pack":
            lines.append(f"| `pack` | text | **required** | {keys['Pack']['pack']} |")
    return "\n".join(lines) + "\n"


def packs_page() -> str:
    words = described()
    intro = (HERE / "packs.md").read_text("utf-8")
    toc, body, shown = [], [], {Pack}
    for section, kind in sections().items():
        about = words["sections"][section]
        toc.append(f"- [`{section}`](#{section}): {about['title'].lower()}")
        body.append(_section(section, kind, about, words["keys"]))
        shown.add(kind or Pack)
    inner = _inner_parts(shown)
    chapters = [f"### {kind.__name__}\n\n{_described(kind, words['keys'])}" for kind in inner]
    return (
        intro
        + "\n## Sections\n\n" + "\n".join(toc) + "\n\n" + "\n".join(body)
        + "\n## Parts that rules share\n\n" + "\n".join(chapters)
    )  # fmt: skip


def _section(section: str, kind: type | None, about: Mapping[str, Any], keys: Any) -> str:
    table = head_table(keys) if section == "pack" or kind is None else _described(kind, keys)
    example = about["example"].rstrip()
    return f"## {section}\n\n{about['title']}.\n\n```yaml\n{example}\n```\n\n{table}"


def _described(kind: type, keys: Mapping[str, Any]) -> str:
    said = doc_of(kind)
    return (f"{said}\n\n" if said else "") + key_table(kind, keys)


def _inner_parts(shown: set[type]) -> list[type]:
    """Dataclasses that stand inside rules and are no section themselves, in order of appearance."""
    found: dict[str, type] = {}
    queue: list[type] = [Pack]
    seen: set[type] = set()
    while queue:
        kind = queue.pop(0)
        if kind in seen:
            continue
        seen.add(kind)
        inner = [part for hint in get_type_hints(kind, include_extras=True).values()
                 for part in parts_of(hint)]  # fmt: skip
        queue.extend(inner)
        for part in inner:
            if part not in shown:
                found.setdefault(part.__name__, part)
    return [found[name] for name in sorted(found)]
