"""Conditions mean what they say: exact figures, three truth values, types kept apart."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.expressions import FLAG, MONEY, NUMBER, UNKNOWN, compile_expression
from huiyin.policy.expressions.functions import FUNCTIONS
from huiyin.policy.scopes import standing_names
from tests.policy.conditions import CALLS, KNOWN, SCOPE, trouble, value
from tests.policy.packs import PACKS, regulation_at


def test_money_is_exact_to_the_fen():
    assert value("amount * 3 = 0.3", amount=Decimal("0.1")) is True
    assert value("amount + 0.2", amount=Decimal("0.1")) == Decimal("0.3")


@pytest.mark.parametrize(
    ("amount", "row"),
    [("1999.99", True), ("2000", True), ("2000.00", True), ("2000.01", False)],
)
def test_up_to_an_amount_includes_it_and_not_one_fen_more(amount, row):
    assert value("amount <= 2000", amount=Decimal(amount)) is row


def test_a_percentage_is_an_exact_share():
    assert value("amount / premiums <= 70 %", amount=7000, premiums=10000) is True
    assert value("amount / premiums <= 70%", amount=Decimal("7000.01"), premiums=10000) is False
    assert value(f"{'3' * 40}.{'3' * 40} %") == Decimal(f"{'3' * 38}.{'3' * 42}")


def test_figures_may_be_written_in_groups():
    assert value("amount >= 10_000", amount=10000) is True


def test_products_bind_closer_than_sums_and_sums_closer_than_comparisons():
    assert value("2 + 3 * 4 - 6 / 2") == 11
    assert value("(2 + 3) * 4") == 20
    assert value("-people + 1", people=5) == -4
    assert value("1 - 2 - 3") == -4
    assert value("- -2") == 2


def test_and_binds_closer_than_or_and_not_closest():
    assert value("harm or repeated and repeated", harm=True, repeated=False) is True
    assert value("not harm and repeated", harm=True, repeated=False) is False
    assert value("not (harm and repeated)", harm=True, repeated=False) is True


def test_a_chain_of_comparisons_means_all_of_them():
    for figure, within in ((1000, False), (1001, True), (2000, True), (2001, False)):
        assert value("1000 < amount <= 2000", amount=figure) is within


def test_a_chain_is_false_as_soon_as_one_link_is_whatever_the_others():
    assert value("10 < people < amount", people=5) is False
    assert value("4 < people < amount", people=5) is UNKNOWN


def test_options_of_an_ordered_choice_compare_by_their_order():
    assert value("media >= local", media="mainstream") is True
    assert value("media < local", media="none") is True
    assert value("none < media < mainstream", media="local") is True
    assert value("media > local", media="local") is False


def test_a_bare_word_is_an_option_on_either_side_and_in_lists():
    assert value("channel = phone", channel="phone", phone="0371") is True
    assert value("letter = channel", channel="letter") is True
    assert value("channel in [letter, 'phone']", channel="phone") is True
    assert value("channel not in [letter]", channel="phone") is True


def test_a_mark_is_in_a_set_of_marks():
    assert value("urgent in marks", marks=frozenset({"urgent"})) is True
    assert value("press not in marks", marks=frozenset({"urgent"})) is True
    assert value("urgent in marks") is UNKNOWN


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("harm and repeated", {(1, 1): 1, (1, 0): 0, (1, None): None, (0, None): 0}),
        ("harm or repeated", {(1, None): 1, (0, None): None, (0, 0): 0, (0, 1): 1}),
        ("repeated and harm", {(0, None): 0, (None, 0): 0, (None, 1): None}),
    ],
)
def test_what_is_unknown_leaves_open_only_what_hangs_on_it(source, expected):
    for (harm, repeated), result in expected.items():
        given = {"harm": harm, "repeated": repeated}
        env = {name: bool(known) for name, known in given.items() if known is not None}
        assert value(source, **env) is (UNKNOWN if result is None else bool(result))


def test_nothing_turns_the_unknown_into_a_truth():
    for source in (
        "harm", "not harm", "amount > 1", "amount = amount", "amount + 1 > 0", "min(amount, 1) = 1",
        "channel in [phone]", "channel not in [phone]", "media > none", "-amount < 0",
        "count(contacts) > 0", "any c in contacts: c.reached", "every c in contacts: c.reached",
        "last(closed) < now", "received_at + 3 months < now", "harm = true",
    ):  # fmt: skip
        assert value(source) is UNKNOWN, source


def test_only_known_asks_whether_somebody_knows():
    assert value("known(amount)") is False
    assert value("known(amount)", amount=0) is True
    assert value("not known(harm) or harm") is True


def test_the_unknown_itself_refuses_to_be_true_or_false():
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(UNKNOWN)


def test_dividing_by_nothing_gives_what_nobody_knows():
    assert value("amount / premiums > 1", amount=1, premiums=0) is UNKNOWN
    assert value("amount / premiums > 1", amount=0, premiums=0) is UNKNOWN


def test_any_and_every_ask_each_record_of_a_list():
    assert value("any c in contacts: c.reached", contacts=CALLS) is True
    assert value("every c in contacts: c.reached", contacts=CALLS) is False
    assert value("any c in contacts: c.reached and c.purpose = 'visit'", contacts=CALLS) is False
    assert value("every c in contacts: c.minutes < people", contacts=CALLS, people=5) is True


def test_of_an_empty_list_everything_is_said_and_nothing_is_found():
    assert value("any c in contacts: c.reached", contacts=()) is False
    assert value("every c in contacts: c.reached", contacts=()) is True
    assert value("count(contacts)", contacts=()) == 0


def test_a_record_that_leaves_the_matter_open_is_outweighed_by_one_that_settles_it():
    half_known = ({"reached": True}, {})
    assert value("any c in contacts: c.reached", contacts=half_known) is True
    assert value("every c in contacts: c.reached", contacts=half_known) is UNKNOWN
    assert value("every c in contacts: not c.reached", contacts=half_known) is False
    assert value("count(c in contacts where c.reached)", contacts=half_known) is UNKNOWN


def test_count_tells_how_many_records_fit():
    assert value("count(contacts)", contacts=CALLS) == 2
    assert value("count(c in contacts where c.party = 'witness')", contacts=CALLS) == 1
    assert value("count(c in contacts where c.minutes > 9) = 0", contacts=CALLS) is True


def test_lists_may_be_asked_within_lists():
    twice = "any c in contacts: any d in contacts: d.minutes > c.minutes"
    assert value(twice, contacts=CALLS) is True
    assert value(twice, contacts=CALLS[:1]) is False


def test_least_and_most_of_several_figures():
    assert value("min(amount, premiums, 5)", amount=9, premiums=7) == 5
    assert value("max(amount, premiums)", amount=9, premiums=7) == 9
    assert compile_expression("max(amount, 1)", SCOPE).type == MONEY
    assert compile_expression("max(people, 1)", SCOPE).type == NUMBER


def test_a_date_some_months_on_is_the_same_day_or_the_last_of_its_month():
    assert value("born + 1 year", born=date(2024, 2, 29)) == date(2025, 2, 28)
    assert value("born + 3 months", born=date(2025, 11, 30)) == date(2026, 2, 28)
    assert value("born - 1 month", born=date(2026, 3, 31)) == date(2026, 2, 28)
    assert value("born + 2 weeks", born=date(2026, 3, 1)) == date(2026, 3, 15)


def test_a_moment_some_time_on_keeps_its_hour():
    received = datetime(2026, 1, 31, 9, tzinfo=UTC)
    assert value("received_at + 1 month", received_at=received) == datetime(
        2026, 2, 28, 9, tzinfo=UTC
    )
    assert value("received_at - 2 hours", received_at=received).hour == 7
    assert value("received_at + 30 minutes < now", received_at=received, now=received) is False


def test_days_past_the_end_of_the_calendar_are_unknown():
    assert value("born + 9000 years > today", **KNOWN) is UNKNOWN
    assert value("born - 3000 years < today", **KNOWN) is UNKNOWN
    assert value("now + 99999999 days > now", **KNOWN) is UNKNOWN


def test_dates_are_written_plainly_and_compared():
    assert value("today >= 2026-03-02", today=date(2026, 3, 2)) is True
    assert value("today < 2026-03-02", today=date(2026, 3, 2)) is False


def test_a_condition_asks_what_has_happened_how_often_and_when_last():
    assert value("happened(answered)", **KNOWN) is True
    assert value("happened(closed)", **KNOWN) is False
    assert value("times(answered) >= 2", **KNOWN) is True
    assert value("times(closed) = 0", **KNOWN) is True
    assert value("last(answered) < now", **KNOWN) is True
    assert value("last(closed) < now", **KNOWN) is UNKNOWN


def test_the_topic_of_an_event_is_handed_on():
    asked = []
    env = {"$happened": lambda event, topic=None: asked.append((event, topic)) or True}
    assert value("happened(task_opened, visit)", **env) is True
    assert value("happened(linked, 'repeat-of')", **env) is True
    assert asked == [("task_opened", "visit"), ("linked", "repeat-of")]


def test_an_expression_tells_which_facts_it_reads_and_what_it_compares_them_with():
    made = compile_expression(
        "amount > 2000 and 10 < people or media = local or channel in [phone]", SCOPE
    )
    assert made.names == {"amount", "people", "media", "channel"}
    assert made.constants == {
        "amount": {Decimal(2000)},
        "people": {Decimal(10)},
        "media": {"local"},
        "channel": {"phone"},
    }


def test_the_variable_of_a_list_is_no_fact_of_the_case():
    made = compile_expression("any c in contacts: c.minutes > people and c.minutes < 5", SCOPE)
    assert made.names == {"contacts", "people"}
    assert made.constants == {}


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("amout > 1", 'nothing is called "amout"; did you mean "amount"?'),
        ("media = lokal", ('"lokal" is not an option; expected one of none, local, mainstream; '
         'did you mean "local"?')),
        ("fax = channel", '"fax" is not an option; expected one of phone, letter'),
        ("amount > phone", "money cannot be compared with text; expected money"),
        ("today < now", "a date cannot be compared with a moment; expected a date"),
        ("harm > repeated", "a flag has no order; use = or !="),
        ("channel > phone", "a choice has no order; use = or !="),
        ("amount * premiums", 'money "*" money makes no sense; expected numbers'),
        ("today + 1", 'a date "+" a number makes no sense; expected numbers'),
        ("today + 3 workdays", "3 workdays need a calendar; use a clock, or days"),
        ("now + 2 opening hours", "2 opening hours need a calendar; use a clock, or days"),
        ("today + 3 hours", "a date has no hours; expected days, weeks, months or years"),
        ("today > 2026-02-30", "2026-02-30 is no date; expected such as 2026-01-31"),
        ("today + 1.5 days", ('"1.5 days" is no term; the units are minutes, hours, opening hours, '
         "days, workdays, weeks, months, years, same day, close of business; "
         "expected a whole number with its unit")),
        ("today + 0 days", ("a term is at least one of its unit, not 0; "
         "expected a whole number with its unit")),
        ("2000 in marks", "this is a number; expected an option"),
        ("amount in marks", "this is money; expected an option"),
        ("urgent in channel", "this is a choice; expected several choices"),
        ("amount in [people]", "a list holds plain values; expected money"),
        ("channel in [fax]", '"fax" is not an option; expected one of phone, letter'),
        ("harm and amount", "this is money; expected a condition that is true or false"),
        ("-harm", "this is a flag; expected a number"),
        ("any c in amount: true", "this is money; expected a list"),
        ("any c in contacts: c.reach", 'nothing is called "c.reach"; did you mean "c.reached"?'),
        ("cout(contacts)", 'there is no function "cout"; did you mean "count"?'),
        ("eval(amount)", ('there is no function "eval"; '
         "there are known, count, min, max, happened, times, last")),
        ("count()", "this takes exactly one thing; expected one thing, not 0"),
        ("known(amount, people)", "this takes exactly one thing; expected one thing, not 2"),
        ("min()", "this takes at least one number; expected numbers"),
        ("min(1, harm)", "this is a flag; expected a number"),
        ("known(c in contacts where c.reached)", ('"where" stands in count only; '
         "write any … in … : …")),
        ("happened(answerd)", 'there is no event "answerd"; did you mean "answered"?'),
        ("happened(1 + 2)", "this is no name; expected the name of an event or topic"),
        ("happened()", ("this takes an event and perhaps its topic; "
         "expected such as happened(closed)")),
        ("happened(answered, visit)", '"visit" is no topic of answered; answered has no topic'),
        ("times(task_opened, vist)", '"vist" is no topic of task_opened; did you mean "visit"?'),
        ("amount == 1", '"=" does not belong here; equality is written with one ='),
        ("amount >", "the condition breaks off"),
        ("", "the condition breaks off"),
        ("amount & 1", '"&" has no meaning here'),
        ("amount > 1,000", ('"," does not belong here; '
         "a large figure is written 10000 or 10_000")),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_what_was_expected(source, what):
    assert str(trouble(source)) == what


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("harm and\n  amout > 1", 2, 3),
        ("amount > phone", 1, 10),
        ("media = lokal", 1, 9),
        ("amount & 1", 1, 8),
        ("amount >", 1, 9),
        ("any c in contacts: c.reach", 1, 20),
        ("amount\u2028& 1", 1, 7),
    ],
)
def test_a_mistake_has_its_line_and_column(source, line, column):
    error = trouble(source)
    assert (error.line, error.column) == (line, column)


def test_what_is_expected_of_the_whole_is_checked_too():
    assert str(trouble("amount + 1", expect=FLAG)) == "this is money; expected a flag"
    assert compile_expression("amount + 1", SCOPE, expect=NUMBER).type == MONEY
    assert str(trouble("harm", expect=MONEY)) == "this is a flag; expected money"


def test_the_reference_names_everything_a_case_has_and_every_function():
    page = (PACKS.parents[1] / "docs" / "reference" / "expressions.md").read_text("utf-8")
    standing = standing_names(regulation_at(PACKS / "complete").pack, vocabulary())
    assert [name for name in standing if f"`{name}`" not in page] == []
    assert [name for name in FUNCTIONS if f"{name}(" not in page] == []
