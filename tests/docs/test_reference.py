"""The generated pages are what the code says today, and every key of the language has a meaning."""

from dataclasses import fields
from typing import get_type_hints

import pytest
import yaml

from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.loading import build_regulation
from huiyin.policy.schema.base import Rule
from huiyin.policy.schema.pack import Pack
from tools.reference import NAMES, PAGES, page
from tools.reference.packs import described, meaning_of
from tools.reference.words import parts_of, sections

MEND = "run `make reference` and commit what it writes"


@pytest.mark.parametrize("name", NAMES)
def test_a_generated_page_is_current(name):
    written = (PAGES / name).read_text("utf-8")

    assert written == page(name), f"docs/reference/{name}: {MEND}"


def kinds() -> list[type]:
    found: list[type] = [Pack]
    for kind in found:
        hints = get_type_hints(kind, include_extras=True).values()
        found += [p for hint in hints for p in parts_of(hint) if p not in found]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_key_of_the_language_has_a_meaning(kind):
    keys = described()["keys"]
    own = [field.name.rstrip("_") for field in fields(kind) if field.init]
    if kind is Pack:
        own = [name for name in own if name not in sections()]

    silent = [key for key in own if not meaning_of(kind, key, keys)]

    assert silent == [], f"say in tools/reference/packs.yaml, under {kind.__name__}, what they mean"


def test_no_meaning_is_left_of_a_key_that_is_gone():
    known = {kind.__name__: {f.name.rstrip("_") for f in fields(kind)} for kind in kinds()}
    known["Rule"] = {f.name for f in fields(Rule)}
    gone = [
        f"{kind}.{key}"
        for kind, keys in described()["keys"].items()
        for key in keys
        if key not in known.get(kind, ())
    ]

    assert gone == []


def test_every_section_has_an_example_and_together_they_are_a_pack():
    told = described()["sections"]
    assert list(told) == list(sections()), "tools/reference/packs.yaml: sections"
    examples = {name: about["example"] for name, about in told.items()}
    for name, example in examples.items():
        assert name in yaml.safe_load(example)

    regulation = build_regulation("library", lambda _: files_of(examples), vocabulary())

    assert regulation.cited >= {f"TL-{n}" for n in range(1, 14)}


def files_of(examples: dict[str, str]) -> dict[str, str]:
    return {f"packs/library/{name}.yaml": text for name, text in examples.items()}
