"""Signing on the screen: by password, or drawn; what was signed stands beside it."""

import pytest
from django.test import Client

from huiyin.casework import commands as c
from huiyin.casework.signatures import digest_of
from huiyin.ledger import moment
from huiyin.ledger.door import Ask, handle, load_case, new_id
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.models import Account
from huiyin.people.organising import record

PASSWORD = "signed-with-this"
DRAWN = "M10 20L30 40L31 44"


@pytest.fixture
def case(installation) -> str:
    for person, role in (("mei", "clerk"), ("tao", "manager")):
        record(PersonJoined, "", person=person, shown_name=person.title())
        record(PostGiven, "", person=person, pack="ferry", role=role)
        account = Account.objects.get(username=person)
        account.set_password(PASSWORD)
        account.save()
    now = moment.now()
    command = c.Register(kind="complaint", channel="phone", facts={"subject": "晚点两小时"})
    done = handle(Ask(case=new_id(now), command=command, actor="mei", pack="ferry"))
    issue = c.IssuePaper(paper="slip", fields={"result": "已退票"})
    handle(Ask(case=done.case.id, command=issue, actor="mei"))
    return done.case.id


@pytest.fixture
def mei(case) -> Client:
    client = Client()
    client.force_login(
        Account.objects.get(username="mei"), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def sign(client: Client, case: str, **sent: str):
    page = {"c.copy": "paper-1", "key": "one", "version": str(load_case(case).version), **sent}
    return client.post(f"/cases/{case}/do/sign/?thing=paper-1", page)


def test_what_is_signed_stands_above_the_signature_with_its_digest(mei, case):
    page = mei.get(f"/cases/{case}/do/sign/?thing=paper-1").content.decode()

    assert "已退票" in page
    assert f'value="{digest_of(load_case(case).papers["paper-1"])}"' in page


def test_without_password_and_drawing_nothing_is_signed(mei, case):
    answer = sign(mei, case)

    assert "请手写签名，或输入登录密码" in answer.content.decode()
    assert not load_case(case).papers["paper-1"].signed


def test_a_wrong_password_signs_nothing_and_the_right_one_is_recorded(mei, case):
    assert "密码不正确，没有签署" in sign(mei, case, password="not-this-one").content.decode()
    assert not load_case(case).papers["paper-1"].signed

    sign(mei, case, password=PASSWORD)

    signature = load_case(case).papers["paper-1"].signatures["clerk"]
    assert (signature.by, signature.proof, signature.strokes) == ("mei", "password", "")
    assert "以密码确认" in mei.get(f"/cases/{case}/").content.decode()


def test_a_complainant_s_drawing_is_kept_and_shown(mei, case):
    shown = digest_of(load_case(case).papers["paper-1"])

    sign(mei, case, **{"c.signer": "complainant", "strokes": DRAWN, "shown": shown})

    signature = load_case(case).papers["paper-1"].signatures["complainant"]
    assert (signature.strokes, signature.shown) == (DRAWN, shown)
    assert f'<path d="{DRAWN}">' in mei.get(f"/cases/{case}/").content.decode()


def test_what_the_page_did_not_show_is_not_signed_and_the_drawing_stays(mei, case):
    answer = sign(mei, case, strokes=DRAWN, shown="0" * 64).content.decode()

    assert "签署的不是此件现在的内容" in answer
    assert f'value="{DRAWN}"' in answer
    assert not load_case(case).papers["paper-1"].signed


def test_a_panel_says_who_has_which_part_and_who_came(mei, case):
    for person, role in (("gang", "captain"),):
        record(PersonJoined, "", person=person, shown_name=person.title())
        record(PostGiven, "", person=person, pack="ferry", role=role)
    hurt = c.AmendFacts(facts={"hurt": True}, reason="有人受伤")
    handle(Ask(case=case, command=c.Admit(), actor="mei"))
    handle(Ask(case=case, command=hurt, actor="mei"))
    handle(Ask(case=case, command=c.OpenTask(kind="panel"), actor="mei"))
    before = mei.get(f"/cases/{case}/").content.decode()
    task = next(t.id for t in load_case(case).tasks.values() if t.kind == "panel")
    held = c.HoldMeeting(task=task, outcome="decided", present=("tao", "mei", "gang"))

    handle(Ask(case=case, command=held, actor="tao"))

    for words in ("主持", "应当参加", "作出决定", "合议记录", "Tao", "Gang"):
        assert words in before
    assert "到会" not in before
    assert mei.get(f"/cases/{case}/").content.decode().count("到会") == 3
