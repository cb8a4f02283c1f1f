"""A limit may leave its figure to the organisation; that figure is a typed term."""

from textwrap import dedent

import pytest

from huiyin.calendars import Term
from huiyin.casework.due_dates import possible_terms
from huiyin.casework.facts import defaults, read_settings
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.loading import build_regulation
from huiyin.policy.problems import PackError
from huiyin.policy.regulation import Regulation

PACK = """
    pack: sample
    title: Sample
    version: "1"
    in_force: 2026-01-01
    kinds: {complaint: {title: Complaint, clause: S-1}}
    settings:
      patience: {title: Time to answer, type: term, default: 15 workdays, clause: S-2}
      floor: {title: Smallest amount, type: money, default: "10", clause: S-3}
    clocks:
      answer:
        title: Answer
        from: registered
        until: answered
        within: {setting: WHICH}
        clause: S-2
"""


def sample(setting: str = "patience") -> Regulation:
    text = dedent(PACK).replace("WHICH", setting)
    return build_regulation("sample", lambda name: {"pack.yaml": text}, vocabulary())


def limit_of(regulation: Regulation):
    return regulation.on(regulation.pack.in_force).clocks["answer"].within


def test_where_the_regulation_gives_no_figure_the_default_of_the_setting_runs():
    regulation = sample()
    env = defaults(regulation.on(regulation.pack.in_force))

    assert possible_terms(limit_of(regulation), env) == ([Term.parse("15 workdays")], False)


def test_what_the_organisation_sets_replaces_the_default():
    regulation = sample()
    policy = regulation.on(regulation.pack.in_force)
    env = {**defaults(policy), **read_settings(policy, {"patience": "10 days"})}

    assert possible_terms(limit_of(regulation), env) == ([Term.parse("10 days")], False)


def test_a_setting_without_unit_is_refused():
    policy = sample().on(sample().pack.in_force)

    with pytest.raises(Refused) as refused:
        read_settings(policy, {"patience": "10"})

    assert refused.value.reason is Reason.BAD_VALUE


def test_a_setting_that_the_pack_does_not_know_is_refused():
    policy = sample().on(sample().pack.in_force)

    with pytest.raises(Refused) as refused:
        read_settings(policy, {"patients": "10 days"})

    assert refused.value.reason is Reason.UNKNOWN_FACT


def test_a_limit_cannot_rest_on_a_setting_that_is_no_term():
    with pytest.raises(PackError) as error:
        sample("floor")

    assert 'there is no term setting "floor"' in str(error.value.problems[0])
