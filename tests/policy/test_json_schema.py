"""The schema for editors is current, takes what the reader takes, and refuses what it refuses."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from huiyin.cli.main import app
from huiyin.policy.json_schema import pack_schema
from tests.policy.packs import PACKS, headed

ROOT = Path(__file__).resolve().parents[2]
COMMITTED = ROOT / "docs" / "reference" / "pack.schema.json"
PARTS = sorted([*(ROOT / "packs").glob("*/*.yaml"), PACKS / "complete" / "pack.yaml"])


class PlainLoader(yaml.SafeLoader):
    """Reads as editors do, by YAML 1.2: a date is a text, and so are on and yes."""

    yaml_implicit_resolvers = {
        first: [
            (tag, regexp) for tag, regexp in resolvers if not tag.endswith((":timestamp", ":bool"))
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("(?:true|false)$"), ["t", "f"]
)


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(pack_schema())


def mistakes(text: str) -> list[str]:
    data = yaml.load(text, Loader=PlainLoader)  # noqa: TID251 (as an editor reads it)
    return [error.message for error in validator().iter_errors(data)]


def test_the_committed_schema_is_current():
    printed = CliRunner().invoke(app, ["policy", "schema"]).stdout
    assert COMMITTED.read_text("utf-8") == printed, "run: make schema"
    assert json.loads(printed) == pack_schema()


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(pack_schema())


def test_there_are_packs_to_validate():
    assert len(PARTS) > 3


@pytest.mark.parametrize("part", PARTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_of_a_pack_fits_the_schema(part):
    assert mistakes(part.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "name",
    ["unknown-key", "unknown-section", "missing-key", "rule-without-clause", "option-not-possible",
     "unknown-language", "wrong-shape", "a-rule-without-wording", "wrong-type"],
)  # fmt: skip
def test_what_the_reader_refuses_for_its_shape_the_schema_refuses(name):
    assert mistakes((PACKS / "broken" / f"{name}.yaml").read_text("utf-8")) != []


@pytest.mark.parametrize(
    "rule",
    [
        "clocks: {c: {title: t, from: admitted, until: answered, within: 3 days, clause: A}}",
        "clocks: {c: {title: t, from: [admitted], until: {all: [{on: closed}]}, within: {}, clause: [A]}}",
        "kinds: {k: [{title: t, clause: A}, {title: {en: t}, since: 2026-01-01, clause: A}]}",
        "facts: {f: {title: t, type: choice, of: [a, b], clause: A}}",
        "facts: {f: {title: t, type: ratio, at_most: 30 %, clause: A}}",
        "tables: {t: {title: t, take: first, rows: grade.csv}}",
        "tables: {t: {title: t, take: first, rows: [{is: a, otherwise: yes, clause: A}]}}",
        "approvals: {a: {title: t, by: manager, clause: A}}",
        "gates: {g: {act: close, needs: true, says: t, clause: 8.1}}",
    ],
)
def test_shorthands_are_known(rule):
    assert mistakes(headed(rule, "small")) == []


def test_a_part_needs_no_head_and_a_pack_does():
    assert mistakes("kinds: {k: {title: t, clause: A}}") == []
    assert mistakes("pack: small") != []


def test_every_rule_tells_what_it_is_for():
    described = {name for name, part in pack_schema()["$defs"].items() if part.get("description")}
    assert {"Clock", "Fact", "Pattern", "Wording", "TableRow", "Ladder"} <= described
