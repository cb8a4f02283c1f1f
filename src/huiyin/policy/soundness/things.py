"""Facts and settings: options, ranges and defaults that fit their type."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from huiyin.calendars import Term, TermError
from huiyin.calendars.terms import Unit
from huiyin.policy.phrases import Phrase, one_of, say
from huiyin.policy.problems import Problem, did_you_mean, position_of
from huiyin.policy.schema.things import Channel, Fact, MassMatter, Setting
from huiyin.policy.soundness.base import Around, wrong

_CHOSEN = ("choice", "choices")
_NUMERIC = ("money", "number", "count", "ratio")
_RANGED = (*_NUMERIC, "names")


def fact(rule: Fact, around: Around) -> Iterator[Problem]:
    if rule.type in _CHOSEN and not rule.of:
        yield wrong(
            rule, say("a {type} without options", type=rule.type), say('its options under "of"')
        )
    if rule.type not in _CHOSEN and rule.of:
        yield wrong(
            rule, say("a {type} has no options", type=rule.type), say('type choice, or no "of"')
        )
    if rule.ordered and rule.type != "choice":
        yield wrong(
            rule, say("a {type} has no order of options", type=rule.type), say("type choice")
        )
    if rule.identifies is not None and rule.type != "text":
        yield wrong(rule, say("a {type} identifies nothing", type=rule.type), say("type text"))
    yield from _range(rule)
    yield from _default(rule)


def mass_matter(rule: MassMatter, around: Around) -> Iterator[Problem]:
    if rule.people < 2:
        yield wrong(rule, say("people {people}", people=rule.people), say("2 or more"))
    if rule.within.unit not in (Unit.DAYS, Unit.WEEKS):
        yield wrong(
            rule, say("within {within}", within=rule.within), say("days or weeks, such as 30 days")
        )


def setting(rule: Setting, around: Around) -> Iterator[Problem]:
    yield from _range(rule)
    yield from _default(rule)


def _range(rule: Fact | Setting) -> Iterator[Problem]:
    low, high = rule.at_least, rule.at_most
    if (low is not None or high is not None) and rule.type not in _RANGED:
        yield wrong(rule, say("a {type} has no range", type=rule.type), one_of(_RANGED))
    if low is not None and high is not None and low > high:
        yield wrong(
            rule,
            say("at_least {low} is more than at_most {high}", low=low, high=high),
            say("the lower figure first"),
        )


def _default(rule: Fact | Setting) -> Iterator[Problem]:
    if rule.default is None:
        return
    word, place = str(rule.default), position_of(rule.default)
    if isinstance(rule, Fact) and rule.type in _CHOSEN:
        for option in word.split(",") if rule.type == "choices" else [word]:
            if option not in rule.of:
                known = list(map(str, rule.of))
                expected, hint = (one_of(known), did_you_mean(option, known))
                yield Problem(
                    place, say('the default "{option}" is no option', option=option), expected, hint
                )
    elif not _fits(rule, word):
        yield Problem(
            place,
            say('the default "{word}" does not fit', word=word),
            say("a {type} in its range", type=rule.type),
        )


def _fits(rule: Fact | Setting, word: str) -> bool:
    if rule.type in _NUMERIC:
        return _in_range(rule, word)
    if rule.type == "term":
        return _is_term(word)
    if rule.type == "date":
        return _is_date(word)
    if rule.type == "names":
        return False  # nobody is named before somebody says so
    return rule.type != "flag" or word in ("true", "false", "yes", "no")


def _in_range(rule: Fact | Setting, word: str) -> bool:
    try:
        figure = Decimal(word)
    except InvalidOperation:
        return False
    low, high = rule.at_least, rule.at_most
    return (low is None or low <= figure) and (high is None or figure <= high)


def _is_term(word: str) -> bool:
    try:
        Term.parse(word)
    except TermError:
        return False
    return True


def _is_date(word: str) -> bool:
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True


def channel(rule: Channel, around: Around) -> Iterator[Problem]:
    """Who comes in by themselves is asked nothing that only the house may say, and all that is needed."""
    if rule.entrance is None:
        return
    facts = around.pack.facts
    for name in rule.entrance.asks:
        for said in facts.get(name, ()):
            if said.type == "person":
                yield _unfit(name, say("names people of the house"), say("facts of another type"))
            elif said.set_by:
                yield _unfit(name, say("is set by posts of the house"), say("facts without set_by"))
    for name, dated in facts.items():
        always = any("register" in said.required_at and said.when is None for said in dated)
        if always and name not in rule.entrance.asks:
            where = say('registering needs "{name}", and the entrance does not ask it', name=name)
            yield wrong(rule.entrance, where, say('"{name}" among asks', name=name))


def _unfit(name: str, why: Phrase, expected: Phrase) -> Problem:
    return Problem(
        position_of(name),
        say('"{name}" {why}, and complainants cannot say it', name=name, why=why),
        expected,
    )
