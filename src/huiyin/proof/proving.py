"""Proves a whole regulation: every table, condition, limit and post, in every stretch of its wordings."""

from collections import Counter
from collections.abc import Callable, Iterator

from huiyin.calendars import Calendars
from huiyin.policy.advice.versions import eras
from huiyin.policy.policy import Policy
from huiyin.policy.regulation import Regulation
from huiyin.policy.scopes import case_scope
from huiyin.policy.vocabulary import Vocabulary
from huiyin.proof.asking import begin_anew
from huiyin.proof.conditions import about_condition, stated
from huiyin.proof.exploring import Exploration
from huiyin.proof.finding import Finding, Report, read, stale_readings, stands_in
from huiyin.proof.ladders import about_ladders
from huiyin.proof.law import Find, about_law
from huiyin.proof.limits import about_limits
from huiyin.proof.numbering import about_numbers
from huiyin.proof.people import about_people
from huiyin.proof.spans import Spans
from huiyin.proof.subjects import subjects
from huiyin.proof.tables import about_table
from huiyin.proof.waiting import about_waiting

Tell = Callable[[str], None]


def prove(
    regulation: Regulation,
    vocabulary: Vocabulary,
    calendars: Calendars,
    find: Find,
    tell: Tell = lambda _: None,
) -> Report:
    """Everything that can be found. `find` finds the regulations above it; `tell` is told of progress."""
    begin_anew()
    found: dict[object, Finding] = {}
    asked: Counter[str] = Counter()
    for day in eras(regulation):
        proof = _Proof(regulation.on(day), vocabulary, calendars, asked, tell)
        above = about_law(proof.policy, calendars, day, find)
        for finding in read([*proof.findings(), *above]):
            if finding.standing == "open" or stands_in(regulation, finding.at.file):
                found.setdefault(finding.key, finding)
    pack = regulation.pack
    kept = sorted(found.values(), key=lambda f: (f.at.file, f.at.line, f.at.column, f.kind))
    stale = stale_readings(regulation, kept)
    return Report(str(pack.pack), str(pack.version), tuple(kept), stale, dict(asked))


class _Proof:
    """What is found in one stretch in which no wording changes."""

    def __init__(
        self, policy: Policy, vocabulary: Vocabulary, calendars: Calendars,
        asked: Counter[str], tell: Tell,
    ) -> None:  # fmt: skip
        self.policy, self.vocabulary, self.calendars = policy, vocabulary, calendars
        self.asked, self.tell = asked, tell
        self.scope = case_scope(policy.head, vocabulary)

    def findings(self) -> Iterator[Finding]:
        yield from self._tables()
        yield from self._conditions()
        exploration = Exploration(self.policy, self.scope, self.vocabulary)
        yield from about_waiting(exploration)
        yield from about_limits(exploration, Spans(self.policy, self.calendars))
        for look in (about_ladders, about_people, about_numbers):
            yield from look(self.policy)

    def _tables(self) -> Iterator[Finding]:
        for subject in subjects(self.policy, self.scope, self.vocabulary):
            self.tell(".".join(subject.about))
            self.asked["tables"] += 1
            yield from about_table(subject, self.policy)

    def _conditions(self) -> Iterator[Finding]:
        for item in stated(self.policy, self.scope, self.vocabulary):
            self.tell(".".join(item.about))
            self.asked["conditions"] += 1
            yield from about_condition(item, self.policy)
