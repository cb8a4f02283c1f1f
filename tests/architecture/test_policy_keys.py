"""A key of the policy language that nothing reads would be a promise nobody keeps."""

import ast
import sys
from dataclasses import fields, is_dataclass

from huiyin.policy import schema
from huiyin.policy.schema import (
    base,
    counting,
    decisions,
    letters,
    library,
    pack,
    papers,
    people,
    returns,
    rounds,
    secrecy,
    things,
    time,
    work,
)
from tests.architecture.exceptions import UNREAD_KEYS
from tests.architecture.source import python, tree

SCHEMA = (
    base, counting, decisions, letters, library, pack, papers, people, returns, rounds, secrecy, things,
    time, work,
)  # fmt: skip
READERS = ("src/huiyin/",)
NOT_READERS = ("src/huiyin/policy/schema/", "src/huiyin/policy/soundness/",
               "src/huiyin/policy/advice", "src/huiyin/rulebook/")  # fmt: skip
"""Code that only looks whether a key is well formed, or only says it, does not keep what it says."""


def keys() -> dict[str, str]:
    """`Class.key` to the attribute that holds it, for every rule of the schema."""
    return {
        f"{cls.__name__}.{field.name.rstrip('_')}": field.name
        for module in SCHEMA
        for cls in vars(module).values()
        if isinstance(cls, type) and is_dataclass(cls) and cls.__module__ == module.__name__
        for field in fields(cls)
        if cls.__name__ != "Ref"
    }


def attributes_read() -> set[str]:
    """Attributes, and words that name one: `getattr(rule, "since")`."""
    found: set[str] = set()
    for path in python(*READERS):
        if path.startswith(NOT_READERS):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                found.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def unread() -> set[str]:
    read = attributes_read()
    return {key for key, attribute in keys().items() if attribute not in read}


def test_every_key_of_the_language_is_read_by_something():
    assert unread() - set(UNREAD_KEYS) == set()


def test_the_keys_that_nothing_reads_yet_become_fewer():
    assert set(UNREAD_KEYS) - unread() == set()


def test_every_exception_names_the_issue_that_will_read_the_key():
    assert all(why.startswith("issue ") for why in UNREAD_KEYS.values())


def test_no_part_of_the_schema_is_left_out_here():
    loaded = {name for name in sys.modules if name.startswith(f"{schema.__name__}.")}
    assert loaded == {module.__name__ for module in SCHEMA}
