"""What happens after a complaint and how long it takes, by the regulation's own clocks."""

from collections.abc import Iterable
from dataclasses import dataclass

from huiyin.calendars.wording import term_words
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import possible_terms
from huiyin.policy.policy import Policy
from huiyin.policy.schema.time import Clock, Ladder, Level
from huiyin.policy.values import Condition
from huiyin.portal.words import say

TOWARDS = frozenset(
    {"acknowledged", "admitted", "admission_refused", "transferred", "answered", "remedy_carried_out",
     "closed", "contact_recorded", "response_given", "confirmed", "resumed"}
)  # fmt: skip
"""What complainants notice themselves: a clock that waits for nothing else may be told to them."""
_BEGINNINGS = frozenset({"registered", "admitted", "acknowledged"})


@dataclass(frozen=True)
class Expectation:
    """`within` are the limits that may hold, the shortest first; several where it depends on more.

    `begins` is the event from which they count, or "level" where each level has so long.
    """

    title: str
    within: tuple[str, ...]
    begins: str


def expectations(draft: Draft, language: str) -> list[Expectation]:
    """Only duties of the house that begin with the complaint itself, or with its being taken up."""
    found = []
    for clock in draft.policy.clocks.values():
        begins = {str(pattern.on) for pattern in clock.from_} & _BEGINNINGS
        if not begins or clock.duty != "duty" or clock.per != "case" or not is_told(clock):
            continue
        terms = _terms(draft, clock, language) if _may_run(draft, clock.when) else ()
        if terms:
            begin = "registered" if "registered" in begins else min(begins)
            found.append(Expectation(clock.title.text(language), terms, begin))
    return [*found, *_rises(draft, language)]


def _rises(draft: Draft, language: str) -> list[Expectation]:
    """How long a level has before the case goes to the next by itself; who that is stays inside."""
    terms = [
        term
        for ladder in draft.policy.ladders.values()
        if {str(pattern.on) for pattern in ladder.from_} & _BEGINNINGS
        and is_told(ladder)
        and _may_run(draft, ladder.when)
        for level in ladder.levels.values()
        if level.next
        for term in _terms(draft, level, language)
    ]
    title = say("before.rises", language)
    return [Expectation(title, tuple(dict.fromkeys(terms)), "level")] if terms else []


def is_told(clock: Clock | Ladder) -> bool:
    return all(str(leaf.on) in TOWARDS for leaf in clock.until.leaves())


def _may_run(draft: Draft, when: Condition | None) -> bool:
    return when is None or when.value(draft.env) is not False


def _terms(draft: Draft, clock: Clock | Level, language: str) -> tuple[str, ...]:
    if clock.within is None:
        return ()
    terms, _ = possible_terms(clock.within, draft.env)
    said = (term_words(term.amount, str(term.unit), language) for term in terms)
    return tuple(dict.fromkeys(said))


def told_clocks(policy: Policy) -> Iterable[str]:
    """The clocks whose end a complainant may know, those of ladders among them."""
    for name, clock in policy.clocks.items():
        if is_told(clock) and clock.per in ("case", "proposal"):
            yield str(name)
    for name, ladder in policy.ladders.items():
        if is_told(ladder):
            yield str(name)
