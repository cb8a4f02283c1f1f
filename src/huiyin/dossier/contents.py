"""What a file holds: cover, index, checklist, papers, communications, course, what came later."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huiyin.casework import events as e
from huiyin.casework.checklist import Check, checklist
from huiyin.casework.retention import kept
from huiyin.casework.wording import sentence, stage_label, value_label
from huiyin.dossier.copies import copies_of
from huiyin.dossier.words import say
from huiyin.ledger.store import Recorded
from huiyin.sight.linking import links_of
from huiyin.sight.looking import Seen


@dataclass(frozen=True)
class Item:
    """One thing in the file. `file` is its place in the archive, where it is a file; `digest` the hash of
    an original that is kept; `later` that it came after the file was put away.
    """

    sort: str
    title: str
    at: datetime
    by: str
    note: str = ""
    file: str = ""
    digest: str = ""
    later: bool = False


@dataclass(frozen=True)
class Line:
    at: datetime
    who: str
    words: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Demand:
    """A demand of the checklist in words."""

    words: str
    met: bool
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Contents:
    title: str
    cover: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
    demands: tuple[Demand, ...]
    lines: tuple[Line, ...]
    related: tuple[tuple[str, str], ...]
    """Files in which papers of this one lie too, or that belong to it: relation and number."""

    @property
    def lacks(self) -> tuple[Demand, ...]:
        return tuple(demand for demand in self.demands if not demand.met)


def contents_of(seen: Seen, names: Mapping[str, str]) -> Contents:
    """As this person may read it. `names` are the names of people and cases that may be said."""
    return Contents(
        title=seen.title or seen.words.title(seen.case.kind, "kinds"),
        cover=tuple(_cover(seen)),
        items=(*_items(seen), *_copies(seen)),
        demands=tuple(_demand(seen, check) for check in checklist(seen.draft)),
        lines=tuple(_line(seen, item, names) for item in seen.recorded),
        related=tuple(
            (value_label("relation", link.relation, seen.words.language), link.number)
            for link in links_of(seen)
        ),
    )


def _cover(seen: Seen) -> Iterator[tuple[str, str]]:
    case, words, language = seen.case, seen.words, seen.words.language

    def row(key: str, value: str) -> tuple[str, str]:
        return say(f"cover.{key}", language), value or "—"

    yield row("archive", case.archive_number)
    yield row("number", case.number)
    yield row("kind", words.title(case.kind, "kinds"))
    yield row("regulation", f"{seen.policy.head.title.text(language)}（{case.policy}）")
    yield row("channel", words.title(case.channel, "channels"))
    yield row("received", _moment(seen, case.received_at))
    yield row("closed", _moment(seen, case.closed_at))
    yield row("stage", stage_label(case.stage, language))
    yield row("owner", words.person(case.owner) if case.owner else "")
    yield row("kept", _kept(seen))
    handlers = "、".join(words.person(person) for person in case.handlers)
    yield row("handlers", handlers)


def _kept(seen: Seen) -> str:
    """Until when it is kept at least; a hold has no end."""
    if seen.case.held:
        return say("kept.held", seen.words.language)
    found = kept(seen.draft)
    return f"{found.until:%Y-%m-%d}" if found is not None and found.until is not None else ""


def _moment(seen: Seen, at: datetime | None) -> str:
    return seen.words.moment(at) if at is not None else ""


def _items(seen: Seen) -> Iterator[Item]:
    """In the order in which they came into the file."""
    put_away = False
    for item in seen.recorded:
        made = _item(seen, item, later=put_away)
        if made is not None:
            yield made
        put_away = put_away or item.event.name == "archived"


def _copies(seen: Seen) -> Iterator[Item]:
    """What lies here as a copy only, behind what is the file's own."""
    for copy in copies_of(seen):
        assert copy.paper.issued_at is not None
        note = say("note.copy_of", seen.words.language).format(number=copy.number)
        who = seen.words.person(copy.paper.issued_by)
        yield Item("copy", copy.title, copy.paper.issued_at, who, note)


def _paper_note(seen: Seen, event: e.PaperIssued) -> str:
    """To whom copies went, and where the original lies when it does not lie here."""
    words, rule = seen.words, seen.policy.papers.get(event.paper)
    copies = words.people(event.copies_to) if event.copies_to else ""
    folder = rule.folder.text(words.language) if rule is not None and rule.folder else ""
    said = [
        say("note.copies", words.language).format(to=copies) if copies else "",
        say("note.folder", words.language).format(folder=folder) if folder else "",
    ]
    return "；".join(filter(None, said))


def _item(seen: Seen, item: Recorded, *, later: bool) -> Item | None:
    event, words = item.event, seen.words
    who = words.person(event.by)
    common: dict[str, Any] = {"at": event.at, "by": who, "later": later}
    match event:
        case e.PaperIssued():
            title = f"{words.title(event.paper, 'papers')} {event.number}".strip()
            return Item("paper", title, note=_paper_note(seen, event), **common)
        case e.EvidenceAdded():
            title = f"{event.title}（{words.title(event.kind, 'evidence_kinds')}）"
            return Item("evidence", title, digest=event.sha256, **common)
        case e.LetterWritten():
            return Item(
                "letter", words.title(event.letter, "letters"), file=event.written, **common
            )
        case e.MeetingHeld():
            return Item("minutes", words.task(event.kind), note=event.text[:80], **common)
        case e.AppendedToFile():
            common["later"] = True
            return Item("appended", event.title, digest=event.sha256, **common)
        case e.ContactRecorded() | e.Answered() | e.Acknowledged() | e.CallbackMade():
            return Item(
                "contact", sentence(event, seen.policy, words.language, words.names), **common
            )
        case _:
            return None


def _line(seen: Seen, item: Recorded, names: Mapping[str, str]) -> Line:
    event = item.event
    words = sentence(event, seen.policy, seen.words.language, names)
    return Line(event.at, seen.words.person(event.by), words, tuple(event.clauses))


def _demand(seen: Seen, check: Check) -> Demand:
    if check.says:
        return Demand(check.says, check.met, check.clauses)
    words, case = seen.words, seen.case
    about = check.about
    if check.what == "paper":
        named = words.title(about, "papers")
    elif check.what == "signatures":
        named = words.title(case.papers[about].paper, "papers")
    elif check.what == "delivery":
        named = words.title(case.written[about].letter, "letters")
    elif check.what == "task":
        named = words.task(case.tasks[about].kind)
    else:
        named = about
    return Demand(
        say(f"demand.{check.what}", words.language).format(what=named), check.met, check.clauses
    )
