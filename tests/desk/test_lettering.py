"""Letters in the house's own words: seen before they count, kept to what must be told, outgrown."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from huiyin.casework import commands as c
from huiyin.catalogue.parcels import Parcel
from huiyin.ledger import moment, packs, ports
from huiyin.ledger.door import load_case
from huiyin.people import deeds
from huiyin.people import happenings as h
from huiyin.people.letter_wordings import misfits
from huiyin.people.models import Account, OwnLetter
from huiyin.people.organising import rebuild, record
from tests.ledger.house import do, register
from tests.support.editions import TINY_PATH, edition

pytestmark = pytest.mark.usefixtures("shop")
PAGE = "/house/wordings/letters/?pack=tiny"
FILES = {
    f"letters/{p.name}": p.read_text("utf-8") for p in Path(TINY_PATH).parent.glob("letters/*")
}
BOOK = FILES["letters/receipt.md"]
OWN = """您好，{{ number }} 号投诉收到了，事情是“{{ what }}”。

{% block clock %}
我们最迟 {{ due.answer }} 给您准信（{{ clock.answer }}）。
{% endblock %}

{% if blank.more %}另外：{{ blank.more }}{% endif %}
{{ today }}"""
GIVEN = {"pack": "tiny", "letter": "receipt", "language": "zh-Hans", "text": OWN}


@pytest.fixture
def boss(sit_down):
    record(h.PersonJoined, "", person="gu", shown_name="顾管理", administrator=True)
    deeds.take_power(Account.objects.get(username="gu"), timedelta(hours=1), "测试")
    return sit_down("gu")


def confirm(boss, **changes: str):
    return boss.post(PAGE, {**GIVEN, **changes, "confirm": "1", "why": "更客气"})


def put_in_force(day: str, letter: str | None) -> None:
    """An edition whose receipt reads so; with none, without the receipt."""
    texts = {**FILES, "letters/receipt.md": letter} if letter is not None else {}
    parcel = edition("2", day)
    parcel = Parcel(parcel.name, {**parcel.files, **texts})
    pack = type("Edition", (), {"version": "2", "in_force": date.fromisoformat(day)})
    packs.publish(parcel, type("R", (), {"pack": pack}), bases={})
    ports.rules().look_again()


def written() -> str:
    case = register(at=moment.now() - timedelta(minutes=1)).case.id
    do(case, "wang", c.WriteLetter(letter="receipt", says={}))
    return load_case(case).written["letter-1"].text


def warned(boss) -> str:
    page = boss.get("/house/").content.decode()
    return " ".join(re.findall(r"[^<>]*收悉告知书[^<>]*", page))


def test_a_letter_is_seen_and_then_written_in_the_houses_words(boss):
    before = boss.get(PAGE).content.decode()
    assert "〔正式答复 · 截止时间〕前答复您" in before or "〔答复 · 截止时间〕前答复您" in before

    seen = boss.post(PAGE, GIVEN).content.decode()
    assert "今后这样说" in seen and "给您准信" in seen and not OwnLetter.objects.exists()
    assert "给您准信" not in written()

    assert confirm(boss).status_code == 302
    rebuild()
    assert "给您准信" in written()
    assert "给您准信" in boss.get(PAGE).content.decode()
    history = boss.get("/house/history/").content.decode()
    assert "书信“收悉告知书”（简体中文）改用本单位的措辞" in history and "更客气" in history
    assert "给您准信" in history

    confirm(boss, text="")
    assert not OwnLetter.objects.exists() and "给您准信" not in written()
    assert "恢复规定的措辞" in boss.get("/house/history/").content.decode()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{{ due.answer }}", "尽快", "要写明的"),
        ("{% block clock %}", "{% block other %}", "{% block clock %}"),
        ("{{ number }}", "{{ phone_number }}", "phone_number"),
        ("{{ today }}", "{{ today }}{{ blank.more }}", "没有这样写"),
        ("{% endif %}", "", "读不成书信"),
    ],
)
def test_words_that_may_not_be_said_come_back_with_the_reason_and_all_that_was_typed(
    boss, old, new, says
):
    refused = confirm(boss, text=OWN.replace(old, new))

    page = refused.content.decode()
    assert refused.status_code == 422 and not OwnLetter.objects.exists()
    assert "给您准信" in page, "nothing typed is lost"
    assert says in " ".join(re.findall(r'role="alert">.*?</div></div>', page, re.DOTALL))


def test_each_language_is_worded_for_itself(boss):
    confirm(boss)
    english = (
        "We have {{ number }}. {% block clock %}{{ clock.answer }}: {{ due.answer }}{% endblock %}"
    )
    assert confirm(boss, language="en", text=english).status_code == 302

    assert {row.language for row in OwnLetter.objects.all()} == {"zh-Hans", "en"}
    assert confirm(boss, language="fr").status_code == 422
    assert confirm(boss, letter="no").status_code == 422
    assert confirm(boss, pack="no").status_code == 422


def test_an_edition_that_tells_more_is_told_until_the_words_are_mended(boss):
    confirm(boss)
    put_in_force("2026-01-01", BOOK.replace("小店\n", "{{ received_on }}收到\n"))

    assert "给您准信" not in written()
    assert "要写明 {{ received_on }}" in warned(boss)
    assert "改好以前按规定的措辞拟写" in boss.get(PAGE).content.decode()

    confirm(boss, text=OWN + "，{{ received_on }}")
    assert warned(boss) == "" and "给您准信" in written()


def test_an_edition_that_only_says_it_otherwise_asks_whether_the_words_still_fit(boss):
    confirm(boss)
    put_in_force("2026-01-01", BOOK.replace("小店\n", "小店客服\n"))

    assert "给您准信" in written()
    assert "照原来的写的" in warned(boss) and "仍然合用" in boss.get(PAGE).content.decode()

    assert confirm(boss).status_code == 302
    assert warned(boss) == "" and confirm(boss).status_code == 422


def test_words_for_a_letter_that_is_gone_can_be_dropped(boss):
    confirm(boss)
    put_in_force("2026-01-01", None)

    assert "不再有书信" in boss.get("/house/").content.decode()
    assert "不再有这种书信" in boss.get(PAGE).content.decode()
    confirm(boss, text="")
    assert [*misfits("tiny")] == []
