"""Whoever holds a post of a regulation reaches a case if they may read it, and else no address of it."""

from collections.abc import Mapping

import pytest
from django.test import Client

from benchmarks.stories import MIX, Story
from huiyin.casework.access import may
from huiyin.casework.commands import ACTS
from huiyin.casework.draft import Draft
from huiyin.casework.forms import command_from
from huiyin.casework.secrecy import knows
from huiyin.ledger import moment, ports
from huiyin.ledger.door import Ask, context_for, handle, load_case, new_id
from huiyin.people import happenings as h
from huiyin.people.models import Account
from huiyin.people.organising import record
from tests.ledger import harbour
from tests.site.test_permissions import DESK_BACKEND, NO, ask, pages
from tests.support.harbour import POSTS

pytestmark = pytest.mark.usefixtures("installation")
STORIES = {story.pack: story for story in MIX}
QUICK = "life-insurance"
REFUSED = ("–", "404", NO)


def held_by_one_each(pack: str) -> dict[str, str]:
    """A person for every post, and one who holds a post under another regulation alone."""
    roles = ports.rules().regulation(pack).pack.roles
    found = {f"{role}_alone": role for role in roles}
    for person, role in found.items():
        record(h.PersonJoined, "", person=person, shown_name=person)
        record(h.PostGiven, "", person=person, pack=pack, role=role)
    record(h.PersonJoined, "", person="elsewhere", shown_name="elsewhere")
    record(h.PostGiven, "", person="elsewhere", pack="tiny", role="chief")
    return {**found, "elsewhere": ""}


def begun(story: Story) -> str:
    """A case as the story begins, by somebody who may."""
    _, role, act, answers = story.steps[0]
    zone = ports.rules().calendars(story.pack).zone
    said = {"kind": "complaint", **answers}
    kinds = ports.rules().regulation(story.pack).pack.kinds
    said["kind"] = said["kind"] if said["kind"] in kinds else next(iter(kinds))
    facts = {story.told_in: "井盖破损", **said["facts"]}
    case = new_id(moment.now())
    command = command_from(act, {**said, "facts": facts}, load_case(case), zone)
    assert isinstance(command, ACTS["register"])
    handle(Ask(case=case, command=command, actor=f"{role}_alone", pack=story.pack))
    return case


def reads(case: str, person: str) -> bool:
    """By the regulation, asked directly."""
    stands = load_case(case)
    pack = stands.policy.partition("@")[0]
    context = context_for(pack, person, moment.now())
    draft = Draft(ports.rules().regulation(pack), context, stands)
    return knows(draft) and may(draft.regulation, draft.case, context, "read").is_allowed


def answers_to(person: str, case: str) -> Mapping[tuple[str, str], str]:
    """What every address of the case says to them."""
    client = Client()
    client.force_login(Account.objects.get(username=person), DESK_BACKEND)
    own = {name: one.replace("/abc/", f"/{case}/") for name, one in pages().items()
           if one.startswith("/cases/abc/")}  # fmt: skip
    return {(name, way): ask(client, way, address)
            for name, address in own.items() for way in ("get", "post")}  # fmt: skip


def assert_only_readers_reach(case: str, people: Mapping[str, str]) -> None:
    told = {person: (reads(case, person), answers_to(person, case)) for person in people}
    for person, (is_reader, found) in told.items():
        if is_reader:
            assert found["case", "get"] == "yes", person
        else:
            open_to_them = {what: said for what, said in found.items() if said not in REFUSED}
            assert open_to_them == {}, person
    assert {is_reader for is_reader, _ in told.values()} == {True, False}
    assert not told.get("elsewhere", (False,))[0]


@pytest.mark.parametrize(
    "pack",
    [pytest.param(name, marks=() if name == QUICK else pytest.mark.slow) for name in STORIES],
)
def test_each_post_of_a_regulation_reaches_what_it_may_read_and_nothing_else(pack):
    people = held_by_one_each(pack)
    assert_only_readers_reach(begun(STORIES[pack]), people)


@pytest.mark.parametrize("facts", [{}, {"senior": "true"}], ids=["sealed", "sealed, about the top"])
def test_a_sealed_case_is_reached_by_its_readers_alone(facts):
    harbour.open_port()
    case = harbour.take_in(**facts)
    assert_only_readers_reach(case, POSTS)
