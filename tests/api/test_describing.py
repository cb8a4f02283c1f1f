"""The document names every act, every answer and the facts of every regulation, and says so to people."""

import re

import pytest

from huiyin.api.building import API
from huiyin.api.commands import SAID_BY_PAGES, acts, shape_of
from huiyin.api.describing import described, document
from huiyin.api.docs import _REASONS, groups
from huiyin.api.problems import Problem
from huiyin.api.summaries import SUMMARIES
from huiyin.api.words import TEXTS, say
from huiyin.casework.commands import ACTS
from huiyin.casework.wording import LANGUAGES
from huiyin.ledger import ports


def operations() -> dict[str, dict]:
    found = described(API)["paths"]
    return {
        f"{method.upper()} {path}": operation
        for path, item in found.items()
        for method, operation in item.items()
    }


def test_every_act_that_people_may_do_is_an_operation_and_no_act_of_the_clock_is():
    found = {path.rpartition("/")[2] for path in operations() if "/acts/" in path}

    assert found == {n for n, kind in ACTS.items() if not kind.SYSTEM} - {"register"}


@pytest.mark.parametrize("act", acts())
def test_the_request_of_an_act_has_the_fields_of_its_command(act):
    from dataclasses import MISSING, fields

    shape = shape_of(act).model_json_schema()

    told = {field.name for field in fields(ACTS[act]) if (act, field.name) not in SAID_BY_PAGES}
    assert set(shape["properties"]) == told
    assert set(shape.get("required", ())) == {
        field.name
        for field in fields(ACTS[act])
        if field.default is MISSING and field.default_factory is MISSING
    }


def test_every_operation_names_every_answer_that_can_come():
    for name, operation in operations().items():
        wanted = {"400", "401", "403", "422", "429", "500"}
        if name.startswith("POST"):
            wanted |= {"413", "415"}
        if "{" in name:
            wanted.add("404")
        assert wanted <= set(operation["responses"]), name
        assert operation["security"], name


def test_every_operation_has_a_summary_in_every_language():
    plain = {name for name in operations() if "/acts/" not in name}

    assert set(SUMMARIES) == plain
    for name, texts in SUMMARIES.items():
        assert len(texts) == 3 and all(texts)
        assert texts[2] == operations()[name]["summary"]


def told_on_the_page(language: str) -> list[tuple[str, str]]:
    """Every sentence of the page that is no name, with the operation it stands under."""
    lines = [line for group in groups(described(API), language) for line in group["operations"]]
    return [
        (line["id"], text)
        for line in lines
        for text in (
            line["summary"],
            *([line["description"]] if line["description"] else []),
            *(one["description"] for one in line["parameters"]),
            *(one["says"] for one in (*line["fields"], *line["answers"])),
        )
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_of_the_page_has_a_title(language):
    for group in groups(described(API), language):
        assert group["title"], group["name"]
        assert " " not in group["name"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_everything_in_the_language_of_its_reader(language):
    chinese = re.compile("[\u4e00-\u9fff]")

    for operation, text in told_on_the_page(language):
        assert text, operation
        assert bool(chinese.search(text)) == (language != "en"), (operation, text)


def test_every_reason_of_the_api_is_worded_and_listed_on_the_page():
    raised = {word for word in TEXTS if "." not in word}

    assert raised - {"forbidden"} == set(_REASONS)
    for reason in _REASONS:
        assert Problem(400, reason).reason in TEXTS
        for language in LANGUAGES:
            values = {"allowed": "", "scopes": "", "version": 1, "mb": 1, "request_mb": 1,
                      "wanted": "", "kinds": "", "seconds": 1, "packs": ""}  # fmt: skip
            assert say(reason, language, values)


def test_the_document_types_the_facts_of_every_regulation(shop):
    schemas = document(API)["components"]["schemas"]

    for name in ports.rules().names():
        assert f"Facts.{name}" in schemas
    facts = schemas["Facts.tiny"]["properties"]
    assert facts["topic"]["enum"] == ["goods", "service"]
    assert facts["amount"]["anyOf"]
    assert facts["what"]["x-clauses"] == ["T-3"]
    choices = [part for part in schemas["Registration"]["allOf"]
               if part["if"]["properties"]["pack"]["const"] == "tiny"]  # fmt: skip
    assert choices[0]["then"]["properties"]["kind"]["enum"] == [
        "complaint",
        "delivery",
        "pickup",
        "entry",
        "round",
    ]
