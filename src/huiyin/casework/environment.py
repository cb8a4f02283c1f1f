"""What the conditions of a pack may read about a case, as plain values by name."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.facts import defaults, in_conditions
from huiyin.casework.standing import STANDING
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.policy import Policy
from huiyin.policy.schema.rounds import PLACES


class Environment(Mapping[str, Any]):
    """Everything by its name, each found when it is asked for: a decision asks for few of many.

    A fact that nobody knows is absent, which conditions read as unknown.
    """

    __slots__ = ("_case", "_context", "_known", "_policy")

    def __init__(self, policy: Policy, case: Case, context: Context) -> None:
        self._policy, self._case, self._context = policy, case, context
        self._known: dict[str, Any] = {}

    def goes_on(self, case: Case, *changed: str) -> None:
        """The case went on, and of all that was asked so far only these may be otherwise now."""
        self._case = case
        for name in changed:
            self._known.pop(name, None)

    def get(self, name: str, default: Any = None) -> Any:
        value = self._known.get(name, self)  # itself: never asked before
        if value is self:
            value = self._found(name)
            if name not in _QUESTIONS:
                self._known[name] = value
        return default if value is UNKNOWN else value

    def __getitem__(self, name: str) -> Any:
        value = self.get(name, UNKNOWN)
        if value is UNKNOWN:
            raise KeyError(name)
        return value

    def __contains__(self, name: object) -> bool:
        return self.get(str(name), UNKNOWN) is not UNKNOWN

    def __iter__(self) -> Iterator[str]:
        standing = [name for name in STANDING if name in self]
        levels = (f"level.{ladder}" for ladder in self._case.levels)
        yield from dict.fromkeys((*self._stated(), *standing, *self._case.assessments))
        yield from (*levels, *_QUESTIONS)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _stated(self) -> dict[str, Any]:
        context = self._context
        related = {name: said for name, said in context.related.items() if said is not UNKNOWN}
        return {**defaults(self._policy), **context.settings, **related, **self._case.facts}

    def _found(self, name: str) -> Any:
        case, policy = self._case, self._policy
        if name in case.assessments:
            return case.assessments[name].result
        if name in policy.facts or name in policy.settings:
            return self._said(name)
        if name in STANDING:
            value = STANDING[name](policy, case, self._context)
            return UNKNOWN if value is None else value
        if name in policy.tables or name[:6] == "event.":
            return UNKNOWN
        if name in _QUESTIONS:
            return _QUESTIONS[name](case)
        if name[:7] == PLACES:
            rank = policy.ranks.get(name[7:])
            return UNKNOWN if rank is None else rank.places.value(self)
        if name[:6] == "level.":
            state = case.levels.get(name[6:])
            return state.level if state else UNKNOWN
        return self._said(name)

    def _said(self, name: str) -> Any:
        facts, context = self._case.facts, self._context
        if name in facts:
            return in_conditions(facts[name])
        for source in (context.related, context.settings):
            if name in source:
                return source[name]
        return defaults(self._policy).get(name, UNKNOWN)


_QUESTIONS: dict[str, Callable[[Case], Any]] = {
    "$happened": lambda case: lambda name, topic=None: case.times(name, topic) > 0,
    "$times": lambda case: case.times,
    "$last": lambda case: case.last,
}
