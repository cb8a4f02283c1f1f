"""A regulation as a document: chapters of grids in which every rule stands with its clause."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from huiyin.casework.wording.languages import text_in
from huiyin.policy.explanation import clause_order
from huiyin.policy.letter_files import FOLDER
from huiyin.policy.policy import Policy
from huiyin.policy.references import parts, place_of
from huiyin.policy.schema.base import Decider, TableRow, rule_clauses
from huiyin.policy.schema.pack import Pack
from huiyin.policy.schema.time import Ladder, Level
from huiyin.rulebook.book_phrases import BOOK, CHAPTERS
from huiyin.rulebook.flow import flow_chart
from huiyin.rulebook.layout import COLUMNS, LAYOUT, Book, Chapter, Grid, Row
from huiyin.rulebook.naming import Naming
from huiyin.rulebook.sameness import title_of
from huiyin.rulebook.sections import SECTIONS
from huiyin.rulebook.speaking import Speaking


def book_of(policy: Policy, declined: Mapping[str, str], language: str = "") -> Book:
    """The whole regulation in the order in which people read one: who, what, how fast, by whose leave."""
    spoken = language or policy.language
    writing = _Writing(policy, Speaking(Naming(policy, spoken)))
    chapters = [writing.whole(declined)]
    chapters += [writing.chapter(key, sections) for key, sections in LAYOUT.items()]
    title = policy.head.title.text(spoken)
    kept = tuple(chapter for chapter in chapters if chapter.grids or chapter.chart)
    return Book(title, spoken, kept, _index(kept))


def _index(chapters: tuple[Chapter, ...]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[str, str]] = {}
    for chapter in chapters:
        for grid in chapter.grids:
            for row in grid.rows:
                for clause in row.clause:
                    found.setdefault(clause, {}).setdefault(row.anchor, _called(grid, row))
    order = sorted(found, key=clause_order)
    return {clause: tuple(found[clause].items()) for clause in order}


def _called(grid: Grid, row: Row) -> str:
    """A row of a table goes by the table; a rule without a title by the first thing that it says."""
    first = next((cell for cell in row.cells if cell), "").split("\n")[0]
    part = row.anchor.count("-") > 1
    return f"{grid.title}：{first}" if part else first or grid.title


@dataclass(frozen=True)
class _Writing:
    policy: Policy
    speaking: Speaking

    def _t(self, key: str, **places: str) -> str:
        return text_in(BOOK, key, self.speaking.language, key).format(**places)

    def _heading(self, section: str) -> str:
        return text_in(SECTIONS, section, self.speaking.language, section)

    def _label(self, cls: type, part: str) -> str:
        return self.speaking.label_of(cls, part)

    def whole(self, declined: Mapping[str, str]) -> Chapter:
        """What the regulation is, from when on, where from; and what it leaves to people."""
        head = self.policy.head
        said = {
            "version": str(head.version),
            "in_force": head.in_force.isoformat(),
            "source": head.source.text(self.speaking.language) if head.source else "",
            "supersedes": self._places(head),
            "repealed": head.repealed.isoformat() if head.repealed else "",
            "superseded_by": (
                head.superseded_by.text(self.speaking.language) if head.superseded_by else ""
            ),
            "builds_on": str(head.builds_on or ""),
            "published_by": self._publisher(head),
            "moved_here": self._t(f"moved_here.{head.moved_here.counts_from}")
            if head.moved_here
            else "",
            "hours": self.speaking.say(head.calendar),
            "zone": str(head.zone),
        }
        rows = tuple(
            Row(f"whole-{k}", (self._t(k), v), _cited_for(head, k)) for k, v in said.items() if v
        )
        grids = [_grid("", (self._t("name"), self._t("content")), rows)]
        if declined:
            left = tuple(Row(f"declined-{_slug(c)}", (why,), (c,)) for c, why in declined.items())
            grids.append(_grid(self._t("declined"), (self._t("reason"),), left))
        return Chapter("whole", self._chapter("whole"), tuple(grids))

    def _publisher(self, head: Pack) -> str:
        """Who consents to a new edition."""
        return self.speaking.names(head.published_by.role, "role") if head.published_by else ""

    def _places(self, head: Pack) -> str:
        """The regulations in whose place it stands."""
        titles = (old.title.text(self.speaking.language) for old in head.supersedes)
        days = (old.from_.isoformat() for old in head.supersedes)
        return " · ".join(
            self._t("replaced", title=t, day=d) for t, d in zip(titles, days, strict=True)
        )

    def _chapter(self, key: str) -> str:
        return text_in(CHAPTERS, key, self.speaking.language, key)

    def chapter(self, key: str, sections: tuple[str, ...]) -> Chapter:
        special: Mapping[str, Callable[[], Iterator[Grid]]] = {
            "tables": self._tables,
            "ladders": self._ladders,
            "remedies": lambda: self._deciding("remedies", "approver"),
            "approvals": lambda: self._deciding("approvals", "by"),
        }
        grids: list[Grid] = []
        for section in sections:
            grids += special[section]() if section in special else self._plain(section)
        chart = flow_chart(self.policy, self.speaking) if key == "flow" else None
        return Chapter(key, self._chapter(key), tuple(grids), chart)

    def _plain(self, section: str) -> Iterator[Grid]:
        """A section whose rules fill a row each; a column that none of them fills is left out."""
        rules = getattr(self.policy, section)
        if not rules:
            return
        kind = type(next(iter(rules.values())))
        said = {name: self._said(rule) for name, rule in rules.items()}
        columns = [p for p in COLUMNS[section] if any(p in parts for parts in said.values())]
        rows = [
            self._row(section, str(name), rule, self._cells(name, rule, said[name], columns))
            for name, rule in rules.items()
        ]
        heads = [self._t("name"), *(self._label(kind, part) for part in columns)]
        yield _trimmed(self._heading(section), [*heads, self._t("other")], rows)

    def _said(self, rule: Any) -> dict[str, tuple[str, str]]:
        return {line.part: (line.label, line.words) for line in self.speaking.lines(rule)}

    def _cells(
        self, name: str, rule: Any, said: Mapping[str, tuple[str, str]], columns: list[str]
    ) -> tuple[str, ...]:
        title = self._title(str(name), rule)
        own = [said[part][1] if part in said else "" for part in columns]
        rest = [
            self.speaking.joint("event", a=label, b=words)
            for part, (label, words) in said.items()
            if part not in columns and words != title
        ]
        return (title, *own, "\n".join(rest))

    def _title(self, name: str, rule: Any) -> str:
        """Nothing where it would only be the name by which authors of packs call the rule."""
        title = title_of(rule, name, self.speaking)
        return "" if title == name else title

    def _row(self, section: str, name: str, rule: Any, cells: tuple[str, ...]) -> Row:
        return Row(f"{section}-{_slug(name)}", cells, _clauses(rule), self._base(rule))

    def _base(self, rule: Any) -> str:
        folder = (
            place_of(rule).file.replace(f"/{FOLDER}", "/").rpartition("/")[0].rpartition("/")[2]
        )
        return folder if folder and folder != self.policy.name else ""

    def _tables(self) -> Iterator[Grid]:
        for name, table in self.policy.tables.items():
            take = self.speaking.part(table, "take")
            when = [self.speaking.say(table.when)] if table.when is not None else []
            how = self.speaking.joint("brackets", a=self.speaking.listed([*when, take]))
            title = f"{table.title.text(self.speaking.language)}{how}"
            heads = (self._t("result"), self._t("case"))
            rows = tuple(self._table_rows(f"tables-{_slug(str(name))}", table.rows))
            yield _grid(title, heads, rows)

    def _table_rows(self, anchor: str, rows: tuple[TableRow, ...]) -> Iterator[Row]:
        for number, row in enumerate(rows, 1):
            results = map(self.speaking.naming.result, map(str, (row.is_, *row.or_)))
            case = self.speaking.say(row.when) if row.when is not None else self._otherwise()
            cells = (self.speaking.listed(results), case)
            yield Row(f"{anchor}-{number}", cells, tuple(map(str, row.clause)), self._base(row))

    def _otherwise(self) -> str:
        return self.speaking.label_of(TableRow, "otherwise")

    def _ladders(self) -> Iterator[Grid]:
        for name, ladder in self.policy.ladders.items():
            anchor = f"ladders-{_slug(str(name))}"
            own = self._said(ladder)
            words = [self.speaking.joint("event", a=label, b=said) for part, (label, said) in own.items()
                     if part != "levels"]  # fmt: skip
            whole = Row(anchor, (ladder.title.text(self.speaking.language), "", "", "", "\n".join(words)),
                        _clauses(ladder), self._base(ladder))  # fmt: skip
            rows = [whole, *self._levels(anchor, ladder)]
            parts = ("owner", "within", "next")
            kind = type(next(iter(ladder.levels.values())))
            heads = [
                self._t("levels"),
                *(self._label(kind, part) for part in parts),
                self._t("other"),
            ]
            yield _trimmed(ladder.title.text(self.speaking.language), heads, rows)

    def _levels(self, anchor: str, ladder: Ladder) -> Iterator[Row]:
        for name, level in ladder.levels.items():
            said = self._said(level)
            cells = self._cells(str(name), level, said, ["owner", "within", "next"])
            following = ladder.levels.get(str(level.next)) if level.next else None
            after = following.title.text(self.speaking.language) if following else ""
            cells = (*cells[:3], after, *cells[4:])
            yield Row(f"{anchor}-{_slug(str(name))}", cells, _clauses(level), self._base(level))

    def _deciding(self, section: str, part: str) -> Iterator[Grid]:
        """Who may grant what: a row for each post and case of it, under what all of them share."""
        rules = getattr(self.policy, section)
        rows = [
            row for name, rule in rules.items() for row in self._grants(section, name, rule, part)
        ]
        heads = [self._t("name"), self._t("who"), self._t("case"), self._t("other")]
        if rows:
            yield _trimmed(self._heading(section), heads, rows)

    def _grants(self, section: str, name: str, rule: Any, part: str) -> Iterator[Row]:
        inner = _Writing(self.policy, self.speaking.within(rule))
        anchor, title = f"{section}-{_slug(str(name))}", rule.title.text(self.speaking.language)
        said = self._said(rule)
        rest = [self.speaking.joint("event", a=label, b=words)
                for own, (label, words) in said.items() if own != part]  # fmt: skip
        decider: Decider = getattr(rule, part)
        who = self.speaking.say(decider) if decider.role else ""
        yield Row(anchor, (title, who, "", "\n".join(rest)), _clauses(rule), self._base(rule))
        for row in inner._table_rows(anchor, decider.rows):
            yield Row(row.anchor, ("", *row.cells, ""), row.clause, row.base)


def _grid(title: str, heads: tuple[str, ...], rows: tuple[Row, ...]) -> Grid:
    """What stands above begins with a capital, also a word that stands in sentences elsewhere."""
    return Grid(_headed(title), tuple(map(_headed, heads)), rows)


def _headed(words: str) -> str:
    return words[:1].upper() + words[1:]


def _trimmed(title: str, heads: list[str], rows: list[Row]) -> Grid:
    """Without the columns in which nothing stands."""
    kept = [i for i in range(len(heads)) if any(row.cells[i] for row in rows)]
    return _grid(
        title,
        tuple(heads[i] for i in kept),
        tuple(
            Row(row.anchor, tuple(row.cells[i] for i in kept), row.clause, row.base) for row in rows
        ),
    )


def _clauses(rule: Any) -> tuple[str, ...]:
    """Those of the rule and of its parts; rows and levels stand on lines of their own."""
    apart = {
        id(part) for row in parts(rule) if isinstance(row, TableRow | Level) for part in parts(row)
    }
    own = (part for part in parts(rule) if part is rule or id(part) not in apart)
    return tuple(dict.fromkeys(str(c) for part in own for c in rule_clauses(part)))


def _slug(name: str) -> str:
    return re.sub(r"[^\w.]+", "_", name)


def _cited_for(head: Pack, part: str) -> tuple[str, ...]:
    said = {"published_by": head.published_by, "moved_here": head.moved_here}.get(part)
    return tuple(map(str, said.clause)) if said is not None else ()
