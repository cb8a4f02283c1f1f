"""An unnamed report and all that is written about it: nobody of the accused's line sees a byte of it."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from huiyin.ledger import moment
from huiyin.people.happenings import ManagerNamed
from huiyin.people.organising import record
from tests.desk.test_sealed import ONCE
from tests.journeys.visitor import report_unnamed, the_case

RISK, GENERAL = "whistleblow-risk", "general"
NOBODY = "/cases/01a2179d0a254604083868890000/"
ADDRESSES = (
    "/", "/cases/", "/cases/?open=all", "/cases/?open=ended", "/cases/?sort=received", "/cases/?due=late",
    "/cases/?q=采购", "/cases/?q=回扣", "/cases/?number=JB", f"/cases/?pack={RISK}&open=all",
    "/cases/?stage=received", "/records/", "/approvals/", "/messages/", "/messages/bell/", "/samples/",
    "/extracts/", "/returns/", "/returns/overview/", "/mail/", "/mass/", "/library/", "/register/",
    f"/rules/{RISK}/", "/cases/export/", "/cases/export/?open=all", "/records/export/", "/nowhere/",
)  # fmt: skip
OF_A_CASE = ("", "file/", "do/accept/", "do/close/", "evidence/evidence-1/", "here/", "today/")


def line_sees(line, case: str) -> dict[str, tuple[int, str]]:
    """Every page of everybody of the line, suggestions while registering, the case's own addresses."""
    found = {}
    for person in line:
        browser = person.context.request
        token = person.page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
        for address in (*ADDRESSES, *(case + part for part in OF_A_CASE)):
            answer = browser.get(person.url + address)
            found[person.name, address.replace(case, "CASE/")] = said(answer, case)
        typed = {
            "f.content": "采购收受回扣",
            "f.contact_detail": "13900000001",
            "c.channel": "phone",
        }
        answer = browser.post(f"{person.url}/register/{GENERAL}/repeats/", form=typed,
                              headers={"X-CSRFToken": token, "Referer": person.url})  # fmt: skip
        found[person.name, "repeats"] = said(answer, case)
    return found


def said(answer, case: str) -> tuple[int, str]:
    """Without what is new on every page whoever asks, the address asked for, and when a list was made."""
    body = answer.body()
    if body.startswith(b"PK"):
        book = ZipFile(BytesIO(body))
        body = b"".join(book.read(part) for part in book.namelist() if "core.xml" not in part)
    text = ONCE.sub(r"\1", body.decode("utf-8", "replace"))
    return answer.status, text.replace(case, "CASE/").replace(case.split("/")[2], "CASE")


@pytest.mark.slow
def test_an_unnamed_report_with_messages_both_ways_is_nowhere_on_the_desks_of_the_accused_s_line(
    people, visitors, monkeypatch
):
    now = moment.now()
    monkeypatch.setattr(moment, "now", lambda: now)  # else what is left of a day differs
    yuan = people(RISK, yuan="officer")["yuan"]
    accused = people(GENERAL, gou="head", ping="agent")
    above = people(RISK, chair="chairman", lead="leader")
    record(ManagerNamed, "", person="ping", manager="gou")
    line = [*accused.values(), *above.values()]
    ping = accused["ping"]
    ping.register(GENERAL, content="空调漏水")
    before = line_sees(line, NOBODY)

    reporter = visitors(390)
    code = report_unnamed(reporter, RISK)
    case = the_case(pack=RISK)
    yuan.do(case, "accept")
    yuan.do(case, "record_contact", c__medium="portal", c__told="请补充付款日期")
    reporter = come_back(visitors, code)
    assert "请补充付款日期" in reporter.says()
    reporter.go("给办理的人留言")
    reporter.page.fill("#text", "三月二日")
    reporter.go("提交")
    reporter.go("补充材料")
    paper = {"name": "账页.txt", "mimeType": "text/plain", "buffer": "回扣两万".encode()}
    reporter.page.set_input_files("#files", files=[paper])
    reporter.go("提交")
    yuan.open(case)
    assert "三月二日" in yuan.says()
    assert (
        "账页" not in yuan.says() and "TXT" in yuan.says()
    )  # a name of a file may give somebody away
    yuan.do(case, "record_contact", c__medium="portal", c__told="已收到，正在核对")
    reporter = come_back(visitors, code)
    assert "已收到，正在核对" in reporter.says()

    after = line_sees(line, case)

    assert [page for page in before if before[page] != after[page]] == []
    assert all(word not in text for _, text in after.values() for word in ("收受回扣两", "JB20"))
    yuan.open("/cases/")
    assert "采购收受回扣" in yuan.says()


def come_back(visitors, code: str):
    """From another browser, with the code for the only key."""
    reporter = visitors(390)
    reporter.open("/complain/follow/")
    reporter.page.fill("#code", code)
    reporter.go("查看")
    return reporter
