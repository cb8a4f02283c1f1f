"""Things that are kept: where they are, with whom, until when, and what became of them."""

from datetime import UTC, datetime, timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.casework.refusal import Reason, Refused
from huiyin.evidence.models import SampleRow
from huiyin.ledger.door import load_case
from huiyin.ledger.rebuilding import rebuild
from tests.ledger.house import MORNING, do, register

PAST, LATER = datetime(2026, 3, 10, tzinfo=UTC), datetime(2199, 1, 1, tzinfo=UTC)


@pytest.fixture
def keep(shop):
    """A cup of a new case, handed over once."""

    def kept(until: datetime | None, where: str = "柜三") -> str:
        case = register().case.id
        do(case, "wang", c.AddEvidence(kind="", title="杯子"))
        move(case, where, until)
        return case

    return kept


def move(case: str, where: str, until: datetime | None = None, fate: str = "kept") -> None:
    command = c.MoveSample(
        sample="evidence-1", kept_where=where, kept_by="li", kept_until=until, fate=fate
    )
    do(case, "wang", command)


def test_the_trail_shows_every_hand_over_and_the_end(sit_down, keep):
    case = keep(LATER)
    move(case, "检验所", PAST)
    move(case, "寄回投诉人", fate="returned")

    page = sit_down("wang").get(f"/cases/{case}/evidence/evidence-1/").content.decode()

    for words in ("保管经过", "柜三", "检验所", "寄回投诉人", "退还", "2199-01-01"):
        assert words in page


def test_what_is_gone_cannot_be_handed_on(keep):
    case = keep(None)
    move(case, "垃圾站", fate="destroyed")

    with pytest.raises(Refused) as refused:
        move(case, "柜三")

    assert refused.value.reason is Reason.REDUNDANT
    assert load_case(case).evidence["evidence-1"].fate == "destroyed"


def test_a_sample_is_handed_over_after_its_case_has_ended(keep):
    case = keep(LATER)
    do(case, "wang", c.Withdraw(reason="x"), at=MORNING + timedelta(hours=1))

    move(case, "寄回投诉人", fate="returned")

    assert not load_case(case).evidence["evidence-1"].is_kept


def test_the_list_has_what_is_due_on_top_and_marks_it(sit_down, keep):
    for until, where in ((None, "无期限柜"), (LATER, "以后柜"), (PAST, "到期柜")):
        keep(until, where)

    page = sit_down("wang").get("/samples/").content.decode()

    assert page.index("到期柜") < page.index("以后柜") < page.index("无期限柜")
    assert page.count("row-late") == 1


def test_what_was_disposed_of_stands_apart(sit_down, keep):
    case = keep(LATER)
    move(case, "检验所", fate="used_up")

    assert "检验所" not in sit_down("wang").get("/samples/").content.decode()
    assert "检验耗尽" in sit_down("wang").get("/samples/?state=gone").content.decode()


def test_somebody_of_another_house_finds_nothing(sit_down, keep):
    keep(LATER)
    from huiyin.people.happenings import PersonJoined
    from huiyin.people.organising import record

    record(PersonJoined, "", person="fremd", shown_name="Fremd")

    assert "柜三" not in sit_down("fremd").get("/samples/").content.decode()


def test_long_lists_come_by_pages(sit_down, keep, monkeypatch):
    from huiyin.desk.views import samples

    monkeypatch.setattr(samples, "PAGE", 2)
    for number, until in enumerate((LATER, LATER, PAST, None, None)):
        keep(until, f"第{number}柜")
    client, address, seen = sit_down("wang"), "/samples/", []

    import re

    for _ in range(3):
        page = client.get(address).content.decode()
        seen += re.findall(r"第\dd柜|第\d柜", page)
        link = re.search(r'rel="next" href="([^"]+)"|href="([^"]+)" rel="next"', page)
        address = "/samples/" + (link[1] or link[2]).replace("&amp;", "&") if link else ""

    assert seen == ["第2柜", "第0柜", "第1柜", "第3柜", "第4柜"]
    for bad in ("x~y", "~x", "2026~1", "nonsense~5"):
        assert client.get("/samples/", {"after": bad}).status_code == 404


def test_a_rebuild_arrives_at_the_same_list(keep):
    keep(LATER)
    before = list(SampleRow.objects.values("stream", "sample", "kept_where", "kept_until", "fate"))

    rebuild()

    assert (
        list(SampleRow.objects.values("stream", "sample", "kept_where", "kept_until", "fate"))
        == before
    )
