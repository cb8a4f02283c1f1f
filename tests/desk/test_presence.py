"""Who else has a case open, and what happened since a page was opened."""

from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.desk import presence
from huiyin.desk.models import Presence
from huiyin.ledger.door import load_case
from huiyin.people.happenings import PersonJoined
from huiyin.people.organising import record
from tests.ledger.house import do, register


@pytest.fixture
def case(shop) -> str:
    return register().case.id


def here(client, case: str, **asked: str):
    return client.get(f"/cases/{case}/here/", asked)


def test_a_colleague_who_reads_is_shown_and_so_is_the_form_that_they_fill_in(sit_down, case):
    wang, li = sit_down("wang"), sit_down("li")
    here(wang, case)

    assert "Wang 正在看此案" in here(li, case).content.decode()
    here(wang, case, doing="answer")
    assert "Wang 正在填写“答复" in here(li, case).content.decode()
    assert "Li" not in here(li, case).content.decode()


def test_somebody_who_left_the_page_is_forgotten_within_a_minute(sit_down, case):
    here(sit_down("wang"), case)
    Presence.objects.update(at=Presence.objects.get().at - presence.BELIEVED - timedelta(seconds=1))

    assert "Wang" not in here(sit_down("li"), case).content.decode()


def test_what_happened_since_the_page_was_opened_is_said_at_once(sit_down, case):
    version = load_case(case).version
    do(case, "wang", c.Remind(text="请尽快"))

    page = here(sit_down("li"), case, version=str(version)).content.decode()

    assert "打开后有新进展" in page
    assert "请尽快" in page
    assert "新进展" not in here(sit_down("wang"), case, version=str(version + 99)).content.decode()


def test_nothing_new_is_not_said_again(sit_down, case):
    client = sit_down("wang")
    first = here(client, case).content.decode()
    said = first.partition('name="said" value="')[2].partition('"')[0]

    assert here(client, case, said=said).status_code == 204
    assert here(client, case, said="another").status_code == 200


def test_who_may_not_read_the_case_learns_nothing_and_is_not_there(sit_down, case):
    record(PersonJoined, "", person="guest", shown_name="Guest")

    assert here(sit_down("guest"), case).status_code == 404
    assert not Presence.objects.exists()


def test_the_story_of_a_case_is_narrowed_by_side_and_by_person(sit_down, case):
    do(case, "wang", c.Remind(text="请尽快办理"))
    client = sit_down("wang")

    def told(asked: str) -> str:
        page = client.get(f"/cases/{case}/?{asked}").content.decode()
        return page[page.index('<ol class="desk-timeline">') :]

    assert "请尽快办理" in told("")
    assert "请尽快办理" in told("about=customer")
    assert "请尽快办理" not in told("about=files")
    assert "请尽快办理" not in told("who=li")
    assert "请尽快办理" in told("who=wang&about=customer")
    assert "没有符合的经过" in client.get(f"/cases/{case}/?about=files").content.decode()
