"""Whatever a browser sends: characters that no text holds bring nothing down, on either database."""

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import Client

from huiyin.ledger.door import load_case
from huiyin.register.models import CaseRow
from tests.desk.test_guard import addresses
from tests.desk.test_register import TYPED
from tests.ledger.house import register

NUL = "a\x00\x1bb"
NAMES = ("pack", "stage", "grade", "kind", "owner", "number", "open", "after", "sort", "thing", "q",
         "draft", "next", "order", "overdue")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_parameter_of_any_address_breaks_a_page(sit_down, name):
    client = sit_down("li")
    for address in addresses().values():
        assert client.get(address, {name: NUL}).status_code < 500, address


def test_no_address_itself_breaks_a_page(sit_down):
    client = sit_down("li")
    for address in ("/rules/tiny/T%00/", "/cases/a%00/", "/register/%00/", "/%1b/"):
        assert client.get(address).status_code in (302, 404), address


def closed(answer):
    """As the test client closes an answer: the test goes on with its connection."""
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)


def test_no_field_of_any_form_breaks_it(sit_down):
    case = register().case.id
    client = sit_down("wang")
    for address in addresses().values():
        real = address.replace("/abc/", f"/{case}/")
        sent = dict.fromkeys(
            ("key", "c.text", "c.to", "c.purpose", "f.what", "password", "name"), NUL
        )
        answer = client.post(real, sent)
        closed(answer)
        assert answer.status_code < 500, real


def test_a_stranger_s_name_breaks_nothing(shop):
    assert Client().post("/sign-in/", {"username": NUL, "password": NUL}).status_code < 500


def test_what_is_typed_is_kept_without_what_no_text_holds(sit_down):
    sit_down("wang").post("/register/tiny/", {**TYPED, "f.what": "杯子\x00是裂的\n第二行"})

    [row] = CaseRow.objects.all()
    assert (
        load_case(row.stream.partition("/")[2]).facts["what"].replace("\r", "")
        == "杯子是裂的\n第二行"
    )
