"""What is given to one unit is worked on there: the same post in another unit has no part in it."""

from collections.abc import Mapping

import pytest

from huiyin.casework import commands as c
from huiyin.casework.audience import People
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.organisation import Organisation, Post
from huiyin.ledger import moment, ports
from huiyin.ledger.door import Ask, handle, load_case
from huiyin.people import happenings as h
from huiyin.people.organising import record
from huiyin.register import tokens
from tests.site.house_of_all import STORIES, begun, joined, posted, shown_by
from tests.site.survey import Asker

pytestmark = pytest.mark.usefixtures("installation")
NAME = "钱某人"


@pytest.fixture
def given() -> tuple[str, Mapping[str, Asker]]:
    """A case of which technical support has a task, and two of one post: one of them there."""
    posted("general")
    people = {}
    for person, unit in (("there", "technical_support"), ("elsewhere", "quality")):
        joined(person)
        record(h.PostGiven, "", person=person, pack="general", role="specialist", unit=unit)
        people[person] = shown_by(person)
    case = begun(STORIES["general"], complainant_name=NAME).id
    asked = c.OpenTask(kind="department_handling", to="technical_support")
    handle(Ask(case=case, command=asked, actor="specialist_alone"))
    return case, people


def test_the_work_of_a_unit_is_on_the_desk_of_its_people_and_of_no_others(given):
    case, people = given
    tasks = load_case(case).tasks.items()
    [task] = [name for name, task in tasks if task.kind == "department_handling"]
    pages = {
        who: (
            one.browser.get("/").content.decode(),
            one.program.get("/api/me/waits").content.decode(),
        )
        for who, one in people.items()
    }

    assert all(case in page for page in pages["there"])
    assert not any(case in page for page in pages["elsewhere"])
    done = {
        who: one.program.post(
            f"/api/cases/{case}/acts/answer_task",
            {"task": task, "text": "已经看过"},
            content_type="application/json",
        ).status_code
        for who, one in reversed(people.items())
    }
    assert done == {"there": 200, "elsewhere": 403}


def test_the_name_that_only_those_who_work_on_a_case_read_is_hidden_from_another_unit(given):
    case, people = given
    ways = (f"/cases/{case}/", f"/cases/{case}/file/", f"/api/cases/{case}",
            f"/api/cases/{case}/timeline", f"/api/cases/{case}/file")  # fmt: skip
    shows = {
        who: [
            NAME.encode() in (one.program if "/api/" in way else one.browser).get(way).content
            for way in ways
        ]
        for who, one in people.items()
    }

    assert shows["there"][0] and shows["there"][2]
    assert shows["elsewhere"] == [False] * len(ways)


def test_a_unit_without_a_head_is_whoever_holds_a_post_that_the_regulation_counts_to_it():
    now = moment.now()
    policy = ports.rules().regulation("auto-dealer").on(now.date())
    house = Organisation(
        (Post("customer_care", "", ("guan",)), Post("customer_care", "sales", ("tao",)))
    )

    finds = {
        who: tokens.unit("auto-dealer", "care") in tokens.mine(who, now, [(policy, house)])
        for who in ("guan", "tao")
    }

    assert finds == {"guan": True, "tao": False}
    context = Context(now, "", house, ports.rules().calendars("auto-dealer"))
    assert People(policy, Case(id="a"), context).of("care") == ("guan",)
