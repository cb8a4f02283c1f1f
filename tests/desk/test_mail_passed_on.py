"""A mail that another regulation of the house is for goes to those who keep it, with its case."""

import pytest

from huiyin.connections import keeping as connections
from huiyin.evidence import keeping
from huiyin.intake.mail.models import MailRow
from huiyin.intake.mail.receiving import Place, receive
from huiyin.ledger.door import load_case
from huiyin.ledger.store import load
from huiyin.notices.models import Message
from huiyin.people import happenings as h
from huiyin.people import regulations
from huiyin.people.models import Account
from huiyin.people.organising import record
from tests.evidence.files import picture
from tests.intake.mail.conftest import AT, VALUES
from tests.support.editions import edition, twin
from tests.support.letters import mail, with_files

MAY_MOVE = ("amend_facts, link, correct_registration]", "amend_facts, link, move_case]")
GO = {"to": "twin", "why": "other_kind"}


@pytest.fixture
def take(shop):
    """A mailbox of `tiny`, beside a second regulation that another clerk keeps."""
    regulations.install(regulations.tried(edition("2", "2004-01-01", MAY_MOVE)))
    regulations.install(regulations.tried(twin()))
    record(h.PersonJoined, "", person="mei", shown_name="Mei")
    record(h.PostGiven, "", person="mei", pack="twin", role="clerk")
    uids = iter(range(1, 100))

    def taken(content: bytes, **more) -> MailRow:
        box = connections.put("imap/front", {**VALUES, "automatic": False, **more}, "li")
        return receive(Place("front", box, 7, next(uids)), content, AT)

    return taken


def page(answer) -> str:
    return answer.content.decode()


def events(stream: str, kind: str) -> list:
    return [item.event for item in load(stream) if item.event.name == kind]


def register_there(client, row, **more):
    typed = {"key": row.pk, "c.kind": "complaint", "c.channel": "counter", "f.topic": "goods",
             "c.received_at": "2026-03-02T09:30", "f.what": "水杯是裂的", **more}  # fmt: skip
    return client.post("/register/twin/", typed)


def test_a_mail_that_waits_goes_to_the_people_of_the_other_regulation(sit_down, take):
    row = take(with_files(("杯子.png", picture()), text="水杯是裂的"))
    wang, mei = sit_down("wang"), sit_down("mei")
    assert row.pk not in page(mei.get("/mail/"))

    done = page(wang.post(f"/mail/{row.pk}/pass/", GO, follow=True))

    assert "来信已转到〈小店加急办法〉" in done and row.pk not in done
    assert wang.get(f"/mail/{row.pk}/").status_code == 404
    there = page(mei.get(f"/mail/{row.pk}/"))
    assert "由〈小店投诉办法〉转来" in there and "性质不同" in there and "Wang" in there
    [event] = events("house/mail", "mail_passed_on")
    assert (event.by, event.previous, event.to, event.why) == (
        "wang", "tiny", "twin", "other_kind",
    )  # fmt: skip

    form = page(mei.post(f"/mail/{row.pk}/register/", follow=True))
    assert "水杯是裂的" in form  # both regulations call it `what`
    register_there(mei, row)
    row.refresh_from_db()
    case = load_case(row.case)
    assert (row.state, case.policy.partition("@")[0]) == ("registered", "twin")
    assert [keeping.find(one.sha256).kind for one in case.evidence.values()] == ["eml", "png"]


def test_a_case_made_of_it_ends_as_moved_when_it_is_registered_there(sit_down, take):
    row = take(mail("水杯是裂的"), automatic=True, subject_fact="", text_fact="what")
    left = row.case
    sit_down("li").post(f"/mail/{row.pk}/pass/", GO)
    assert load_case(left).stage != "moved"  # nobody has taken it over yet

    register_there(sit_down("mei"), row)

    row.refresh_from_db()
    case = load_case(left)
    assert (case.stage, case.links) == ("moved", (("moved_to", row.case),))
    [moved] = events(f"case/{left}", "case_moved")
    assert (moved.by, moved.to, moved.other) == ("li", "twin", row.case)


def test_passed_back_it_is_its_case_s_mail_again(sit_down, take):
    row = take(mail("水杯是裂的"), automatic=True)
    left = row.case
    sit_down("li").post(f"/mail/{row.pk}/pass/", GO)

    sit_down("mei").post(f"/mail/{row.pk}/pass/", {"to": "tiny", "why": "other_matter"})

    row.refresh_from_db()
    assert (row.state, row.case, row.pack, row.leaves) == ("registered", left, "tiny", "")


def test_where_it_comes_to_nothing_the_owner_of_the_case_is_told(sit_down, take):
    row = take(mail("水杯是裂的"), automatic=True)
    left = row.case
    sit_down("li").post(f"/mail/{row.pk}/pass/", GO)

    sit_down("mei").post(f"/mail/{row.pk}/dismiss/", {"why": "not_a_complaint"})

    assert load_case(left).stage != "moved"
    [message] = Message.objects.filter(template="not_moved")
    assert (message.person, message.stream) == ("wang", f"case/{left}")
    assert "本案没有随之转走" in page(sit_down("wang").get("/messages/"))


def test_a_case_is_passed_on_only_by_whoever_may_move_it(sit_down, take):
    row = take(mail("水杯是裂的"), automatic=True)

    assert "转出此信" not in page(sit_down("wang").get(f"/mail/{row.pk}/"))
    refused = page(sit_down("wang").post(f"/mail/{row.pk}/pass/", GO, follow=True))

    assert "没有办理此事的权限" in refused
    row.refresh_from_db()
    assert (row.state, row.pack) == ("registered", "tiny")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"to": "twin", "why": ""}, "请选择缘由"),
        ({"to": "tiny", "why": "other"}, "请选择本单位现行的另一部规定"),
        ({"to": "nothing", "why": "other"}, "请选择本单位现行的另一部规定"),
    ],
)
def test_it_needs_another_regulation_and_a_reason(sit_down, take, given, said):
    row = take(mail())

    assert said in page(sit_down("wang").post(f"/mail/{row.pk}/pass/", given, follow=True))
    row.refresh_from_db()
    assert (row.state, row.pack) == ("held", "tiny")


def test_it_is_not_passed_to_where_nobody_would_see_it(sit_down, take):
    row = take(mail())
    Account.objects.filter(username="mei").update(is_active=False)

    assert "没有人可以登记" in page(sit_down("wang").post(f"/mail/{row.pk}/pass/", GO, follow=True))


def test_mail_of_a_sealed_case_is_not_shown_to_others(sit_down, take, monkeypatch):
    row = take(mail("水杯是裂的"), automatic=True)
    monkeypatch.setattr("huiyin.intake.mail.passing.is_sealed", lambda policy, case: True)

    assert "保密案件" in page(sit_down("li").post(f"/mail/{row.pk}/pass/", GO, follow=True))
