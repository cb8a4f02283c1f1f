"""Modules and functions stay small enough to be read at once; exceptions only shrink."""

import pytest

from tests.architecture.exceptions import LONG_FUNCTIONS, LONG_MODULES
from tests.architecture.source import functions, length, only_dispatches, python, text

MODULE, TEST_MODULE = 300, 500
CORE, ELSEWHERE = 20, 40
CORE_FOLDERS = tuple(f"src/huiyin/{name}/" for name in ("calendars", "policy", "casework"))


def long_modules() -> dict[str, int]:
    found = {}
    for path in python("src/", "tests/", "benchmarks/", "tools/"):
        lines = text(path).count("\n")
        if lines > (TEST_MODULE if path.startswith("tests/") else MODULE):
            found[path] = lines
    return found


def long_functions() -> dict[str, int]:
    found = {}
    for path in python("src/", "benchmarks/"):
        most = CORE if path.startswith(CORE_FOLDERS) else ELSEWHERE
        for name, function in functions(path):
            if length(function) > most and not only_dispatches(function):
                found[f"{path}:{name}"] = length(function)
    return found


@pytest.mark.parametrize(
    ("found", "allowed"),
    [(long_modules, LONG_MODULES), (long_functions, LONG_FUNCTIONS)],
    ids=["modules", "functions"],
)
def test_nothing_is_longer_than_its_cap_or_its_exception(found, allowed):
    grown = {name: size for name, size in found().items() if size > allowed.get(name, 0)}
    assert grown == {}, "split it by meaning"


@pytest.mark.parametrize(
    ("found", "allowed"),
    [(long_modules, LONG_MODULES), (long_functions, LONG_FUNCTIONS)],
    ids=["modules", "functions"],
)
def test_the_list_of_exceptions_only_shrinks(found, allowed):
    assert set(allowed) - set(found()) == set(), "no longer needed: take out the entry"
