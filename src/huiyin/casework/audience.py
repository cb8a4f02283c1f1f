"""Finds the people behind a word such as `handler`, a role or a unit, as of now."""

from collections.abc import Callable

from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.facts import concerned_facts
from huiyin.casework.organisation import COMPLAINANT
from huiyin.policy.policy import Policy

AUDIENCES = frozenset(
    {"owner", "handler", "registrar", COMPLAINANT, "everyone present", "responsible", "assistant",
     "line_manager_of_concerned", "asked_by", "addressee", "administrator", "concerned", "invited",
     "informed"}
)  # fmt: skip
ADMINISTRATOR = "administrator"


Fit = Callable[[tuple[str, ...]], tuple[str, ...]]
"""Of some people those who count."""


def _everybody(people: tuple[str, ...]) -> tuple[str, ...]:
    return people


class People:
    """Looks people up for one case at one moment. A post without holder falls to its deputy, then up.

    `fit` passes over people, as if they did not hold their posts: those who may not know of the case.
    """

    def __init__(self, policy: Policy, case: Case, context: Context, fit: Fit = _everybody) -> None:
        self.policy, self.case, self.context, self.fit = policy, case, context, fit

    def of(self, audience: str, task: str = "") -> tuple[str, ...]:
        """The people of an audience; empty when there is nobody, even up the line."""
        return self.fit(self._of(audience, task))

    def _of(self, audience: str, task: str) -> tuple[str, ...]:
        if audience in self.policy.roles:
            return self.of_role(audience)[0]
        if audience in self.policy.units:
            return self._of_unit(audience)
        special = getattr(self, f"_to_{audience.replace(' ', '_')}", None)
        if special is not None:
            found: tuple[str, ...] = special(task)
            return found
        return (audience,) if audience else ()

    def standing(self, audience: str) -> tuple[str, ...]:
        """As `of`, but a post or unit stays one: work follows the post, whoever holds it then."""
        assessment = self.case.assessments.get(audience)
        named = assessment.result if assessment else audience
        if named in self.policy.roles or named in self.policy.units:
            return (named,)
        return self.of(audience)

    def of_role(self, role: str) -> tuple[tuple[str, ...], str]:
        """Who acts in a role, else up the reporting line; and the role that was found."""
        organisation, now = self.context.organisation, self.context.now
        for candidate in (role, *self.policy.line_above(role)):
            people = self.fit(organisation.acting(candidate, now))
            if people:
                return people, candidate
        return (), role

    def _of_unit(self, unit: str) -> tuple[str, ...]:
        head = self.policy.units[unit].head
        if head:
            people = self.of_role(head)[0]
            if people:
                return people
        roles = tuple(name for name, role in self.policy.roles.items() if role.unit == unit)
        return self.context.organisation.members(unit, roles)

    def _to_owner(self, task: str) -> tuple[str, ...]:
        """While nobody has it, whom it is offered to."""
        if not self.case.owner and self.case.offered_to:
            return self.of(self.case.offered_to, task)
        return (self.case.owner,) if self.case.owner else ()

    def _to_registrar(self, _: str) -> tuple[str, ...]:
        return (self.case.registrar,) if self.case.registrar else ()

    def _assessed(self, table: str) -> tuple[str, ...]:
        assessment = self.case.assessments.get(table)
        if assessment is None or assessment.result == table:
            return self._to_owner("")
        return self.of(assessment.result)

    def _to_everyone_present(self, _: str) -> tuple[str, ...]:
        held = [task for task in self.case.tasks.values() if task.present]
        return held[-1].present if held else ()

    def _to_concerned(self, _: str) -> tuple[str, ...]:
        people = concerned_facts(self.policy)
        return tuple(str(self.case.facts[name]) for name in people if name in self.case.facts)

    def _to_line_manager_of_concerned(self, _: str) -> tuple[str, ...]:
        managers = self.context.organisation.managers
        return tuple(managers[p] for p in self._to_concerned("") if p in managers)

    def _to_asked_by(self, task: str) -> tuple[str, ...]:
        return (self.case.tasks[task].asked_by,) if task in self.case.tasks else ()

    def _to_addressee(self, task: str) -> tuple[str, ...]:
        if task not in self.case.tasks:
            return ()
        return tuple(p for to in self.case.tasks[task].to for p in self.of(to))

    def _to_invited(self, task: str) -> tuple[str, ...]:
        return self.case.tasks[task].invited if task in self.case.tasks else ()

    def _to_informed(self, _: str) -> tuple[str, ...]:
        return self.case.informed

    def _to_handler(self, task: str) -> tuple[str, ...]:
        return self._to_owner(task)

    def _to_complainant(self, _: str) -> tuple[str, ...]:
        return (COMPLAINANT,)

    def _to_administrator(self, _: str) -> tuple[str, ...]:
        return (ADMINISTRATOR,)

    def _to_responsible(self, _: str) -> tuple[str, ...]:
        return self._assessed("responsible")

    def _to_assistant(self, _: str) -> tuple[str, ...]:
        return self._assessed("assistant")


def is_one_of(people: People, audiences: tuple[str, ...], person: str, task: str = "") -> bool:
    """Whether the person is meant by any of the audiences."""
    return any(person in people.of(audience, task) for audience in audiences)
