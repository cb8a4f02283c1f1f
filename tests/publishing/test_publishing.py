"""An edition is proposed, looked at and consented to by somebody else before it holds."""

from datetime import timedelta

import pytest

from huiyin.connections import keeping
from huiyin.ledger import happenings as h
from huiyin.ledger import moment, packs, ports
from huiyin.ledger.models import EventRow
from huiyin.ledger.store import load
from huiyin.notices import house, outbox
from huiyin.notices.digests import send_digests
from huiyin.notices.models import Message, Outgoing
from huiyin.people import deeds, regulations
from huiyin.people.deeds import Unfit
from huiyin.people.happenings import PersonJoined
from huiyin.people.models import Account
from huiyin.people.organising import STREAM, record
from huiyin.publishing import console, deciding, trials
from huiyin.publishing.models import Trial
from huiyin.publishing.proposals import proposal, proposals
from huiyin.simulation.comparing import Findings
from huiyin.simulation.keeping import kept, read
from tests.ledger.house import open_shop
from tests.publishing.house import BY_OWNER, FASTER, close_a_case, in_force_with_owner
from tests.support.editions import edition
from tests.support.jobs import do_due


@pytest.fixture
def shop(installation):
    open_shop()
    for name in ("gu", "qian"):
        record(PersonJoined, "", person=name, shown_name=name, administrator=True)
        deeds.take_power(account(name), timedelta(hours=1), "测试")
    return installation


def account(name: str) -> Account:
    return Account.objects.get(username=name)


def propose(*changes, version="2", day="2030-01-01", by="gu"):
    found = regulations.tried(edition(version, day, *changes))
    return deciding.propose(account(by), found, "董事会要求")


def look_at_it() -> None:
    do_due()


def steps(found) -> list[str]:
    again = proposal(found.pack, found.place)
    return [step.name for step in again.steps]


def key_of(refused) -> str:
    return refused.value.key


def test_proposing_changes_nothing_that_holds(shop):
    propose(FASTER)

    assert packs.published("tiny") == []
    assert str(ports.rules().regulation("tiny").pack.version) == "2026.1"


def test_every_step_is_an_event_and_the_edition_holds_at_the_end(shop):
    close_a_case()
    found = propose(FASTER, day="2004-01-01")
    look_at_it()
    deciding.approve(account("qian"), found, "可以")

    assert steps(found) == [
        "pack_proposed", "pack_compared", "pack_proven", "pack_tried", "pack_approved",
        "pack_announced",
    ]  # fmt: skip
    assert str(ports.rules().regulation("tiny").pack.version) == "2"
    [published] = packs.published("tiny")
    assert (published.by, published.version) == ("qian", "2")
    event = EventRow.objects.get(type="pack_published")
    assert f'"proposal":{found.place}' in event.data


def test_the_trial_finds_what_the_draft_would_have_changed(shop):
    close_a_case()
    found = propose(FASTER)
    look_at_it()

    step = proposal("tiny", found.place).step(h.PackTried)
    assert (step.cases, step.changed, step.breached_before, step.breached_after) == (1, 1, 0, 1)
    row = Trial.objects.get(part="try")
    assert (row.done, row.total, row.fault) == (1, 1, "")


def test_a_trial_that_was_interrupted_goes_on_and_finds_the_same(shop, monkeypatch):
    for _ in range(3):
        close_a_case()
    found = propose(FASTER)
    monkeypatch.setattr(trials, "AT_A_TIME", 1)
    monkeypatch.setattr(trials, "SLICE", 0.0001)
    slices = 0
    while do_due(limit=1):
        slices += 1

    step = proposal("tiny", found.place).step(h.PackTried)
    assert slices > 3
    assert (step.cases, step.breached_after) == (3, 3)


def test_findings_that_were_put_aside_are_the_same_when_they_are_read(shop):
    close_a_case()
    propose(FASTER)
    look_at_it()
    import json

    found = read(json.loads(Trial.objects.get(part="try").found))

    assert read(kept(found)) == found
    assert read({}) == Findings()


def test_whoever_proposed_it_never_decides(shop):
    found = propose(FASTER)
    look_at_it()

    with pytest.raises(Unfit) as refused:
        deciding.approve(account("gu"), found)

    assert key_of(refused) == "publish.no.own"
    assert packs.published("tiny") == []


def test_without_a_post_in_the_regulation_a_second_administrator_decides_with_power_on(shop):
    found = propose(FASTER)
    look_at_it()
    deeds.lay_down_power(account("qian"))
    with pytest.raises(Unfit) as refused:
        deciding.approve(account("qian"), found)
    assert key_of(refused) == "house.no.power"

    with pytest.raises(Unfit) as refused:
        deciding.approve(account("zhao"), found)
    assert key_of(refused) == "publish.no.right"


def test_the_post_that_the_edition_in_force_names_decides_and_nobody_else(shop):
    in_force_with_owner()
    found = propose(FASTER)
    look_at_it()

    assert deciding.deciders(found).people == {"zhao": "owner"}
    with pytest.raises(Unfit) as refused:
        deciding.approve(account("qian"), found)
    assert key_of(refused) == "publish.no.right"

    deciding.approve(account("zhao"), found)
    assert proposal("tiny", found.place).step(h.PackApproved).role == "owner"


def test_a_draft_does_not_choose_its_own_judge(shop):
    found = propose(BY_OWNER)

    assert set(deciding.deciders(found).people) == {"qian"}


def test_a_post_that_nobody_holds_falls_to_a_second_administrator(shop):
    from huiyin.people.happenings import PostTaken

    in_force_with_owner()
    record(PostTaken, "", person="zhao", pack="tiny", role="owner", unit="")
    found = propose(FASTER)

    allowed = deciding.deciders(found)
    assert (allowed.posts, allowed.people) == (("owner",), {"qian": ""})


def test_nobody_consents_before_it_was_tried_and_proven(shop):
    found = propose(FASTER)

    with pytest.raises(Unfit) as refused:
        deciding.approve(account("qian"), found)

    assert key_of(refused) in ("publish.lacks.tried", "publish.lacks.proven")


def test_a_proposal_is_declined_with_a_reason_and_can_be_made_again(shop):
    found = propose(FASTER)
    with pytest.raises(Unfit):
        deciding.decline(account("qian"), found, " ")
    deciding.decline(account("qian"), found, "太快")

    again = propose(FASTER, version="3")

    assert [one.state for one in proposals("tiny")] == ["declined", "open"]
    assert again.place > found.place


def test_two_do_not_wait_at_once(shop):
    found = propose(FASTER)

    with pytest.raises(Unfit) as refused:
        propose(FASTER, version="3", by="qian")
    assert key_of(refused) == "publish.no.open"

    deciding.withdraw(account("gu"), found)
    propose(FASTER, version="3", by="qian")


def test_what_was_decided_is_not_decided_again(shop):
    found = propose(FASTER)
    deciding.withdraw(account("gu"), found)

    with pytest.raises(Unfit) as refused:
        deciding.approve(account("qian"), found)

    assert key_of(refused) == "publish.no.over"


def test_whom_it_concerns_is_told(shop):
    found = propose(FASTER, day="2004-01-01")
    waiting = set(
        Message.objects.filter(template="edition/decide").values_list("person", flat=True)
    )
    look_at_it()
    deciding.approve(account("qian"), found)

    told = Message.objects.filter(template="edition/published/2004-01-01")
    assert waiting == {"qian"}
    assert set(told.values_list("person", flat=True)) == {"wang", "li", "zhao", "gu", "qian"}


@pytest.fixture
def reached(shop):
    """Everybody has an address, there is a group of the owner, and the desk has an address too."""
    for row in Account.objects.all():
        row.email = f"{row.username}@house.test"
        row.save()
    keeping.put("messages", {"desk": "https://desk.test"}, "")
    group = {"service": "wecom", "webhook": "https://x.test/h", "posts": "tiny/owner"}
    keeping.put("robot/group", group, "")
    return shop


def written(purpose: str) -> dict[str, outbox.Letter]:
    rows = Outgoing.objects.filter(purpose=purpose)
    return {row.person or row.way: outbox.opened(row) for row in rows}


def test_who_is_to_decide_and_whom_it_concerns_is_told_by_mail_and_in_the_group(reached):
    in_force_with_owner()
    found = propose(FASTER, day="2004-01-01")

    asked = written("edition/decide")
    assert set(asked) == {"zhao", "robot/group"}
    assert asked["zhao"].subject == "【回音】请决定是否发布《小店投诉办法》的新版本"
    assert f"https://desk.test/rules/tiny/proposed/{found.place}/" in asked["zhao"].text

    look_at_it()
    deciding.approve(account("zhao"), found)
    told = written("edition/published/2004-01-01")
    assert set(told) == {"wang", "li", "zhao", "gu", "qian", "robot/group"}
    assert "《小店投诉办法》的新版本自 2004-01-01 起施行" in told["robot/group"].text
    assert told["wang"].text.count("https://desk.test/rules/tiny/") == 1


def test_news_of_an_edition_wait_for_the_digest_and_the_end_of_quiet_hours(reached):
    house.choose("qian", mail=True, digest="hourly", quiet=("", ""))
    house.choose("gu", mail=True, digest="none", quiet=("00:00", "23:59"))
    found = propose(FASTER, day="2004-01-01")
    look_at_it()
    deciding.approve(account("qian"), found)

    told = Outgoing.objects.filter(purpose="edition/published/2004-01-01")
    assert not told.filter(person="qian").exists()
    assert told.get(person="gu").not_before > told.get(person="wang").not_before
    send_digests(moment.now() + timedelta(hours=2))
    [digest] = Outgoing.objects.filter(person="qian")
    said = outbox.opened(digest).text
    assert "请决定是否发布《小店投诉办法》的新版本" in said
    assert "《小店投诉办法》的新版本自 2004-01-01 起施行" in said


def test_the_console_does_not_pass_over_whoever_has_to_consent(shop):
    in_force_with_owner()
    draft = regulations.tried(edition("2", "2004-01-01", FASTER))
    with pytest.raises(Unfit) as refused:
        console.install(draft, regulations.Grounds("急", "root"))
    assert key_of(refused) == "install.no.consent"

    told = console.install(draft, regulations.Grounds("期限写错了", "root", emergency=True))

    assert str(ports.rules().regulation("tiny").pack.version) == "2"
    event = load(STREAM)[-1].event
    assert (event.name, event.why, event.operator, event.emergency) == (
        "regulation_installed", "期限写错了", "root", True,
    )  # fmt: skip
    assert Message.objects.filter(template="edition/published/2004-01-01").count() == told == 5


def test_an_emergency_that_passes_over_nobody_is_recorded_as_none(shop):
    console.install(
        regulations.tried(edition("2", "2004-01-01", FASTER)),
        regulations.Grounds("急", "root", emergency=True),
    )

    assert load(STREAM)[-1].event.emergency is False


def test_without_the_solver_the_step_says_so(shop, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "huiyin.proof.proving", None)
    found = propose(FASTER)
    look_at_it()

    assert proposal("tiny", found.place).step(h.PackProven).proven is False
    deciding.approve(account("qian"), found)


def test_a_case_with_a_fault_in_the_trial_forbids_consent(shop, monkeypatch):
    def fail(*_):
        raise RuntimeError("out of order")

    monkeypatch.setattr(trials, "try_all", fail)
    close_a_case()
    found = propose(FASTER)
    look_at_it()

    assert "out of order" in Trial.objects.get(part="try").fault
    with pytest.raises(Unfit):
        deciding.approve(account("qian"), found)


def test_a_later_wording_is_tried_as_it_will_be_worded(shop):
    """The change begins in 2031, in a wording of its own within the edition."""
    regulations.install(regulations.tried(edition("1.5", "2004-01-01")))
    close_a_case()
    later = (
        "    within: 15 workdays\n",
        "    within: 15 workdays\n    repealed: 2031-01-01\n",
    )
    found = propose(later)

    assert proposal("tiny", found.place).step(h.PackCompared).from_day == "2031-01-01"
