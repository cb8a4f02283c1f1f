"""Whatever stands in a text: no page that shows it runs it. The browser itself says so."""

from huiyin.casework import commands as c
from tests.desk.test_hostile_texts import MARKUP
from tests.ledger.house import do, register

ALL = " ".join(MARKUP)


def test_no_page_that_shows_hostile_texts_runs_any_of_them(people):
    """A script that was kept from running would still stand on the console, which must be empty."""
    li = people("tiny", wang="clerk", li="chief")["li"]
    case = register(facts={"what": ALL, "receipt": ALL[:60], "phone_number": ALL[:60]}).case.id
    do(case, "wang", c.RecordContact(told=ALL, promised=ALL))
    do(case, "wang", c.AmendFacts(facts={"amount": "5"}, reason=ALL))
    asked: list[str] = []
    li.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    li.page.on("request", lambda sent: asked.append(sent.url) if "evil.test" in sent.url else None)

    for address in ("/", "/cases/", f"/cases/{case}/", f"/cases/{case}/file/", "/approvals/",
                    f"/cases/{case}/do/amend_facts/", "/messages/", f"/cases/?q={ALL[:30]}"):  # fmt: skip
        li.open(address)
        assert li.page.title() != "x", address
        assert li.page.locator("svg[onload], img[src=x]").count() == 0, address
        assert li.page.locator("h1").first.is_visible(), address

    assert asked == []
