"""An administrator sends a regulation, sees what the check says, mends it, and puts it in force."""

import io
import re
import zipfile
from datetime import timedelta

import pytest

from huiyin.ledger import packs, ports
from huiyin.notices.models import Message
from huiyin.people import deeds
from huiyin.people import happenings as h
from huiyin.people.models import Account, Power
from huiyin.people.organising import record
from tests.support.editions import edition, zipped
from tests.support.jobs import do_due

FASTER = ("within: 15 workdays", "within: 5 workdays")
BAD = ("within: 15 workdays", "within: fifteen workdays")


@pytest.fixture
def boss(shop, sit_down):
    record(h.PersonJoined, "", person="gu", shown_name="顾管理", administrator=True)
    deeds.take_power(Account.objects.get(username="gu"), timedelta(hours=1), "测试")
    return sit_down("gu")


@pytest.fixture
def second(boss, sit_down):
    """Another administrator, with power."""
    record(h.PersonJoined, "", person="qian", shown_name="钱管理", administrator=True)
    deeds.take_power(Account.objects.get(username="qian"), timedelta(hours=1), "测试")
    return sit_down("qian")


def waits(page: str) -> str:
    """The figure beside the approvals of the menu; empty where nothing waits."""
    found = re.search(r'badge badge-hot ms-auto">([^<]+)<', page)
    return found[1] if found else ""


def look_at_it() -> None:
    do_due()


def publish(boss, second) -> None:
    """What was sent is proposed, looked at, and consented to by the other administrator."""
    page = boss.post("/house/regulations/new/", {"install": "1", "why": "新办法"})
    look_at_it()
    second.post(page["Location"], {"approve": "1", "why": "可以"})


def loose(name: str, text: str) -> io.BytesIO:
    made = io.BytesIO(text.encode())
    made.name = name
    return made


def send(client, *files):
    return client.post("/house/regulations/", {"files": list(files)}, follow=True)


def body(answer) -> str:
    return answer.content.decode()


def told(client, parcel, story: str) -> str:
    """What is said of the parcel with this story in the place of its first."""
    files = {**parcel.files, "scenarios/begin.yaml": story}
    return body(send(client, zipped(type(parcel)("tiny", files))))


def test_a_good_one_is_proposed_and_holds_once_somebody_else_consents(boss, second):
    page = body(send(boss, zipped(edition("2", "2026-03-01", FASTER))))
    assert "检查通过" in page and "1 个全部通过" in page and "答复" in page
    waits = boss.post("/house/regulations/new/", {"install": "1", "why": "新办法"}, follow=True)
    assert "等待批准" in body(waits) and "由另一位管理员批准" in body(waits)
    assert "15个工作日" in body(waits) and "5个工作日" in body(waits)
    assert 'name="approve"' not in body(waits)
    assert packs.published("tiny") == []

    look_at_it()
    place = waits.redirect_chain[-1][0]
    done = second.post(place, {"approve": "1"}, follow=True)

    assert "已批准发布" in body(done) and "已告知" in body(done)
    assert str(ports.rules().regulation("tiny").pack.version) == "2"
    assert "新办法" in body(boss.get("/house/history/"))


def test_whoever_is_to_decide_finds_it_among_their_messages(boss, second):
    send(boss, zipped(edition("2", "2026-03-01", FASTER)))
    place = boss.post("/house/regulations/new/", {"install": "1", "why": "新办法"})["Location"]

    assert "请决定是否发布《小店投诉办法》的新版本" in body(second.get("/messages/"))
    [message] = Message.objects.filter(person="qian")
    assert second.get(f"/messages/{message.pk}/")["Location"] == place
    assert "等待批准" in body(second.get("/house/regulations/"))


def test_it_stands_among_the_approvals_of_whoever_is_to_decide_and_of_nobody_else(
    boss, second, sit_down
):
    send(boss, zipped(edition("2", "2026-03-01", FASTER)))
    place = boss.post("/house/regulations/new/", {"install": "1", "why": "新办法"})["Location"]

    page = body(second.get("/approvals/"))
    assert waits(page) == "1"  # beside the menu, as of anything that waits for consent
    assert "发布《小店投诉办法》的新版本" in page and "顾管理" in page and "新办法" in page
    assert f'href="{place}"' in page and "现在没有" not in page
    for other in (boss, sit_down("wang")):
        assert place not in body(other.get("/approvals/"))

    look_at_it()
    second.post(place, {"approve": "1"})
    page = body(second.get("/approvals/"))
    assert place not in page and waits(page) == ""


def test_everybody_with_a_post_hears_of_what_was_published(boss, second, sit_down):
    send(boss, zipped(edition("2", "2026-03-01", FASTER)))
    publish(boss, second)

    assert "《小店投诉办法》的新版本自 2026-03-01 起施行" in body(
        sit_down("wang").get("/messages/")
    )


def test_an_old_edition_is_read_as_it_was(boss, second, sit_down):
    send(boss, zipped(edition("2", "2026-03-01", FASTER)))
    publish(boss, second)
    send(boss, zipped(edition("3", "2026-04-01")))
    publish(boss, second)
    clerk = sit_down("wang")

    assert "/rules/tiny/edition/1/" in body(clerk.get("/rules/tiny/"))
    old = body(clerk.get("/rules/tiny/edition/1/"))
    assert "这是 2 版，自 2026-03-01 起施行" in old and "5个工作日" in old
    assert "15个工作日" in body(clerk.get("/rules/tiny/edition/2/"))
    assert clerk.get("/rules/tiny/edition/9/").status_code == 404


def test_nobody_else_sees_what_is_proposed(boss, second, sit_down):
    send(boss, zipped(edition("2", "2026-03-01", FASTER)))
    place = boss.post("/house/regulations/new/", {"install": "1", "why": "新办法"})["Location"]

    assert sit_down("wang").get(place).status_code == 404
    assert boss.get("/rules/tiny/proposed/9/").status_code == 404
    assert boss.get("/rules/nothing/proposed/1/").status_code == 404


def test_before_it_was_looked_at_the_page_says_what_is_missing(boss, second):
    send(boss, zipped(edition("2", "2026-03-01", FASTER)))
    place = boss.post("/house/regulations/new/", {"install": "1", "why": "新办法"})["Location"]

    page = second.post(place, {"approve": "1", "why": "快"})

    assert page.status_code == 422
    assert "还没有在已结案件上试算完" in body(page) and "快" in body(page)
    assert packs.published("tiny") == []


def test_the_page_says_what_a_regulation_replaced_and_what_replaced_it(boss, second):
    title = "title: 小店投诉办法"
    place = "supersedes: [{title: 旧店规, from: 2004-01-01}]"
    end = "repealed: 2030-01-01\nsuperseded_by: 新店规"
    send(boss, zipped(edition("2", "2026-03-01", (title, f"{title}\n{place}\n{end}"))))
    publish(boss, second)
    page = body(boss.get("/house/regulations/"))

    assert "自 2004-01-01 起取代《旧店规》" in page
    assert "自 2030-01-01 起由《新店规》取代" in page


def test_a_bad_one_is_refused_with_file_line_column_and_the_line_itself(boss):
    page = body(send(boss, zipped(edition("2", "2026-03-01", BAD))))

    line = (
        edition("2", "2026-03-01", BAD)
        .files["pack.yaml"]
        .split("\n")
        .index("    within: fifteen workdays")
        + 1
    )
    assert f'pack.yaml</code> <span class="text-secondary">第 {line} 行第 13 列' in page
    assert "within: fifteen workdays" in page
    assert 'name="install"' not in page
    assert boss.post("/house/regulations/new/", {"install": "1"}).status_code == 422
    assert packs.published("tiny") == []


def test_one_mended_file_is_enough_and_the_others_are_still_there(boss):
    send(boss, zipped(edition("2", "2026-03-01", BAD)))

    page = body(
        send(boss, loose("pack.yaml", edition("2", "2026-03-01", FASTER).files["pack.yaml"]))
    )

    assert "检查通过" in page and "1 个全部通过" in page


def test_files_are_taken_without_their_folder(boss):
    parcel = edition("2", "2026-03-01", FASTER)

    page = body(
        send(boss, *(loose(name.rpartition("/")[2], text) for name, text in parcel.files.items()))
    )

    assert "检查通过" in page and "1 个全部通过" in page


def test_what_is_no_pack_leaves_what_was_sent_before(boss):
    send(boss, zipped(edition("2", "2026-03-01", FASTER)))
    evil = io.BytesIO()
    with zipfile.ZipFile(evil, "w") as archive:
        archive.writestr("../../pack.yaml", "x")
    evil.seek(0)
    evil.name = "evil.zip"

    answer = send(boss, evil)

    assert answer.status_code == 422
    assert "路径不在文件夹之内" in body(answer)
    assert "检查通过" in body(boss.get("/house/regulations/new/"))


def test_a_story_that_comes_out_otherwise_is_told_and_forbids_it(boss):
    wrong = edition("2", "2026-03-01", FASTER)
    files = {
        **wrong.files,
        "scenarios/begin.yaml": wrong.files["scenarios/begin.yaml"].replace("received", "closed"),
    }

    page = body(send(boss, zipped(type(wrong)("tiny", files))))

    assert "1 个情景的结果与预期不同" in page and "A complaint is registered" in page
    assert 'name="install"' not in page


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("zh-Hans", ["第 1 步：stage：实际是 received", "第 1 步：owner：实际是 clerk",
                     "第 1 步：can：不能办 fly"]),
        ("zh-Hant", ["第 1 步：stage：實際是 received", "第 1 步：owner：實際是 clerk",
                     "第 1 步：can：不能辦 fly"]),
        ("en", ["step 1: stage: is received", "step 1: owner: is clerk", "step 1: can: fly not allowed"]),
    ],
)  # fmt: skip
def test_what_a_story_came_to_is_said_in_the_language_of_the_reader(boss, language, says):
    wrong = edition("2", "2026-03-01", FASTER)
    story = wrong.files["scenarios/begin.yaml"].replace(
        "{stage: received}", "{stage: closed, owner: wang, can: fly}"
    )
    Account.objects.filter(username="gu").update(language=language)

    page = told(boss, wrong, story)

    assert [line for line in says if line not in page] == []


def test_a_story_that_was_refused_says_why_as_people_read_it(boss):
    wrong = edition("2", "2026-03-01", FASTER)
    story = wrong.files["scenarios/begin.yaml"].replace("as: clerk", "as: stranger")

    page = told(boss, wrong, story)

    assert "第 1 步：被拒绝：no-right [T-4]（您没有办理此事的权限；有权办理：店员、店长）" in page


def test_a_story_that_cannot_be_told_says_so_in_the_language_of_the_reader(boss):
    wrong = edition("2", "2026-03-01", FASTER)
    story = wrong.files["scenarios/begin.yaml"].replace("channel: phone", "chanel: phone")

    page = told(boss, wrong, story)

    assert "chanel：register 没有这个栏目" in page


def test_the_power_may_run_out_meanwhile_and_nothing_is_lost(boss):
    send(boss, zipped(edition("2", "2026-03-01", FASTER)))
    Power.objects.all().delete()

    answer = boss.post("/house/regulations/new/", {"install": "1", "why": "新办法"})

    assert answer.status_code == 422
    assert "管理权限未开启" in body(answer) and "新办法" in body(answer)
    assert packs.published("tiny") == []


def test_an_edition_is_handed_out_as_it_came_in(boss, second):
    sent = edition("2", "2026-03-01", FASTER)
    send(boss, zipped(sent))
    publish(boss, second)

    answer = boss.get("/house/regulations/tiny/1/")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    assert found == {f"tiny/{name}": text for name, text in sent.files.items()}


def test_what_was_sent_can_be_thrown_away(boss):
    send(boss, zipped(edition("2", "2026-03-01", FASTER)))

    boss.post("/house/regulations/new/", {"discard": "1"})

    assert boss.get("/house/regulations/new/").status_code == 302


def test_the_pages_speak_three_languages(boss, second):
    send(boss, zipped(edition("2", "2026-03-01", FASTER)))
    place = boss.post("/house/regulations/new/", {"install": "1", "why": "新办法"})["Location"]
    look_at_it()
    send(boss, zipped(edition("3", "2026-03-01", BAD)))
    for language in ("zh-Hant", "en"):
        Account.objects.filter(username="gu").update(language=language)
        for page in ("/house/regulations/", "/house/regulations/new/", place, "/messages/"):
            assert boss.get(page).status_code == 200


def test_nobody_else_sends_or_reads_regulations_here(boss, sit_down):
    clerk = sit_down("wang")
    for page in ("/house/regulations/", "/house/regulations/new/", "/house/regulations/tiny/1/"):
        assert clerk.get(page).status_code == 403
