"""A process that cannot read a regulation in force says so, to people and to programs, and is no riddle."""

import json

import pytest

from huiyin.ledger import packs, ports
from huiyin.ledger.models import PackText
from huiyin.people import regulations
from tests.support.editions import edition


@pytest.fixture
def newer(shop):
    """Another server, which knows more of the language, published an edition that this one cannot read."""
    regulations.install(regulations.tried(edition("2", "2004-01-01")))
    row = PackText.objects.get(pk=packs.published("tiny")[-1].sha256)
    rules = {
        name: f"{text}\nof_a_later_release: true\n" for name, text in json.loads(row.rules).items()
    }
    PackText.objects.filter(pk=row.pk).update(rules=json.dumps(rules))
    ports.rules().look_again()
    ports.rules()._chains.clear()
    ports.rules()._built.cache_clear()
    yield
    PackText.objects.filter(pk=row.pk).update(rules=row.rules)
    ports.rules()._chains.clear()


def test_people_read_what_is_the_matter(newer, sit_down):
    client = sit_down("wang")
    client.raise_request_exception = False

    answer = client.get("/")

    assert answer.status_code == 503
    assert "有一部规定读不了" in answer.content.decode()


def test_programs_get_the_one_shape(newer, sit_down):
    client = sit_down("wang")
    client.raise_request_exception = False

    answer = client.get("/api/cases")

    assert (answer.status_code, answer.json()["reason"]) == (503, "unreadable-pack")
    assert answer.headers["Retry-After"] == "60"
