"""The page of jobs that were given up."""

import pytest

from huiyin.desk.words import TEXTS
from huiyin.jobs.models import Job
from huiyin.ledger import moment
from huiyin.ledger.store import load
from huiyin.people import happenings as h
from huiyin.people.deeds import LENGTHS, take_power
from huiyin.people.models import Account
from huiyin.people.organising import STREAM, record

ADDRESS = "/house/jobs/"


@pytest.fixture
def keeper(shop, sit_down):
    record(h.PersonJoined, "", person="gu", shown_name="顾管理", administrator=True)
    return sit_down("gu")


def given_up(n: int = 1) -> None:
    now = moment.now()
    for number in range(n):
        Job.objects.create(key=f"k{number}", task="huiyin.register.recomputing.go_on", queue="work",
                           given='{"args":[1],"kwargs":{}}', state="failed", made_at=now, not_before=now,
                           attempts=10, failed_at=now, fault="ValueError @ go_on:9")  # fmt: skip


def test_nothing_given_up_is_said_in_words(keeper):
    assert "没有未完成的任务" in keeper.get(ADDRESS).content.decode()


def test_a_job_that_was_given_up_is_named_on_both_pages_and_tried_anew(keeper):
    given_up()
    assert "未完成的后台任务：1" in keeper.get("/house/running/").content.decode()
    said = keeper.get(ADDRESS).content.decode()
    assert "按新日历重算时限" in said and "ValueError @ go_on:9" in said and "共试 10 次" in said

    keeper.post(ADDRESS, {"job": Job.objects.get().pk, "act": "requeue"})

    assert Job.objects.values_list("state", "attempts").get() == ("waiting", 0)
    event = load(STREAM)[-1].event
    assert (event.name, event.job, event.by) == ("job_requeued", "recomputing.go_on", "gu")
    history = keeper.get("/house/history/").content.decode()
    assert "后台任务“按新日历重算时限”重新排队" in history


def test_letting_one_go_needs_power_and_a_reason_and_is_recorded(keeper):
    given_up()
    drop = {"job": Job.objects.get().pk, "act": "drop", "why": "名单已另行处理"}
    assert keeper.post(ADDRESS, drop).status_code == 422
    take_power(Account.objects.get(username="gu"), LENGTHS["15"], "清理")
    answer = keeper.post(ADDRESS, drop | {"why": " "})
    assert answer.status_code == 422 and Job.objects.exists()

    keeper.post(ADDRESS, drop)

    assert not Job.objects.exists()
    event = load(STREAM)[-1].event
    assert (event.name, event.why) == ("job_dropped", "名单已另行处理")
    again = keeper.post(ADDRESS, drop)
    assert again.status_code == 422 and "已不在列表中" in again.content.decode()


def test_a_long_list_is_turned_page_by_page(keeper):
    given_up(30)
    first = keeper.get(ADDRESS)
    before = first.context["before"]

    second = keeper.get(f"{ADDRESS}?before={before}").content.decode()

    assert second.count("job.requeue") == 0 and second.count('value="requeue"') == 5
    assert keeper.get(f"{ADDRESS}?before={'9' * 40}").status_code == 200


def test_nobody_but_administrators_sees_it(sit_down):
    assert sit_down("li").get(ADDRESS).status_code == 403


def test_every_job_of_the_product_has_a_name_in_words():
    from huiyin.evidence import sweeping
    from huiyin.notices import sending
    from huiyin.publishing import trials
    from huiyin.register import recomputing

    for task in (sweeping.scan, sending.deliver, trials.look, recomputing.go_on):
        assert f"job.{'.'.join(task.module_path.rsplit('.', 2)[-2:])}" in TEXTS
