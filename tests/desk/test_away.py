"""Where nothing can be written for a while, a form that was sent stays on the screen, to be sent again."""

import re
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from huiyin.ledger import moment
from tests.ledger.house import ZONE, register

PAGE = "/returns/tiny/monthly/2026-03/"
SAID = '两件小事，\n都办完了 "<b>&'


@pytest.fixture(autouse=True)
def april(shop, monkeypatch):
    register()
    monkeypatch.setattr(moment, "now", lambda: datetime(2026, 4, 2, 9, 0, tzinfo=ZONE))


@pytest.fixture
def away(monkeypatch):
    def full(*_asked, **_more):
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("huiyin.desk.returns.views.do", full)
        yield patched


def hidden(page: str) -> dict[str, str]:
    from html import unescape

    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {unescape(name): unescape(value) for name, value in found}


def test_what_was_typed_is_still_there_and_is_sent_again_from_the_page(sit_down, away):
    wang = sit_down("wang")
    wang.raise_request_exception = False

    refused = wang.post(f"{PAGE}?made=now", {"act": "compile", "summary": SAID})
    page = refused.content.decode()
    away.undo()
    done = wang.post(PAGE, hidden(page), follow=True)

    assert refused.status_code == 503 and refused["Retry-After"] == "5"
    assert ">再提交一次</button>" in page and f'action="{PAGE}?made=now"' in page
    assert hidden(page) == {"act": "compile", "summary": SAID}
    assert "<b>" not in page
    assert "都办完了" in done.content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"act": "compile", "summary": SAID, "new_password": "secret-1"},
        {"act": "compile", "file": SimpleUploadedFile("a.txt", b"secret-1")},
    ],
)
def test_no_page_holds_a_password_or_pretends_to_hold_a_file(sit_down, away, asked):
    wang = sit_down("wang")
    wang.raise_request_exception = False

    refused = wang.post(PAGE, asked)
    page = refused.content.decode()

    assert refused.status_code == 503
    assert "<form" not in page and "secret-1" not in page
    assert "返回上一页再提交" in page


def test_a_page_that_could_not_be_read_asks_for_nothing_to_be_sent(sit_down, away):
    away.setattr("huiyin.desk.returns.views.me_of", lambda request: 1 / 0)
    away.setattr("huiyin.desk.views.problems.is_away", lambda error: True)
    wang = sit_down("wang")
    wang.raise_request_exception = False

    refused = wang.get(PAGE)

    assert refused.status_code == 503
    assert "<form" not in refused.content.decode()
