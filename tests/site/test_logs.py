"""What is logged can be read by whoever keeps the machine: nothing that people told us stands in it."""

import json
import logging

import pytest
from django.test import Client

from huiyin.ledger import worker
from huiyin.ledger.models import Timer
from huiyin.register import projector
from huiyin.site import logs
from tests.desk.test_register import TYPED
from tests.ledger.house import register

SECRET = "张秘密13800000000"


def lines(capsys) -> list[dict]:
    said = capsys.readouterr()
    assert said.out == ""
    return [json.loads(line) for line in said.err.splitlines()]


@pytest.fixture
def breaks(monkeypatch):
    """A fault of ours in the middle of a command, whose message quotes what was typed."""

    def fall(*_: object) -> None:
        raise ValueError(f"cannot read {SECRET}")

    monkeypatch.setattr(projector.Register, "project", fall)


def test_a_request_leaves_one_line_with_its_id_route_and_case(sit_down, capsys):
    case = register().case.id
    sit_down("li").get(f"/cases/{case}/", headers={"x-request-id": "proxy-0001"})

    [line] = [line for line in lines(capsys) if line["event"] == "request"]
    assert line["request"] == "proxy-0001" and line["case"] == case
    assert line["route"] == "cases/<slug:case_id>/" and line["status"] == 200


def test_an_id_that_is_none_is_replaced_and_told_to_whoever_asked(sit_down, capsys):
    answer = sit_down("li").get("/", headers={"x-request-id": f"a\n{SECRET}"})

    [line] = [line for line in lines(capsys) if line["event"] == "request"]
    assert line["request"] == answer.headers["X-Request-ID"] and len(line["request"]) == 16


def test_nothing_that_somebody_typed_searched_or_broke_stands_in_a_log(sit_down, capsys, breaks):
    client = sit_down("wang")
    client.raise_request_exception = False
    broken = client.post("/register/tiny/", {**TYPED, "f.what": SECRET})
    client.get("/cases/", {"q": SECRET})
    client.get(f"/{SECRET}/")
    Client().post("/sign-in/", {"login": SECRET, "password": SECRET})
    Client().get("/sign-in/", headers={"host": "evil.test"})

    assert broken.status_code == 500
    said = lines(capsys)
    assert SECRET not in json.dumps(said, ensure_ascii=False)
    [fault] = [line for line in said if line["event"] == "page broke"]
    assert fault["error"] == "ValueError" and fault["route"] == "register/<slug:pack>/"
    assert any(place.startswith("ledger/door.py:") for place in fault["through"])
    assert {line["status"] for line in said if line["event"] == "request"} >= {200, 404, 500}


def test_of_the_pages_for_complainants_not_even_a_line_is_written(shop, capsys):
    answer = Client().get("/complain/follow/", headers={"x-request-id": "proxy-0001"})

    assert lines(capsys) == []
    assert "X-Request-ID" not in answer.headers


def test_a_clock_that_cannot_fire_is_logged_with_its_stream_and_without_the_message(
    shop, capsys, breaks, monkeypatch
):
    monkeypatch.undo()
    register()
    timer = Timer.objects.order_by("due").first()

    def fall(*_: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(projector.Register, "project", fall)
    worker.fire_one(timer.due)

    [line] = lines(capsys)
    assert line["event"] == "clock could not fire" and line["stream"] == timer.stream
    assert line["error"] == "ValueError" and SECRET not in json.dumps(line, ensure_ascii=False)


def test_a_library_is_quoted_without_what_was_filled_into_its_sentence(capsys):
    record = logging.LogRecord(
        "some.library", logging.WARNING, "a.py", 7, "no mailbox %s", (SECRET,), None
    )
    logs.Quiet().emit(record)
    plain = logging.LogRecord("some.library", logging.ERROR, "a.py", 7, f"no {SECRET}", (), None)
    logs.Quiet().emit(plain)

    first, second = lines(capsys)
    assert first["template"] == "no mailbox %s" and first["place"] == "a:7"
    assert SECRET not in json.dumps([first, second], ensure_ascii=False)
