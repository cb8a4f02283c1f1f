"""Every page that the map of addresses knows, light and dark, on a desk, a phone and at twice the size."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver

from huiyin.people.happenings import AdministratorNamed
from huiyin.people.organising import record

OTHER_FACES = ("api/", "complain/")
"""The API has a page of its own; those for complainants are walked in test_complainants."""
CUT_OFF = """[...document.querySelectorAll("main :is(h1, h2, h3, a, button, label, dt, dd, td, th, p, li)")]
    .filter(one => one.offsetParent !== null && one.textContent.trim())
    .filter(one => { const box = one.getBoundingClientRect();
        if (box.width < 2 || box.height < 2) return false;
        if (box.right <= innerWidth + 1 && box.left >= -1) return false;
        for (let up = one; up !== null; up = up.parentElement)
            if (["auto", "scroll"].includes(getComputedStyle(up).overflowX)) return false;
        return true; })
    .map(one => one.outerHTML.slice(0, 120)).slice(0, 3)"""
DOCUMENT = "document.documentElement.scrollWidth > innerWidth"


def addresses(patterns: list, before: str = "") -> Iterator[str]:
    """Of all pages that need nothing to be named."""
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver) and "<" not in route and route not in OTHER_FACES:
            yield from addresses(one.url_patterns, route)
        elif isinstance(one, URLPattern) and not set("<^$*") & set(route):
            yield f"/{route}"


def faults(page) -> list[object]:
    found = Axe().run(page).response["violations"]
    wrong: list[object] = [(v["id"], v["nodes"][0]["html"][:160]) for v in found]
    return [
        *wrong,
        *page.evaluate(CUT_OFF),
        *(["scrolls sideways"] if page.evaluate(DOCUMENT) else []),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "dark"), (720, "light")]
)
def test_every_page_can_be_read_by_everybody(people, width, scheme):
    """720 is a desk of 1440 at twice the size."""
    desk = people("ferry", width, mei="clerk", tao="manager")
    mei, tao = desk["mei"], desk["tao"]
    record(AdministratorNamed, "", person="tao", why="只有他")
    case = mei.register("ferry", subject="晚点两小时，同行的老人在跳板上滑了一下", fare="300")
    mei.do(case, "propose", "refund", f__cause="机器坏了", a__sum="100")
    tao.page.emulate_media(color_scheme=scheme)
    mei.page.emulate_media(color_scheme=scheme)
    mei.open(case)
    acts = mei.page.locator("a[data-act]").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    pages = list(dict.fromkeys(addresses(get_resolver().url_patterns)))
    more = ["/rules/ferry/", "/rules/ferry/try/", "/rules/ferry/papers/", "/house/people/mei/",
            "/house/people/mei/leave/", "/connections/smtp/", "/connections/portal/"]  # fmt: skip
    wrong: dict[str, object] = {}
    seen = 0
    hers = [(mei, one) for one in [case, f"{case}file/", *dict.fromkeys(acts)]]
    for person, address in [*((tao, one) for one in [*pages, *more]), *hers]:
        answer = person.context.request.get(person.url + address, max_redirects=0)
        if answer.status != 200 or not answer.text().lstrip().lower().startswith("<!doctype html"):
            continue  # nothing to be had without more, a file, or a part of a page
        before = len(person.console)
        person.open(address)
        seen += 1
        if found := [*faults(person.page), *person.console[before:]]:
            wrong[address] = found

    assert wrong == {}
    assert seen > 50
