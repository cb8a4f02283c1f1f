"""Complainants who come in by themselves: what they may say, who takes it up, and that nobody is missed."""

import pytest

from huiyin.casework.refusal import Reason
from tests.support.stories import Story, named

PACK = """
channels:
  phone: {title: Phone, class: phone, clause: S-0}
  pages: {title: Pages, class: web, entrance: {asks: [what, who], to: clerk}, clause: S-1}
  box: {title: Box, class: web, entrance: {asks: [what], to: clerk, anonymous: true}, clause: S-2}
facts:
  what: {title: What, type: text, asked_at: register, required_at: register, clause: S-3}
  who: {title: Who, type: text, private: true, identifies: person, asked_at: register, clause: S-3}
  checked: {title: Identity checked, type: flag, asked_at: register, clause: S-3}
roles:
  clerk: {title: Clerk, may: [register, assign, admit, answer], clause: S-4}
  chief: {title: Chief, may: [assign], clause: S-4}
clocks:
  first: {title: First answer, from: registered, until: answered, within: 2 days, owner: owner,
          warn: {before: 1 day, tell: owner}, clause: S-5}
"""


def come_in(story: Story, channel: str = "pages", **more: object):
    facts = {"what": "the lift stands still", **more.pop("facts", {})}
    return story.do("complainant", "register", channel=channel, facts=facts, **more)


def test_what_nobody_took_in_is_offered_to_the_post_of_the_entrance_and_owned_by_nobody():
    story = Story(PACK)

    come_in(story)

    assert (story.case.owner, story.case.offered_to, story.case.handlers) == ("", "clerk", ())
    assert story.case.registrar == "complainant"


def test_whoever_of_the_post_accepts_owns_it_from_then_on():
    story = Story(PACK)
    come_in(story)

    assert story.refused("chief", "accept").reason is Reason.NOT_OFFERED
    story.do("clerk", "accept")

    assert (story.case.owner, story.case.offered_to) == ("clerk", "")


def test_until_then_its_warnings_go_to_the_post():
    story = Story(PACK)
    come_in(story)

    events = story.at("2026-03-04T12:00").do("clerk", "admit")

    told = [event.to for event in events if event.name == "notified"]
    assert told == [("clerk",)]


def test_what_comes_to_an_empty_post_leaves_a_task():
    story = Story(PACK, vacant=("clerk",))

    events = come_in(story)

    assert "task_opened(vacant_post)" in named(events)


def test_an_officer_who_registers_by_the_same_channel_owns_it_at_once():
    story = Story(PACK)

    story.do("clerk", "register", channel="pages", facts={"what": "a lift", "checked": "true"})

    assert (story.case.owner, story.case.offered_to) == ("clerk", "")


def test_complainants_give_no_facts_but_those_they_are_asked():
    refused = Story(PACK).refused(
        "complainant", "register", channel="pages", facts={"what": "a lift", "checked": "true"}
    )

    assert (refused.reason, refused.needs) == (Reason.NOT_ASKED, "Identity checked")
    assert refused.clauses == ("S-1",)


@pytest.mark.parametrize(("channel", "may"), [("pages", False), ("box", True)])
def test_they_stay_unnamed_only_where_the_entrance_says_so(channel, may):
    story = Story(PACK)
    wish = {"channel": channel, "anonymous": "true", "facts": {"what": "a lift"}}
    if may:
        story.do("complainant", "register", **wish)
        assert story.case.anonymous
    else:
        assert story.refused("complainant", "register", **wish).reason is Reason.NOT_ANONYMOUS


def test_complainants_write_to_the_house_and_never_in_its_name():
    story = Story(PACK)
    come_in(story)

    refused = story.refused("complainant", "record_contact", direction="out", told="you are right")
    story.do("complainant", "record_contact", direction="in", medium="web", told="any news?")

    assert refused.reason is Reason.BAD_VALUE
    assert [contact.direction for contact in story.case.contacts] == ["in"]
