"""Whatever is asked, decide gives events or a refusal, and nothing else."""

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.decide import decide
from huiyin.casework.evolve import evolve
from huiyin.casework.forms import BadAnswer, command_from
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.wording import LANGUAGES, refusal_sentence, sentence
from huiyin.policy.policy import Policy
from tests.support.ferry import Story, calendars, crew
from tests.support.wishes import ANSWERS, ODD, Chance, Wisher

PEOPLE = ("amy", "ann", "bob", "cai", "ma", "du", "complainant", "", "stranger")


def _busy() -> Story:
    """A case with something of everything in it."""
    story = Story().register(facts={"hurt": "yes", "crew_member": "bob"}).found()
    story.do("amy", "add_evidence", kind="sample", title="绳")
    story.do("amy", "propose", subject="refund", amounts={"sum": "100"})
    story.do("du", "approve", proposal="proposal-1")
    story.do("amy", "propose", subject="upgrade")
    story.do("amy", "open_task", kind="ask_ship", ground="facts", encloses=("evidence-1",))
    story.do("amy", "open_task", kind="correct")
    story.do("amy", "open_task", kind="panel")
    story.do("amy", "issue_paper", paper="slip", fields={"result": "好"})
    story.do("du", "charge", account="rude", person="ma", role="manager", basis="录音")
    return story


def _then(start: Callable[[], Story], *acts: tuple[str, str, dict]) -> Callable[[], Story]:
    def tell() -> Story:
        story = start()
        for actor, act, fields in acts:
            story.do(actor, act, **fields)
        return story

    return tell


ANSWERED = _then(_busy, ("amy", "answer", {"proposals": ("proposal-1",)}))
CLOSED = _then(
    ANSWERED,
    ("amy", "carry_out", {"proposal": "proposal-1"}),
    ("amy", "close", {"outcome": "settled"}),
)
STATES: dict[str, Callable[[], Story]] = {
    "new": Story,
    "received": _then(lambda: Story().register()),
    "busy": _busy,
    "answered": ANSWERED,
    "closed": CLOSED,
    "suspended": _then(_busy, ("amy", "suspend", {"reason": "等"})),
    "provisionally closed": _then(_busy, ("amy", "provisionally_close", {"ground": "unreachable"})),
    "merged": _then(_busy, ("ma", "merge", {"into": "case-0"})),
    "mistaken": _then(_busy, ("ma", "correct_registration", {"reason": "重"})),
    "moved": _then(
        lambda: Story().register(),
        ("ma", "move_case", {"to": "other", "other": "case-0", "reason": "错"}),
    ),
    "late": lambda: _waited(_busy()),
}


def _waited(story: Story) -> Story:
    story.wait("2026-04-20T10:00")
    return story


@cache
def state(name: str) -> Story:
    return STATES[name]()


def check_words(refused: Refused, policy: Policy) -> None:
    assert all(refusal_sentence(refused, policy, language) for language in LANGUAGES)


def outcome(story: Story, actor: str, command: c.Command) -> Case:
    """The case afterwards; fails on anything that is neither events nor a refusal in words."""
    policy = story.draft().policy
    try:
        events = decide(story.regulation, story.case, command, story.copy().context(actor))
    except Refused as refused:
        check_words(refused, policy)
        return story.case
    case = story.case
    for event in events:
        case = evolve(case, event)
        for language in LANGUAGES:
            assert sentence(event, policy, language).count("{") == 0
    return case


CHANCE = st.randoms(use_true_random=True)


def check_one(chance: Chance, name: str, kind: type[c.Command]) -> None:
    """One act of one kind, odd in every third field, by anybody, also by those who hold the right."""
    story = state(name)
    wisher = Wisher(chance, story.draft().policy, story.case, PEOPLE, story.now, odd=0.33)
    options = {who: story.allowed(who).get(kind.act) for who in PEOPLE}
    able = [who for who, option in options.items() if option and option.is_allowed]
    actor = chance.choice([*PEOPLE, *able, *able, *able])
    option = options[actor]
    things = option.things if option and chance.random() < 0.7 else ()
    outcome(story, actor, wisher.command(kind, *things))


def check_any(chance: Chance) -> None:
    check_one(chance, chance.choice(sorted(STATES)), chance.choice(list(c.ACTS.values())))


@settings(max_examples=60, deadline=None)
@given(CHANCE)
def test_any_command_in_any_state_gives_events_or_a_refusal(chance):
    check_any(chance)


@pytest.mark.slow
@settings(max_examples=8000, deadline=None)
@given(CHANCE)
def test_a_great_many_commands_give_events_or_a_refusal(chance):
    check_any(chance)


@pytest.mark.parametrize("act", sorted(c.ACTS))
def test_every_act_with_odd_words_gives_events_or_a_refusal(act):
    @settings(max_examples=8, deadline=None)
    @given(CHANCE)
    def check(chance):
        check_one(chance, chance.choice(["busy", "answered", "closed"]), c.ACTS[act])

    check()


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([*c.ACTS, "fly", ""]),
    st.dictionaries(
        st.sampled_from(["task", "proposal", "to", "kind", "facts", "amounts", "passed", "reached",
                         "meets_at", "present", "received_at", "wings"]),
        st.sampled_from([*ANSWERS, *ODD, "last"]),
    ),
)  # fmt: skip
def test_any_form_gives_a_command_a_bad_answer_or_a_refusal(act, answers):
    try:
        command = command_from(act, answers, state("busy").case, calendars().zone)
    except (BadAnswer, Refused):
        return
    outcome(state("busy"), "amy", command)


@pytest.mark.parametrize(
    ("act", "fields", "reason"),
    [
        ("escalate", {"ladder": "watch", "to": "nowhere"}, Reason.LEVEL_NOT_HIGHER),
        ("escalate", {"ladder": "nothing", "to": "owner"}, Reason.UNKNOWN_SUBJECT),
        ("extend", {"clock": "nothing", "reason": "x"}, Reason.NO_SUCH_CLOCK),
        ("extend", {"clock": "watch", "reason": "x"}, Reason.NO_SUCH_CLOCK),
        ("answer_task", {"task": "task-99"}, Reason.UNKNOWN_SUBJECT),
        ("move_sample", {"sample": "x", "kept_where": "", "kept_by": ""}, Reason.UNKNOWN_SUBJECT),
        ("do_act", {"own_act": "x"}, Reason.UNKNOWN_SUBJECT),
        ("issue_paper", {"paper": "x"}, Reason.UNKNOWN_SUBJECT),
    ],
)
def test_what_does_not_exist_is_refused_by_name(act, fields, reason):
    assert state("busy").refusal("amy", act, **fields).reason is reason


def test_somebody_whom_nobody_knows_may_do_nothing():
    story = Story(organisation=crew()).register()

    assert not [act for act, option in story.allowed("stranger").items() if option.is_allowed]
