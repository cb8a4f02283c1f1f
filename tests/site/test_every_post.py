"""Whoever holds a post of a regulation reaches a case if they may read it, and else no address of it."""

from collections.abc import Mapping

import pytest

from tests.ledger import harbour
from tests.site.house_of_all import STORIES, begun, posted, reads, shown_by, strangers_to
from tests.site.survey import REFUSED, Asker, Case, desk, surveyed
from tests.support.harbour import POSTS

pytestmark = pytest.mark.usefixtures("installation")
INSURER = "life-insurance"
"""It says who may read a case of its posts, some of whom only if they have to do with it."""


def assert_only_readers_reach(case: Case, people: Mapping[str, Asker]) -> None:
    found = surveyed(desk(case, "open"), people)
    readers = {person for person in people if reads(case, person)}
    for (_, name, method), said in found.items():
        for person, answer in said.items():
            if person not in readers:
                assert answer in REFUSED, (name, method, person)
            elif (name, method) == ("case", "get"):
                assert answer == "yes", person
    assert set() < readers < set(people)


def test_each_post_of_a_regulation_reaches_what_it_may_read_and_nothing_else():
    posts = posted(INSURER)
    strangers_to(INSURER)
    people = {f"{role}_alone": asker for role, asker in posts.items() if not role.endswith("unit")}
    people["elsewhere"] = shown_by("elsewhere")
    case = begun(STORIES[INSURER])

    assert_only_readers_reach(case, people)
    assert not reads(case, "elsewhere")


@pytest.mark.parametrize("facts", [{}, {"senior": "true"}], ids=["sealed", "sealed, about the top"])
def test_a_sealed_case_is_reached_by_its_readers_alone(facts):
    harbour.open_port()
    case = Case("harbour", harbour.take_in(**facts))

    assert_only_readers_reach(case, {person: shown_by(person) for person in POSTS})
