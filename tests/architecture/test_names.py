"""No regulation's name in the code, no test or scenario that hides another."""

import ast
import re
from collections import Counter

import pytest
import yaml

from tests.architecture.source import ROOT, committed, functions, python, text, tree

PACKS = sorted(path.parent.name for path in (ROOT / "packs").glob("*/pack.yaml"))


def spellings(pack: str) -> list[str]:
    words = re.split(r"[-_]", pack)
    return ["-".join(words), "_".join(words), "".join(word.capitalize() for word in words)]


def test_there_are_regulations_to_look_for():
    assert PACKS


@pytest.mark.parametrize("pack", [pack for pack in PACKS if "-" in pack])
def test_the_name_of_a_regulation_stands_nowhere_in_the_source(pack):
    found = [
        path
        for path in committed()
        if path.startswith("src/")
        and path.endswith((".py", ".html", ".js", ".css", ".toml", ".lark"))
        and any(spelling in text(path) for spelling in spellings(pack))
    ]
    assert found == []


@pytest.mark.parametrize("pack", PACKS)
def test_no_code_decides_by_the_name_of_a_regulation(pack):
    """Also where the name is an everyday word, such as general."""
    found = [
        f"{path}:{node.lineno}"
        for path in python("src/")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(rf"{re.escape(pack)}(@.*)?", node.value)
    ]
    assert found == []


def test_the_name_of_a_test_is_its_own():
    names = Counter(
        name
        for path in python("tests/")
        for name, _ in functions(path)
        if name.rpartition(".")[2].startswith("test_")
    )
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("pack", PACKS)
def test_the_name_of_a_scenario_is_its_own(pack):
    names: Counter[str] = Counter()
    for path in (ROOT / "packs" / pack / "scenarios").glob("*.yaml"):
        data = yaml.safe_load(path.read_text("utf-8")) or []
        items = data.get("scenarios", []) if isinstance(data, dict) else data
        names.update(item["scenario"] for item in items)
    assert [name for name, times in names.items() if times > 1] == []


def test_no_test_is_empty():
    """No test that cannot fail: it asserts, expects an error, or calls what does."""
    idle = [
        f"{path}:{name}"
        for path in python("tests/")
        for name, function in functions(path)
        if name.startswith("test_") and not any(map(_may_fail, ast.walk(function)))
    ]
    assert idle == []


def _may_fail(node: ast.AST) -> bool:
    return isinstance(node, ast.Assert | ast.Raise | ast.Call)
