"""Pages for administrators and of one's own account: usable by everybody, on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from huiyin.people.happenings import AdministratorNamed
from huiyin.people.organising import record

PACK = "life-insurance"
PAGES = (
    "/house/", "/house/people/", "/house/people/new/", "/house/people/na/", "/house/people/na/leave/",
    "/house/posts/", "/house/deputies/", "/house/settings/", "/house/history/", "/second-factor/",
    "/house/posts/lines/", "/house/duty/", "/house/calendars/", "/house/categories/", "/house/wordings/",
    "/sessions/", "/password/", "/second-factor/app/on/",
)  # fmt: skip

ACTIVE_TAB_IS_SEEN = """(() => {
    const tab = document.querySelector(".desk-tabs .active");
    return tab === null || (tab.getBoundingClientRect().left >= 0
        && tab.getBoundingClientRect().right <= window.innerWidth);
})()"""


@pytest.mark.parametrize("width", [1440, 390])
def test_they_have_no_accessibility_violation_and_never_scroll_sideways(people, width):
    na = people(PACK, width, na="officer", guo="supervisor")["guo"]
    record(AdministratorNamed, "", person="guo", why="顾问")
    for address in PAGES:
        na.open(address)
        found = Axe().run(na.page).response["violations"]

        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], address
        wide = na.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide, address
        assert na.page.evaluate(ACTIVE_TAB_IS_SEEN), address
