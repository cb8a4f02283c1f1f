"""A case is erased by two people, for good: texts, files and traces go, the events and the proof stay."""

from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.evidence import keeping
from huiyin.ledger import keys, moment
from huiyin.ledger.door import load_case
from huiyin.ledger.models import SealedText
from huiyin.ledger.rebuilding import check
from huiyin.ledger.verify import verify
from huiyin.people import deeds, erasing, regulations
from huiyin.people import happenings as h
from huiyin.people.deeds import Unfit
from huiyin.people.models import Account, Erasure
from huiyin.people.organising import rebuild, record
from huiyin.register.models import FactRow, WordsRow
from tests.evidence.files import picture
from tests.ledger.house import do, register
from tests.support.editions import edition

SECRET = "独一无二的秘密"


@pytest.fixture
def two(shop, sit_down):
    """Two administrators with power."""
    for person in ("gu", "du"):
        record(h.PersonJoined, "", person=person, shown_name=person, administrator=True)
        deeds.take_power(Account.objects.get(username=person), timedelta(hours=1), "测试")
    return sit_down("gu"), sit_down("du")


@pytest.fixture
def ended(shop) -> str:
    """With a picture of its own, and one that another case speaks of too."""
    case = register(facts={"what": SECRET, "phone_number": "13900000001"}).case.id
    other = register(facts={"what": "别的"}).case.id
    for title, digest in (("自己的", own()), ("共有的", shared())):
        do(case, "wang", c.AddEvidence(kind="", title=title, sha256=digest), moment.now())
    do(other, "wang", c.AddEvidence(kind="", title="共有的", sha256=shared()), moment.now())
    do(case, "wang", c.Withdraw(reason="不告了"), moment.now())
    return case


def own() -> str:
    return keeping.put([picture(size=(40, 30))]).sha256


def shared() -> str:
    return keeping.put([picture(size=(50, 30))]).sha256


def person(name: str) -> Account:
    return Account.objects.get(username=name)


def why_not(act) -> str:
    with pytest.raises(Unfit) as refused:
        act()
    inner = refused.value.values.get("refused")
    return inner.reason.value if inner else refused.value.key


def test_asked_by_one_and_confirmed_by_another_it_is_gone_and_the_ledger_verifies(
    two, ended, django_capture_on_commit_callbacks, settings
):
    erasing.ask(person("gu"), ended, "保存期满")
    assert load_case(ended).facts["what"] == SECRET

    with django_capture_on_commit_callbacks(execute=True):
        gone = erasing.confirm(person("du"), ended)

    assert (gone.files, gone.shared) == (1, 1) and gone.texts > 1
    assert "what" not in load_case(ended).facts or not load_case(ended).facts["what"]
    assert not FactRow.objects.filter(stream=f"case/{ended}", name="phone_number").exists()
    assert not WordsRow.objects.filter(stream=f"case/{ended}").exists()
    with pytest.raises(keeping.NotKept):
        keeping.find(own_digest(ended, "自己的", gone))
    assert keeping.find(shared())
    assert verify(settings.HOME.seals, keys.public_key()).is_sound
    assert check() >= 2


def own_digest(case, title, gone) -> str:
    """The events still name the file by its hash, and nothing more."""
    digests = [item.sha256 for item in load_case(case).evidence.values()]
    return next(digest for digest in digests if digest != shared())


def test_whoever_asked_does_not_confirm(two, ended):
    erasing.ask(person("gu"), ended, "保存期满")

    assert why_not(lambda: erasing.confirm(person("gu"), ended)) == "own-proposal"
    assert SealedText.objects.filter(stream=f"case/{ended}").exists()
    assert load_case(ended).facts["what"] == SECRET


def test_a_case_that_is_open_is_not_erased(two):
    case = register().case.id

    assert why_not(lambda: erasing.ask(person("gu"), case, "要删")) == "not-ended"


def test_nobody_without_the_right_or_the_power(two, ended):
    deeds.lay_down_power(person("gu"))

    assert why_not(lambda: erasing.ask(person("gu"), ended, "要删")) == "no-right"
    assert why_not(lambda: erasing.ask(person("wang"), ended, "要删")) == "no-right"


def test_where_the_regulation_names_posts_these_do_it_and_administrators_do_not(two, ended):
    granted = (
        "grants:\n",
        "grants:\n  erasers: {role: [chief, owner], may: erase, clause: T-30}\n",
    )
    regulations.install(regulations.tried(edition("erasing", "2004-01-01", granted)))

    assert why_not(lambda: erasing.ask(person("gu"), ended, "要删")) == "no-right"
    erasing.ask(person("li"), ended, "保存期满")
    assert erasing.confirm(person("zhao"), ended).texts > 1


def test_declined_nothing_is_erased_and_it_may_be_asked_anew(two, ended):
    erasing.ask(person("gu"), ended, "要删")
    erasing.decline(person("du"), ended, "还在诉讼")

    assert not Erasure.objects.exists()
    assert load_case(ended).facts["what"] == SECRET
    erasing.ask(person("gu"), ended, "诉讼已了")


def test_what_was_asked_comes_back_by_rebuilding(two, ended):
    erasing.ask(person("gu"), ended, "要删")
    before = list(Erasure.objects.values())

    rebuild()

    assert list(Erasure.objects.values()) == before


def test_at_the_desk_it_is_looked_at_asked_and_confirmed_by_typing_the_number(two, ended):
    asks, confirms = two
    number, page = load_case(ended).number, "/house/erasing/"
    looked = asks.post(page, {"act": "look", "deed": "ask", "number": number}).content.decode()
    assert "1 个文件" in looked and "随那些案件保留" in looked
    asks.post(page, {"act": "ask", "deed": "ask", "case": ended, "why": "保存期满"})
    assert (
        "Extent(" not in confirms.get(page).content.decode()
    )  # names of the frame are the frame's
    deed = {"deed": f"confirm/{ended}", "case": ended}

    wrong = confirms.post(page, {**deed, "act": "confirm", "sure": "1"})
    assert wrong.status_code == 422 and "没有删除" in wrong.content.decode()
    own_wish = asks.post(page, {**deed, "act": "confirm", "sure": number})
    assert own_wish.status_code == 422
    done = confirms.post(page, {**deed, "act": "confirm", "sure": number}, follow=True)

    assert "再也读不出来" in done.content.decode()
    assert SECRET not in str(load_case(ended).facts)
    assert "确认删除案件" in confirms.get("/house/history/").content.decode()


def test_nobody_else_opens_the_page(two, sit_down):
    assert sit_down("wang").get("/house/erasing/").status_code == 403


def test_the_page_of_an_erased_case_still_opens(two, ended, sit_down):
    erasing.ask(person("gu"), ended, "保存期满")
    erasing.confirm(person("du"), ended)

    answer = sit_down("wang").get(f"/cases/{ended}/")

    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()
