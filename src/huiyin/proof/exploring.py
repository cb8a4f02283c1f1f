"""Explores what can come about: acts whose gates can open bring events, events bring acts.

It goes in rounds, each with what the rounds before can bring, until a round brings nothing new. What
is not reached then, no sequence of acts reaches, however long.
"""

from collections.abc import Iterator
from typing import Any

from huiyin.policy.advice.reach import BROUGHT_BY
from huiyin.policy.expressions import Scope, Type
from huiyin.policy.policy import Policy
from huiyin.policy.references import names_in
from huiyin.policy.schema.decisions import Gate
from huiyin.policy.schema.work import Do
from huiyin.policy.values import Condition
from huiyin.policy.vocabulary import Vocabulary
from huiyin.proof.asking import Question, Undecided
from huiyin.proof.logic import Bool, both, either, negated
from huiyin.proof.slots import slots_for
from huiyin.proof.symbols import Truth
from huiyin.proof.translating import translate
from huiyin.proof.walking import parts_of
from huiyin.proof.world import ANY, Lacking, World
from huiyin.proof.world_names import WorldNames

MOST_ROUNDS = 40
_CHOICES = {
    "close": "outcomes", "refuse_admission": "refusal_grounds", "do_act": "acts",
    "provisionally_close": "provisional_grounds", "open_task": "tasks",
}  # fmt: skip
"""Acts to the section that says when their topic may be chosen."""
_OF_RULES = frozenset({"marked", "spawned", "charged", "paper_asked", "step_entered"})
"""Events that come by a rule of the pack or not at all."""
_ALIKE = {"task": "task or callback", "callback": "task or callback", "remedy": "subject"}


class Exploration:
    """What can come about under one policy; `rounds` is how many it took."""

    def __init__(self, policy: Policy, scope: Scope, vocabulary: Vocabulary) -> None:
        self.policy, self.scope, self.vocabulary = policy, scope, vocabulary
        self.names = names_in(policy.head, vocabulary)
        self.world, self.rounds = World(), 0
        self.open: set[tuple[str, str]] = set()
        """Acts with their topics that can be done."""
        self._answers: dict[tuple[Any, ...], tuple[int, bool]] = {}
        self._explore()

    def _explore(self) -> None:
        for event in sorted(self.vocabulary.events):
            if event not in self.vocabulary.causes and event not in _OF_RULES:
                self.world.add(event)
        self.world.grown = True
        while self.world.grown and self.rounds < MOST_ROUNDS:
            self.world.grown = False
            self.rounds += 1
            for act in sorted(self.vocabulary.acts):
                for topic in self.topics_of(act):
                    self._try(act, topic)
            self._follow_rules()

    # acts

    def topics_of(self, act: str) -> list[str]:
        """The topics that rules tell apart, and one that stands for any other."""
        what = self.vocabulary.act_topics.get(act)
        if what is None:
            return [ANY]
        if what in self.names:
            return sorted(self.names[what]) or [ANY]
        named = {str(t) for gate in self.policy.gates_of.get(act, ()) for t in gate.topic}
        events = [e for e, acts in self.vocabulary.causes.items() if act in acts]
        named |= {str(t) for t in self._topics_waited_for(events)}
        return [*sorted(named), ANY]

    def _topics_waited_for(self, events: list[str]) -> Iterator[str]:
        for pattern in self._patterns:
            if str(pattern.on) in events:
                yield from pattern.topic

    @property
    def _patterns(self) -> list[Any]:
        if "patterns" not in self.policy.memo:
            sections = tuple(self.policy.sections().values())
            found = [
                p for p in parts_of(sections, object) if hasattr(p, "on") and hasattr(p, "topic")
            ]
            self.policy.memo["patterns"] = [p for p in found if isinstance(p.on, str)]
        patterns: list[Any] = self.policy.memo["patterns"]
        return patterns

    def _try(self, act: str, topic: str) -> None:
        if (act, topic) in self.open or not self.may(act, topic):
            return
        self.open.add((act, topic))
        self.world.grown = True
        self.world.add_facts(self.asked_at(act))
        for event, acts in self.vocabulary.causes.items():
            if act in acts:
                self._bring(act, event, topic)
        self._besides(act, topic)

    def asked_at(self, act: str) -> frozenset[str]:
        """The facts that the form of an act asks for; one that no form asks for may come from anywhere."""
        return frozenset(
            str(name) for name, fact in self.policy.facts.items()
            if act in (*fact.asked_at, *fact.required_at) or not fact.asked_at
        )  # fmt: skip

    def _bring(self, act: str, event: str, topic: str) -> None:
        if event == "task_sent" and not self._is_sent(act, topic):
            return
        if event == "proposal_approved" and act == "propose" and not self._is_own(topic):
            return
        of_act, of_event = self.vocabulary.act_topics.get(act), self.vocabulary.topics.get(event)
        same = of_act == of_event or _ALIKE.get(of_act or "") == of_event
        self.world.add(event, topic if same and topic else ANY)

    def _besides(self, act: str, topic: str) -> None:
        """What else an act does: the consent a task waits for, the mark of an act of the pack's own."""
        if act == "open_task" and topic in self.policy.tasks:
            approval = self.policy.tasks[topic].approval
            if approval:
                self.world.add("proposed", str(approval))
        if act == "do_act" and topic in self.policy.acts and self.policy.acts[topic].mark:
            self.world.add_mark(str(self.policy.acts[topic].mark))
        if act == "charge":
            self.world.add("charged", topic)
        if act == "approve":
            for name, task in self.policy.tasks.items():
                if str(task.approval) == topic and self.world.happens("task_opened", str(name)):
                    self.world.add("task_sent", str(name))

    def _is_sent(self, act: str, topic: str) -> bool:
        if act == "approve":
            return False
        task = self.policy.tasks.get(topic)
        return act != "open_task" or task is None or task.approval is None

    def _is_own(self, subject: str) -> bool:
        rule: Any = self.policy.remedies.get(subject) or self.policy.approvals.get(subject)
        return bool(rule is not None and rule.own_authority)

    def may(self, act: str, topic: str) -> bool:
        """Whether somebody has the right, what comes before can come, and every gate can open."""
        vocabulary = self.vocabulary
        if act not in self.policy.rights and act not in vocabulary.free_acts:
            return False
        section = vocabulary.only_with.get(act)
        if section is not None and not getattr(self.policy, section):
            return False
        before = vocabulary.needs.get(act)
        if before is not None and not self.world.happens(before, None if topic == ANY else topic):
            return False
        return self.can_be(*self._hurdles(act, topic), act=act)

    def _hurdles(self, act: str, topic: str) -> list[tuple[Condition | None, Condition]]:
        """Conditions in the way of an act, each with the one without which it is not asked."""
        found: list[tuple[Condition | None, Condition]] = [
            (gate.when, gate.needs) for gate in self.policy.gates_of.get(act, ())
            if not gate.topic or topic in gate.topic
        ]  # fmt: skip
        rule: Any = None
        if act in _CHOICES:
            rule = getattr(self.policy, _CHOICES[act]).get(topic)
        if act == "propose":
            rule = self.policy.remedies.get(topic) or self.policy.approvals.get(topic)
        if rule is not None and rule.when is not None:
            found.append((None, rule.when))
        return found

    def can_be(self, *hurdles: tuple[Condition | None, Condition], act: str = "") -> bool:
        """Whether a case of this world can pass all of them at once; doubt lets it pass.

        What could be passed once can be passed for good.
        """
        key = (act, *(id(condition) for pair in hurdles for condition in pair))
        size, passed = self._answers.get(key, (-1, False))
        if not hurdles or passed:
            return True
        if size != self.world.size:
            self._answers[key] = (self.world.size, self._pass(hurdles, act))
        return self._answers[key][1]

    def _pass(self, hurdles: tuple[tuple[Condition | None, Condition], ...], act: str) -> bool:
        asked = [condition for pair in hurdles for condition in pair if condition is not None]
        names = self._names_for(asked, act)
        parts = [self._passed(when, needs, names) for when, needs in hurdles]
        try:
            return Question(names).can_be(*parts)
        except Undecided:
            return True

    def can_ever_be(self, needs: Condition) -> bool:
        """Whether it can be true of any case, in this world or not."""
        names = self._names_for([needs], "")
        names.world, names.asked = Lacking(""), frozenset(map(str, self.policy.facts))
        return self._can_be_true(needs, names)

    def can_pass_without(self, gate: Gate, work: str) -> bool:
        """Whether a gate lets somebody through in whose case this work was never done."""
        names = self._names_for([gate.needs], "")
        names.world, names.asked = Lacking(work), frozenset(map(str, self.policy.facts))
        return self._can_be_true(gate.needs, names)

    def _can_be_true(self, needs: Condition, names: WorldNames) -> bool:
        truth = translate(str(needs.source), names)
        assert isinstance(truth, Truth)
        try:
            return Question(names).can_be(truth.yes)
        except Undecided:
            return True

    def _names_for(self, conditions: list[Condition], act: str) -> WorldNames:
        scope = self.scope
        if any("event." in str(condition.source) for condition in conditions):
            scope = scope.extended(_event_fields(self.vocabulary))
        asked = self.asked_at(act) if act else frozenset()
        slots = slots_for(conditions)
        return WorldNames(self.policy, scope, slots=slots, world=self.world, asked=asked)

    def _passed(self, when: Condition | None, needs: Condition, names: WorldNames) -> Bool:
        needed = translate(str(needs.source), names)
        assert isinstance(needed, Truth)
        if when is None:
            return needed.yes
        asked = translate(str(when.source), names)
        assert isinstance(asked, Truth)
        return either(negated(asked.yes), both(asked.yes, needed.yes))

    # rules

    def happens(self, pattern: Any) -> bool:
        """Whether the event of a pattern can come about."""
        topics = pattern.topic or (None,)
        return any(self.world.happens(str(pattern.on), topic) for topic in topics)

    def _follow_rules(self) -> None:
        for reaction in self.policy.reactions.values():
            if any(map(self.happens, reaction.on)) and self._holds(reaction.when):
                self._do(reaction.do)
        for clock in self.policy.clocks.values():
            if any(map(self.happens, clock.from_)):
                self._do(clock.then)
        for ladder in self.policy.ladders.values():
            if any(map(self.happens, ladder.from_)):
                for level in ladder.levels.values():
                    self._do(level.then)

        self._ask_for_papers()
        self._enter_steps()

    def _ask_for_papers(self) -> None:
        """A paper is asked for by its own rule, by a task or by a remedy."""
        for name, paper in self.policy.papers.items():
            if any(map(self.happens, paper.asked_on)):
                self.world.add("paper_asked", str(name))
        asking: list[tuple[str, Any]] = [
            ("task_opened", self.policy.tasks), ("proposed", self.policy.remedies),
        ]  # fmt: skip
        for event, rules in asking:
            for name, rule in rules.items():
                if rule.paper and self.world.happens(event, str(name)):
                    self.world.add("paper_asked", str(rule.paper))

    def _enter_steps(self) -> None:
        for name, step in self.policy.steps.items():
            if any(map(self.happens, step.enter_on)):
                self.world.add("step_entered", str(name))
        for name, approval in self.policy.approvals.items():
            if self.world.happens("proposal_rejected", str(name)):
                for back in approval.back_to:
                    self.world.add("step_entered", str(back))

    def _holds(self, when: Condition | None) -> bool:
        return when is None or "event." in str(when.source) or self.can_be((None, when))

    def _do(self, consequences: tuple[Do, ...]) -> None:
        for do in consequences:
            if do.mark and self._holds(do.when):
                self.world.add_mark(str(do.mark))
            for verb, events in BROUGHT_BY.items():
                value = getattr(do, verb)
                if value and verb != "mark" and self._holds(do.when):
                    for event in events:
                        self.world.add(event, _topic(value))


def _topic(value: Any) -> str:
    return str(value) if isinstance(value, str) else ANY


def _event_fields(vocabulary: Vocabulary) -> dict[str, Type]:
    """Among conditions of several events, each field may be anything."""
    every = vocabulary.events.values()
    return {f"event.{name}": kind for fields in every for name, kind in fields.items()}
