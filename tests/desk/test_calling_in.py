"""The link that a call-centre's program opens: the number stands in the form already."""

import re

from django.http import QueryDict

from huiyin.desk import calling, drafts
from huiyin.ledger import moment


def value_of(page: str, name: str) -> str:
    found = re.search(rf'name="{re.escape(name)}"[^>]*value="([^"]*)"', page)
    return found[1] if found else ""


def test_facts_and_fields_of_the_address_stand_in_the_form(sit_down):
    page = sit_down("wang").get("/register/tiny/?f.amount=35&phone=13800138000").content.decode()

    assert value_of(page, "f.amount") == "35"
    assert value_of(page, "f.phone_number") == "13800138000"
    assert '<option value="phone" selected>' in page
    assert "data-rings" in page


def test_the_way_over_the_choice_of_regulations_keeps_the_number(sit_down):
    answer = sit_down("wang").get("/register/?phone=13800138000&name=王女士&f.amount=12")

    assert answer.headers["Location"].startswith("/register/tiny/?phone=13800138000&name=")
    assert "f.amount=12" in answer.headers["Location"]


def test_a_call_opens_a_new_form_and_leaves_the_one_that_was_begun(sit_down):
    client = sit_down("wang")
    drafts.keep("wang", "tiny", "begun-before", {"f.what": ["杯子"]}, moment.now())

    page = client.get("/register/tiny/?phone=13800138000").content.decode()

    assert "杯子" not in page
    assert "?draft=begun-before" in page
    assert "杯子" in client.get("/register/tiny/?draft=begun-before").content.decode()


def test_what_is_too_long_is_cut_and_what_no_form_asks_is_left_aside():
    asked = QueryDict(mutable=True)
    asked.update({"f.what": "长" * 900, "nonsense": "1", "phone": " 138 "})

    assert calling.said(asked) == {"f.what": "长" * calling.MOST, "phone": "138"}
    assert not calling.is_call(QueryDict("new=1&draft=x"))
