"""What changed between two wordings of a regulation, in sentences: which limit, whose authority."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from huiyin.calendars import Term
from huiyin.casework.wording.languages import text_in
from huiyin.policy.policy import Policy
from huiyin.policy.references import refs_of
from huiyin.policy.schema.base import Decider, Limit, LimitCase, TableRow
from huiyin.policy.schema.decisions import TableSpec
from huiyin.policy.values import Condition, Wording
from huiyin.rulebook.change_phrases import CHANGES
from huiyin.rulebook.naming import Naming
from huiyin.rulebook.reach import wider
from huiyin.rulebook.sameness import (
    Way,
    longer,
    moved_cases,
    said_of_all,
    sameness,
    title_of,
    told,
)
from huiyin.rulebook.speaking import Speaking

UNWORDED = frozenset({"since", "repealed"})


@dataclass(frozen=True)
class Change:
    """One difference. `clause` are those the rule cites now, or cited when it is gone."""

    section: str
    name: str
    title: str
    clause: tuple[str, ...]
    way: Way
    words: str


def changes(old: Policy, new: Policy, language: str = "") -> list[Change]:
    """Every difference between two policies, section by section; nothing where they say the same."""
    spoken = language or new.language
    comparing = _Comparing(Speaking(Naming(old, spoken)), Speaking(Naming(new, spoken)))
    found = list(comparing.heads(old, new))
    before, after = old.sections(), new.sections()
    for section in after:
        found += comparing.section(section, before.get(section, {}), after[section])
    return found


@dataclass(frozen=True)
class _Said:
    """One thing that is otherwise now, before it has its rule's name."""

    way: Way
    words: str


_HEAD = (
    "title",
    "source",
    "zone",
    "builds_on",
    "governed_by",
    "published_by",
    "moved_here",
    "calendar",
    "repealed",
    "superseded_by",
)


@dataclass(frozen=True)
class _Comparing:
    old: Speaking
    new: Speaking

    def _t(self, key: str, **places: str) -> str:
        return text_in(CHANGES, key, self.new.language, key).format(**places)

    def heads(self, old: Policy, new: Policy) -> Iterator[Change]:
        """What the whole regulation says of itself."""
        for part in _HEAD:
            before, after = getattr(old.head, part), getattr(new.head, part)
            if sameness(before) != sameness(after):
                label = self._t(f"head.{part}")
                said = self._from_to(
                    label, said_of_all(self.old, before), said_of_all(self.new, after)
                )
                yield Change("head", part, label, (), said.way, said.words)

    def section(
        self, section: str, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> Iterator[Change]:
        for name in dict.fromkeys((*after, *before)):
            was, is_ = before.get(name), after.get(name)
            if sameness(was) == sameness(is_):
                continue
            rule = is_ if is_ is not None else was
            speaking = self.new if is_ is not None else self.old
            title = title_of(rule, str(name), speaking)
            clause = tuple(map(str, getattr(rule, "clause", ())))
            for said in self._rule(was, is_):
                yield Change(section, str(name), title, clause, said.way, said.words)

    def _rule(self, was: Any, is_: Any) -> Iterator[_Said]:
        if was is None:
            yield _Said("new", self._t("new", what=self._whole(self.new, is_)))
        elif is_ is None:
            yield _Said("gone", self._t("gone", what=self._whole(self.old, was)))
        elif type(was) is not type(is_):
            yield self._from_to("", self._whole(self.old, was), self._whole(self.new, is_))
        else:
            yield from self._parts(was, is_)

    def _whole(self, speaking: Speaking, rule: Any) -> str:
        said = [
            speaking.joint("event", a=line.label, b=line.words) for line in speaking.lines(rule)
        ]
        return self._t("separator").join(said)

    def _parts(self, was: Any, is_: Any) -> Iterator[_Said]:
        """Part by part of two wordings of one rule."""
        old, new = self.old.within(was), self.new.within(is_)
        inner = _Comparing(old, new)
        for part in fields(is_):
            if part.name in UNWORDED or part.name.startswith("_") or not part.compare:
                continue
            before, after = getattr(was, part.name), getattr(is_, part.name)
            if sameness(before) != sameness(after):
                yield from inner._part(was, is_, part.name)

    def _part(self, was: Any, is_: Any, part: str) -> Iterator[_Said]:
        before, after = getattr(was, part), getattr(is_, part)
        label = self.new.label(is_, part)
        if isinstance(before, Limit | Term) and isinstance(after, Limit | Term):
            yield from self._limits(label, before, after)
        elif isinstance(before, Decider | TableSpec) and isinstance(after, Decider | TableSpec):
            yield from self._tables(label, before, after)
        elif part == "rows":
            yield from self._rows(before, after)
        elif isinstance(before, Condition) and isinstance(after, Condition):
            yield from self._conditions(label, before, after)
        elif isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from self._entries(label, before, after)
        elif part in refs_of(type(is_)) and isinstance(after, tuple):
            yield from self._names(label, refs_of(type(is_))[part], before, after)
        else:
            yield self._from_to(label, told(self.old, was, part), told(self.new, is_, part))

    def _from_to(self, label: str, before: str, after: str) -> _Said:
        nothing = self._t("nothing")
        return _Said("other", self._t("from to", what=label, old=before or nothing,
                                      new=after or nothing))  # fmt: skip

    # limits

    def _limits(self, label: str, before: Limit | Term, after: Limit | Term) -> Iterator[_Said]:
        """Case by case; a term is longer or shorter where both count in one unit."""
        moved = moved_cases(before, after)
        for was_case, is_case in moved:
            what = f"{label} {self.new.say(is_case.within)}"
            yield from self._conditions(what, was_case.when, is_case.when)
        old = dict(self._terms(self.old, before, [case for case, _ in moved]))
        new = dict(self._terms(self.new, after, [case for _, case in moved]))
        for case in dict.fromkeys((*new, *old)):
            was, is_ = old.get(case), new.get(case)
            if was == is_:
                continue
            way = longer(was, is_)
            what = f"{label}{self.new.joint('brackets', a=case)}" if case else label
            nothing = self._t("nothing")
            places = {"old": self.old.say(was) if was else nothing,
                      "new": self.new.say(is_) if is_ else nothing}  # fmt: skip
            yield _Said(way, self._t(way if way != "other" else "from to", what=what, **places))

    def _terms(
        self, speaking: Speaking, limit: Limit | Term, without: list[LimitCase]
    ) -> Iterator[tuple[str, Term | str]]:
        if isinstance(limit, Term):
            yield "", limit
            return
        for case in limit.cases:
            if case not in without:
                yield speaking.say(case.when), case.within
        if limit.otherwise is not None:
            yield "", limit.otherwise
        if limit.setting is not None:
            yield "", speaking.naming.name(limit.setting)

    # tables

    def _tables(
        self, label: str, before: Decider | TableSpec, after: Decider | TableSpec
    ) -> Iterator[_Said]:
        if (
            isinstance(before, Decider)
            and isinstance(after, Decider)
            and (before.role or after.role)
        ):
            yield self._from_to(label, self.old.say(before), self.new.say(after))
            return
        yield from self._rows(before.rows, after.rows)
        if before.take != after.take or before.order != after.order:
            for part in ("take", "order"):
                if getattr(before, part) != getattr(after, part):
                    label = self.new.label(after, part)
                    yield self._from_to(
                        label, told(self.old, before, part), told(self.new, after, part)
                    )

    def _rows(self, before: tuple[TableRow, ...], after: tuple[TableRow, ...]) -> Iterator[_Said]:
        """Rows of one result side by side, in their order; the wording of what is the same is left."""
        results = dict.fromkeys((str(row.is_), *map(str, row.or_)) for row in (*after, *before))
        for result in results:
            old = [row for row in before if (str(row.is_), *map(str, row.or_)) == result]
            new = [row for row in after if (str(row.is_), *map(str, row.or_)) == result]
            known, wanted = [sameness(row) for row in old], [sameness(row) for row in new]
            gone = [row for row in old if sameness(row) not in wanted]
            come = [row for row in new if sameness(row) not in known]
            yield from self._of_result(result, gone, come)

    def _of_result(
        self, result: tuple[str, ...], gone: list[TableRow], come: list[TableRow]
    ) -> Iterator[_Said]:
        name = self.new.listed(map(self.new.naming.result, result))
        for was, is_ in zip(gone, come, strict=False):
            if was.when is not None and is_.when is not None:
                yield from self._conditions(name, was.when, is_.when)
            else:
                yield self._from_to(name, self._case(self.old, was), self._case(self.new, is_))
        for row in come[len(gone) :]:
            yield _Said("new", self._t("row new", what=name, new=self._case(self.new, row)))
        for row in gone[len(come) :]:
            yield _Said("gone", self._t("row gone", what=name, old=self._case(self.old, row)))

    def _case(self, speaking: Speaking, row: TableRow) -> str:
        return speaking.say(row.when) if row.when is not None else self._t("otherwise")

    # conditions, names, entries

    def _conditions(self, label: str, before: Condition, after: Condition) -> Iterator[_Said]:
        way: Way = {True: "more", False: "less", None: "other"}[wider(before.source, after.source)]  # type: ignore[assignment]
        key = way if way != "other" else "from to"
        yield _Said(
            way, self._t(key, what=label, old=self.old.say(before), new=self.new.say(after))
        )

    def _names(
        self, label: str, to: str, before: tuple[str, ...], after: tuple[str, ...]
    ) -> Iterator[_Said]:
        come = tuple(word for word in after if word not in before)
        gone = tuple(word for word in before if word not in after)
        if come:
            yield _Said("more", self._t("names new", what=label, new=self.new.names(come, to)))
        if gone:
            yield _Said("less", self._t("names gone", what=label, old=self.old.names(gone, to)))
        if not come and not gone:
            yield self._from_to(label, self.old.names(before, to), self.new.names(after, to))

    def _entries(
        self, label: str, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> Iterator[_Said]:
        for name in dict.fromkeys((*after, *before)):
            was, is_ = before.get(name), after.get(name)
            if sameness(was) == sameness(is_):
                continue
            speaking = self.new if is_ is not None else self.old
            title = title_of(is_ if is_ is not None else was, str(name), speaking)
            what = self.new.joint("event", a=label, b=title)
            if isinstance(is_ if is_ is not None else was, Wording):
                yield from self._entry(label, was, is_)
            elif was is None or is_ is None:
                yield from self._entry(what, was, is_)
            elif isinstance(is_, Condition):
                yield from self._conditions(what, was, is_)
            else:
                for said in self._parts(was, is_):
                    yield _Said(said.way, self.new.joint("event", a=title, b=said.words))

    def _entry(self, what: str, was: Any, is_: Any) -> Iterator[_Said]:
        old = self.old.say(was) if was is not None else ""
        new = self.new.say(is_) if is_ is not None else ""
        if was is None:
            yield _Said(
                "new", self._t("row new", what=what, new=new) if new else self._t("new", what=what)
            )
        elif is_ is None:
            yield _Said(
                "gone",
                self._t("row gone", what=what, old=old) if old else self._t("gone", what=what),
            )
        else:
            yield self._from_to(what, old, new)
