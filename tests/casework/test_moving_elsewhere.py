"""A case that goes on under another regulation takes along what both know, and asks for the rest."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from huiyin.casework import commands as c
from huiyin.casework.carrying import carried, registration
from huiyin.casework.case import Case
from huiyin.casework.context import Context, Origin
from huiyin.casework.decide import decided
from huiyin.casework.draft import Draft
from huiyin.casework.masking import Veil
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.wording import refusal_sentence
from tests.support.stories import Story, named, regulation

HERE = """
language: en
kinds:
  complaint: {title: Complaint, title_from: content, clause: S-1}
channels:
  phone: {title: Telephone, class: phone, clause: S-1}
  desk: {title: At the desk, class: visit, clause: S-1}
facts:
  content: {title: Matter, type: text, asked_at: [register], clause: S-1}
  name: {title: Name, type: text, private: true, asked_at: [register], clause: S-1}
  phone_number: {title: Tel, type: text, private: true, identifies: person, asked_at: register, clause: S-1}
  order: {title: Order, type: text, identifies: matter, asked_at: [register], clause: S-1}
  sum: {title: Sum, type: money, asked_at: [register], clause: S-1}
  size: {title: Size, type: choice, of: {big: Big, small: Small}, asked_at: [register], clause: S-1}
  seller: {title: Seller, type: person, asked_at: [register], clause: S-1}
  mood: {title: Mood, type: text, asked_at: [register], clause: S-1}
evidence_kinds:
  photo: {title: Photo, clause: S-1}
roles:
  officer: {title: Officer, may: [register, admit, move_case, add_evidence, move_sample], clause: S-1}
  clerk: {title: Clerk, may: [register], clause: S-1}
"""
THERE = """
language: en
kinds:
  grievance: {title: Grievance, title_from: story, clause: S-9}
channels:
  hall: {title: Front hall, class: visit, clause: S-9}
  line: {title: Line one, class: phone, clause: S-9}
  line_two: {title: Line two, class: phone, clause: S-9}
facts:
  story: {title: What happened, type: text, asked_at: [register], required_at: [register], clause: S-9}
  who: {title: Customer, type: text, private: true, asked_at: [register], clause: S-9}
  contact: {title: Contact, type: text, private: true, identifies: person, asked_at: register, clause: S-9}
  ticket: {title: Ticket, type: text, identifies: matter, asked_at: [register], clause: S-9}
  sum: {title: Claim, type: money, at_most: 100, asked_at: [register], clause: S-9}
  extent: {title: Size, type: choice, of: {l: Big, s: Small}, asked_at: [register], clause: S-9}
  accused: {title: Accused, type: person, asked_at: [register], clause: S-9}
  mood: {title: Mood, type: count, asked_at: [register], clause: S-9}
  held: {title: Held by, type: text, set_by: [head], asked_at: [register], clause: S-9}
roles:
  officer: {title: Officer, may: [register], clause: S-9}
  head: {title: Head, may: [register], clause: S-9}
clocks:
  reply: {title: Reply, from: registered, anchor: received_at, until: answered, within: 5 days, clause: S-9}
"""
SAID = {"content": "a cracked cup", "name": "Ann Li", "phone_number": "13800001111", "order": "A-7",
        "sum": "80", "size": "big", "seller": "clerk", "mood": "cross"}  # fmt: skip
ZONE = ZoneInfo("Asia/Shanghai")


def here(**facts: str) -> Story:
    story = Story(HERE)
    story.do("officer", "register", channel="desk", facts={**SAID, **facts})
    return story


def draft_of(story: Story) -> Draft:
    context = Context(story.now, "officer", story.run.organisation, story.calendars)
    return Draft(story.regulation, context, story.case)


def there(story: Story, text: str = THERE, **more) -> Draft:
    context = Context(story.now, "officer", story.run.organisation, story.calendars, **more)
    return Draft(regulation(text), context, Case(kind="grievance"))


def go(story: Story, **said) -> c.Register:
    command = c.MoveCase(to="other", reason="a grievance", **said)
    return registration(draft_of(story), there(story), command)


def test_what_both_know_goes_along_by_its_name_or_by_what_it_means():
    command = go(here())

    assert command.facts == {
        "story": "a cracked cup",
        "who": "Ann Li",
        "contact": "13800001111",
        "ticket": "A-7",
        "sum": Decimal(80),
        "extent": "l",
        "accused": "clerk",
    }


def test_among_several_names_the_one_beside_the_telephone_is_whoever_complains():
    more = "  {0}: {{title: {0}, type: text, private: true, asked_at: [register], clause: S-1}}\n"
    text = HERE.replace("  order:", more.format("insured") + more.format("holder") + "  order:")
    story = Story(text)
    story.do("officer", "register", channel="desk", facts={**SAID, "insured": "Bo", "holder": "Cy"})

    assert go(story).facts["who"] == "Ann Li"


def test_what_does_not_fit_there_is_asked_and_not_bent():
    facts = go(here(sum="500")).facts

    assert "sum" not in facts  # more than a hundred is no answer there
    assert "mood" not in facts  # a text is no count


def test_what_is_said_for_the_other_regulation_stands_in_the_place_of_what_was_known():
    command = go(here(), there={"story": "chipped on arrival", "ticket": ""})

    assert (command.facts["story"], command.facts["ticket"]) == ("chipped on arrival", "")


def test_the_only_kind_and_the_only_channel_of_its_class_need_not_be_said():
    assert (go(here()).kind, go(here()).channel) == ("grievance", "hall")


def test_among_two_channels_of_one_class_somebody_has_to_choose():
    story = Story(HERE)
    story.do("officer", "register", channel="phone", facts=SAID)

    assert go(story).channel == ""
    assert go(story, channel="line").channel == "line"


def test_what_is_hidden_from_whoever_moves_it_stays_where_it_is_hidden():
    story = here(content="call 13800001111 back")
    masks = draft_of(story).policy.facts["phone_number"]
    veil = Veil({"phone_number": masks}, {"13800001111": "138****"})

    facts = carried(draft_of(story), there(story), veil)

    assert not {"contact", "story"} & facts.keys()
    assert facts["who"] == "Ann Li"


def moved_in(story: Story, text: str = THERE, *, sealed: bool = False, facts=None) -> Draft:
    """Registered there by the officer, two days after it was received here."""
    target = there(story, text, origin=Origin(story.case, sealed), next_number=lambda counter: 1)
    command = registration(draft_of(story), target, c.MoveCase(to="other", reason="x"))
    return decided(target.regulation, Case(id="new"), replace(command, facts=facts or command.facts),
                   target.context)  # fmt: skip


def test_its_clocks_count_from_the_day_on_which_the_house_received_it():
    story = here()
    received = story.case.received_at
    story.at("2026-03-04T09:00")

    new = moved_in(story).case

    assert (new.received_at, new.registered_at) == (received, received + timedelta(days=2))
    assert new.clocks["reply", ""].due.date() == (received + timedelta(days=6)).date()
    assert new.links == (("moved_from", story.case.id),)


def test_where_the_regulation_says_so_they_count_from_the_move():
    text = "moved_here: {counts_from: move, clause: S-8}\n" + THERE
    story = here()
    story.at("2026-03-04T09:00")

    draft = moved_in(story, text)

    assert draft.case.received_at == story.now
    assert "S-8" in draft.events[0].clauses


def test_evidence_goes_along_and_a_sample_stays_with_whoever_keeps_it():
    story = here()
    story.do("officer", "add_evidence", kind="photo", title="A photo", sha256="a" * 64)
    story.do("officer", "add_evidence", kind="photo", title="The cup")
    story.do("officer", "move_sample", sample="evidence-2", kept_where="shelf 3", kept_by="clerk",
             kept_until="2026-06-01T00:00")  # fmt: skip

    new = moved_in(story).case
    left = story.do("officer", "move_case", to="other", reason="x")

    photo, cup = new.evidence.values()
    assert (photo.title, photo.sha256, photo.kind) == ("A photo", "a" * 64, "")
    assert (cup.kept_where, cup.kept_by, cup.in_store) == ("shelf 3", "clerk", True)
    assert named(left)[:2] == ["sample_moved", "case_moved"]
    assert not story.case.evidence["evidence-2"].is_kept


def test_what_was_sealed_does_not_become_open_by_moving():
    with pytest.raises(Refused) as refused:
        moved_in(here(), sealed=True)

    assert refused.value.reason is Reason.SEALED_MOVE


def test_nobody_says_that_a_case_comes_from_another_but_the_move():
    story = Story(HERE)

    refusal = story.refused("officer", "register", channel="phone", facts=SAID,
                            relation="moved_from", related="case-9")  # fmt: skip

    assert refusal.reason is Reason.BAD_VALUE


def test_a_refusal_of_one_of_two_regulations_says_which():
    other = regulation(THERE).on(datetime(2026, 3, 2, tzinfo=ZONE).date())
    refused = Refused(Reason.FACT_MISSING, ("S-9",), "What happened", under=other)

    said = refusal_sentence(refused, here().regulation.on(here().now.date()), "en")

    assert said.startswith("Under Sample: ")
