"""Every address against every post of seven regulations, the duties of a house, tokens, complainants.

The pages stand in docs/reference/permissions. A new address, or one that answers somebody else than
before, makes these tests fail until the pages say so:

    WRITE_PERMISSIONS=1 python -m pytest tests/site/test_every_role.py
"""

import os
from collections.abc import Iterator, Mapping
from itertools import count

import pytest

from huiyin.api import pace
from huiyin.ledger import ports
from huiyin.people import happenings as h
from huiyin.people.organising import record
from tests.docs.pages import ROOT
from tests.ledger.house import open_shop, register
from tests.site.house_of_all import (
    ELSEWHERE,
    SEALED,
    STORIES,
    begun,
    duties,
    posted,
    programs_of,
    put_away,
    reads,
    strangers_to,
    visitors,
    with_file,
)
from tests.site.survey import (
    FOLDER,
    REFUSED,
    Asker,
    Case,
    Found,
    Question,
    desk,
    programs,
    surveyed,
    told,
    written,
)
from tests.site.test_permissions import HEAD, operations, pages

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture(autouse=True)
def no_pace(monkeypatch):
    """Thousands of requests come from one address in a minute, hundreds of them with a wrong token."""
    monkeypatch.setattr(pace, "count", lambda who, most: None)


QUICK = "market-supervision"
"""It seals its reports, and has posts in units and outside the house."""
DUTIES, VISITORS = "duties", "visitors"
NAMES = (*STORIES, DUTIES, VISITORS)
PEOPLE = {
    "a colleague without a post": "colleague",
    "a post of another regulation": "elsewhere",
    "an administrator": "administrator_alone",
    "the holder of a post": "holder",
    "who stands in now": "deputy",
    "who is on duty now": "rostered",
    "who stands in from tomorrow": "deputy_later",
    "who stood in until yesterday": "deputy_before",
    "whose post was taken": "taken",
    "who has left": "left",
    "an administrator in power": "in_power",
}
TITLES = {DUTIES: "Duties and tokens", VISITORS: "Complainants before the pages of the house"}
SAYS = {
    DUTIES: "What somebody has, had or will have beside a post, and what a token of somebody who may "
    "read the case is for, under the regulation of the tests. A token opens no page.",
    VISITORS: "Complainants, who have no account: a house that has opened its pages for them, and "
    "two cases of one regulation. Their pages name no case in the address; which one they show follows "
    "from the code.",
}
EACH = (
    "Somebody for every post of the regulation, who holds it and nothing else; *of another unit*, who "
    "holds it in a unit to which the regulation does not count it. Rights go with the post and not with "
    "the unit; whoever registered the cases of the page is answered more than others of their post."
)


def questions(house: Mapping[str, Case], of_case: bool = True) -> Iterator[tuple[Question, object]]:
    """About each case as it stands, after those about none."""
    first = next(iter(house.values()))
    if not of_case:
        yield from desk(first, "")
        yield from programs(first, "")
        return
    for stands, case in house.items():
        yield from desk(case, stands)
        yield from programs(case, stands)


def house_of(name: str) -> tuple[dict[str, Asker], dict[str, Case]]:
    """Who asks, and the cases asked for by how they stand."""
    if name == DUTIES:
        open_shop()
        who = {**strangers_to("tiny"), **duties("tiny", "clerk"), **programs_of("li")}
        record(h.SecondFactorDemanded, "", role="owner", pack="tiny")
        record(h.PostGiven, "", person="second_factor", pack="tiny", role="owner")
        cases = [with_file("tiny", register().case.id, "wang") for _ in range(2)]
        put_away(cases[1])
        return who, dict(zip(("open", "archived"), cases, strict=True))
    if name == VISITORS:
        posted("general")
        cases = [begun(STORIES["general"]) for _ in range(2)]
        return visitors(*cases), {"open": cases[0]}
    who = {**posted(name), **strangers_to(name)}
    story = STORIES[name]
    house = {"open": begun(story), "archived": begun(story)}
    put_away(house["archived"])
    if name in SEALED:
        kind, facts = SEALED[name]
        house |= {way: begun(story, kind, **facts) for way in ("sealed", "sealed and archived")}
        put_away(house["sealed and archived"])
    return who, house


MESSAGES = {("message", "get")}
"""The message asked for belongs to one person, whatever others of their post may do."""


def person_of(name: str) -> str:
    """The account of whoever the page names; "" for strangers, programs, and whom the door stops first."""
    if name.endswith(ELSEWHERE):
        return name.removesuffix(ELSEWHERE) + "_elsewhere"
    return PEOPLE.get(name, f"{name}_alone" if " " not in name else "")


def assert_only_readers_reach(found: Found, house: Mapping[str, Case]) -> None:
    """The page may say what it likes: whom the regulation does not let read is refused everywhere."""
    outside = {"the holder of a post"}
    readers: dict[tuple[str, str], bool] = {}
    for (stands, address, method), said in found.items():
        for name, answer in said.items() if stands else ():
            person = person_of(name)
            if not person or name in outside:
                continue
            if (stands, name) not in readers:
                readers[stands, name] = reads(house[stands], person)
            if not readers[stands, name]:
                assert answer in REFUSED, (stands, address, method, name)
            elif (address, method) in (("case", "get"), ("/api/cases/{case}", "get")):
                assert answer == "yes", (stands, address, method, name)
    if house.keys() > {"open"}:
        assert set(readers.values()) == {True, False}


def page_of(name: str):
    return FOLDER / f"{name}.md"


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_pages_say_whom_every_address_answers(name):
    who, house = house_of(name)
    found = surveyed(questions(house, of_case=False), who)
    found |= surveyed(questions(house), who)
    made = written(TITLES.get(name, f"The posts of {name}"), SAYS.get(name, EACH), found)
    if os.environ.get("WRITE_PERMISSIONS"):
        FOLDER.mkdir(exist_ok=True)
        page_of(name).write_text(made, "utf-8")

    assert told(made) == found
    assert page_of(name).read_text("utf-8") == made
    assert_only_readers_reach(found, house)


@pytest.mark.parametrize("name", [QUICK, DUTIES, VISITORS])
def test_a_part_of_every_page_is_asked_again(name):
    """Of the refusals about cases every fifteenth, of all other answers every 250th."""
    said = told(page_of(name).read_text("utf-8"))
    who, house = house_of(name)
    place, found, expected = count(), {}, {}
    for what, asked in [*questions(house, of_case=False), *questions(house)]:
        for person, answer in said[what].items():
            if next(place) % (15 if what[0] and answer in REFUSED else 250) == 0:
                key = (*what, person)
                found[key], expected[key] = asked(who[person]), answer

    assert len(found) > 50
    assert {key: (expected[key], answer) for key, answer in found.items()
            if answer != expected[key]} == {}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_address_and_no_post_is_missing_on_any_page(name):
    said = told(page_of(name).read_text("utf-8"))

    asked = {(address, method) for _, address, method in said}
    assert asked == {*((n, m) for n in pages() for m in ("get", "post")), *operations()}
    if name in STORIES:
        posts = set(ports.rules().regulation(name).pack.roles)
        for people in said.values():
            assert posts <= set(people)


def test_the_page_of_all_leads_to_each():
    assert all(f"(permissions/{name}.md)" in HEAD for name in NAMES)
    assert {path.stem for path in (ROOT / "docs/reference/permissions").glob("*.md")} == {*NAMES}


def answers(name: str, who: str, stands: str = "") -> dict[tuple[str, str], str]:
    said = told(page_of(name).read_text("utf-8"))
    return {(address, method): people[who] for (at, address, method), people in said.items()
            if not stands or at == stands}  # fmt: skip


def test_a_token_opens_what_its_scope_says_and_no_page():
    paths, stranger = {*operations()}, answers(DUTIES, "a stranger")
    asks = {what for what in paths if what[1] == "get" or what[0].endswith(("/decide", "/due"))}
    books = {("/api/records", "post"), ("/api/records/bulk", "post"), ("/api/evidence", "post")}

    for scope, within in (("read", asks), ("act", paths - asks), ("records", books)):
        found = answers(DUTIES, f"a token to {scope}")
        assert {found[what] for what in paths - within} == {"403"}
        assert {what for what in within if found[what] == "yes"}
        assert all(said == stranger[what] for what, said in found.items() if what not in paths)
    for bad in ("a token revoked", "a token that nobody issued"):
        assert answers(DUTIES, bad) == stranger
    assert {stranger[what] for what in paths} == {"–"}


def test_who_stands_in_or_is_on_duty_is_answered_as_the_holder_and_who_does_not_as_a_colleague():
    holder, colleague = (answers(DUTIES, who) for who in (
        "the holder of a post", "a colleague without a post"))  # fmt: skip

    for who in ("who stands in now", "who is on duty now"):
        found = answers(DUTIES, who)
        assert {what for what in found if found[what] != holder[what]} <= MESSAGES
    for who in (
        "who stands in from tomorrow",
        "who stood in until yesterday",
        "whose post was taken",
    ):
        assert answers(DUTIES, who) == colleague
    left = {what: said for what, said in answers(DUTIES, "who has left").items() if said == "yes"}
    stranger = answers(DUTIES, "a stranger")
    assert {what for what, said in stranger.items() if said == "yes"} == set(left)


@pytest.mark.parametrize("name", STORIES)
def test_a_post_is_answered_alike_in_whatever_unit_it_is_held(name):
    """But for whoever registered the cases of the page: they have to do with them."""
    [first, *_] = told(page_of(name).read_text("utf-8")).values()
    registrar = STORIES[name].steps[0][1]

    for elsewhere in (who for who in first if who.endswith(ELSEWHERE)):
        here = elsewhere.removesuffix(ELSEWHERE)
        if here != registrar:
            there, found = answers(name, elsewhere), answers(name, here)
            assert {what for what in found if found[what] != there[what]} <= MESSAGES


def test_only_the_code_that_belongs_to_the_number_opens_anything_to_a_complainant():
    passing, opens = (
        answers(VISITORS, "who names no case"),
        "with the number of a case and its code",
    )
    [everybody, *_] = told(page_of(VISITORS).read_text("utf-8")).values()
    theirs = answers(VISITORS, opens)

    for name in ("portal-case", "portal-data", "portal-act"):
        assert (passing[name, "get"], theirs[name, "get"]) == ("–", "yes")
    assert {name for (name, _), said in theirs.items() if said != passing[name, _]} <= {
        name for name in pages() if name.startswith("portal-")}  # fmt: skip
    for who in {*everybody} - {opens}:
        assert answers(VISITORS, who) == passing
