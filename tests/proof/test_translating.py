"""A formula and the compiled condition say the same of every case: true, false or unknown."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import z3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.policy.expressions import UNKNOWN, compile_expression
from huiyin.proof.arithmetic import real
from huiyin.proof.asking import Question, number_of
from huiyin.proof.logic import formula, negated
from huiyin.proof.names import Names
from huiyin.proof.symbols import Records, Several, Symbol, Truth, Value
from huiyin.proof.translating import translate
from tests.policy.conditions import MEDIA, SCOPE
from tests.policy.packs import regulation_of

POLICY = regulation_of("facts: {note: {title: 备注, type: text, clause: T-1}}").on(date(2026, 1, 1))

figures = st.decimals(-50, 50, places=1)
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
words = st.sampled_from(["progress", "visit", "complainant", "witness"])


def chosen(*options: str) -> st.SearchStrategy[str]:
    return st.sampled_from(options)


# conditions

number_names = chosen("amount", "premiums", "people", "share")
numbers = st.deferred(
    lambda: st.one_of(
        number_names,
        st.integers(0, 60).map(str),
        st.integers(0, 100).map(lambda n: f"{n} %"),
        chosen("times(answered)", "times(task_opened, visit)", "count(contacts)"),
        st.builds(lambda t: f"count(c in contacts where {t})", tests),
        st.builds(lambda a, s, b: f"({a} {s} {b})", numbers, chosen("+", "-"), numbers),
        st.builds(lambda a, b: f"({a} * {b})", chosen("people", "share"), st.integers(0, 9)),
        st.builds(lambda a, b: f"({a} / {b})", number_names, chosen("premiums", "people", "3")),
        st.builds(lambda a, b: f"min({a}, {b})", numbers, numbers),
        st.builds(lambda a, b: f"max({a}, {b})", numbers, numbers),
        st.builds(lambda a: f"(- {a})", numbers),
    )
)
signs = chosen("<", "<=", ">", ">=", "=", "!=")
spans = st.builds(
    lambda n, u: f"{n} {u}", st.integers(1, 40), chosen("days", "weeks", "months", "years")
)
dates = st.one_of(
    chosen("born", "today"),
    days.map(date.isoformat),
    st.builds(lambda d, s, t: f"{d} {s} {t}", chosen("born", "today"), chosen("+", "-"), spans),
)
times = st.one_of(
    chosen("received_at", "now", "last(answered)"),
    st.builds(
        lambda m, s, n, u: f"{m} {s} {n} {u}",
        chosen("received_at", "now"),
        chosen("+", "-"),
        st.integers(1, 90),
        chosen("minutes", "hours", "days", "months"),
    ),
)
tests = st.one_of(
    chosen("c.reached", "not c.reached", "c.reached and harm"),
    st.builds(lambda w: f"c.purpose = '{w}'", words),
    st.builds(lambda s, n: f"c.minutes {s} {n}", signs, st.integers(0, 5)),
)
conditions = st.deferred(
    lambda: st.one_of(
        chosen("harm", "repeated", "happened(answered)", "happened(task_opened, visit)", "true"),
        st.builds(lambda a, s, b: f"{a} {s} {b}", numbers, signs, numbers),
        st.builds(lambda a, s, b: f"{a} {s} {b}", dates, signs, dates),
        st.builds(lambda a, s, b: f"{a} {s} {b}", times, signs, times),
        st.builds(lambda s, m: f"media {s} {m}", signs, chosen(*MEDIA.options)),
        chosen("media = local", "local = media", "channel != phone", "phone = '0371'",
               "media in [local, none]", "media not in [local]", "share in [5, 20 %]",
               "urgent in marks", "press not in marks", "harm = repeated", "harm != repeated",
               "1 < people <= 30", "phone in marks"),
        st.builds(lambda t: f"(any c in contacts: {t})", tests),
        st.builds(lambda t: f"(every c in contacts: {t})", tests),
        st.builds(lambda n: f"known({n})", st.one_of(numbers, chosen("harm", "marks", "born"))),
        st.builds(lambda a, b: f"({a} and {b})", conditions, conditions),
        st.builds(lambda a, b: f"({a} or {b})", conditions, conditions),
        st.builds(lambda a: f"(not {a})", conditions),
    )
)  # fmt: skip

# cases

calls = st.fixed_dictionaries(
    {"purpose": words, "reached": st.booleans(), "party": words,
     "minutes": st.integers(0, 5).map(Decimal)}
)  # fmt: skip
KNOWN = {"marks", "received_at", "now", "today", "contacts"}
"""What every case has."""
cases = st.fixed_dictionaries(
    {
        "marks": st.frozensets(chosen("urgent", "press")),
        "channel": chosen("phone", "letter"),
        "received_at": moments,
        "now": moments,
        "contacts": st.lists(calls, max_size=3).map(tuple),
    },
    optional={
        "amount": st.integers(0, 50).map(Decimal),
        "premiums": st.integers(0, 50).map(Decimal),
        "people": figures,
        "share": figures,
        "harm": st.booleans(),
        "repeated": st.booleans(),
        "media": chosen(*MEDIA.options),
        "phone": chosen("0371", "110", "urgent"),
        "born": days,
    },
).map(
    lambda case: {
        **case,
        "today": case["now"].date(),
        "received_at": min(case["received_at"], case["now"]),
    }
)
"""Nothing came in after now."""
pasts = st.fixed_dictionaries(
    {"answered": st.integers(0, 3), "visit": st.integers(0, 2), "ago": st.integers(0, 10**7)}
)


def asked(case: dict[str, Any], past: dict[str, int]) -> dict[str, Any]:
    """The case with what happened in it, as a compiled condition is asked."""
    often = {("answered", None): past["answered"], ("task_opened", "visit"): past["visit"]}
    lasts = {"answered": case["now"] - timedelta(seconds=past["ago"])}
    return {
        **case,
        "$happened": lambda event, topic=None: often.get((event, topic), 0) > 0,
        "$times": lambda event, topic=None: often.get((event, topic), 0),
        "$last": lambda event, topic=None: lasts[event] if often.get((event, topic), 0) else None,
    }


def told(names: Names, case: dict[str, Any], past: dict[str, int]) -> list[Any]:
    """That the names stand for exactly this case."""
    found = [equal(names, s, case.get(n, UNKNOWN)) for n, s in list(names.symbols.items())]
    often = {"answered": past["answered"], "task_opened": past["visit"]}
    found += [number == often[event] for (event, _), number in names.counts.items()]
    ago = case["now"] - timedelta(seconds=past["ago"])
    found += [value.term == number_of(ago) for value in names.lasts.values()]
    return found


def equal(names: Names, symbol: Symbol, value: Any) -> Any:
    if isinstance(symbol, Records):
        return z3.And(*(slot_equal(names, symbol, i, value) for i in range(len(symbol.slots))))
    if value is UNKNOWN:
        return formula(negated(symbol.known))
    known = formula(symbol.known)
    if isinstance(symbol, Truth):
        return z3.And(known, formula(symbol.yes if value else symbol.no))
    if isinstance(symbol, Several):
        members = symbol.members.items()
        return z3.And(known, *(formula(m) if o in value else z3.Not(m) for o, m in members))
    assert isinstance(symbol, Value)
    return z3.And(known, symbol.term == plain(names, value))


def plain(names: Names, value: Any) -> Any:
    if isinstance(value, Decimal):
        return real(value)
    if isinstance(value, datetime):
        return number_of(value)
    return value.toordinal() if isinstance(value, date) else names.lexicon.number(value)


def slot_equal(names: Names, records: Records, place: int, calls: tuple[dict, ...]) -> Any:
    slot = records.slots[place]
    if place >= len(calls):
        return z3.Not(slot.present)
    fields = [equal(names, slot.fields[name], value) for name, value in calls[place].items()]
    return z3.And(slot.present, *fields)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions, cases, pasts)
def test_a_formula_agrees_with_the_compiled_condition_on_every_case(source, case, past):
    said = compile_expression(source, SCOPE).evaluate(asked(case, past))

    names = Names(POLICY, SCOPE)
    made = translate(source, names)
    question = Question(names)
    assert isinstance(made, Truth)
    with question.supposing(*told(names, case, past)):
        assert question.is_possible(), "the laws forbid a case that can be"
        for part, holds in ((made.yes, said is True), (made.no, said is False)):
            wrong = negated(part) if holds else part
            with question.supposing(wrong):
                assert not question.is_possible(), (source, said)
