"""The pages on what is proven of each regulation that comes with the product, and one that lists them."""

from datetime import date
from functools import cache

from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import Catalogue, data_folder
from huiyin.proof.account import Line, account
from huiyin.proof.finding import Report
from huiyin.proof.names import FIRST_DAY, LAST_DAY
from huiyin.proof.proving import prove
from huiyin.proof.slots import MOST
from huiyin.rulebook.findings import FINDINGS

_GROUPS = {
    "open": "Stands open",
    "read": "Settled by a reading",
    "declared": "Settled by a declaration",
}


@cache
def _catalogue() -> Catalogue:
    return Catalogue(data_folder("packs"))


def packs() -> list[str]:
    return _catalogue().names()


@cache
def report_on(pack: str) -> Report:
    catalogue = _catalogue()
    regulation = catalogue.regulation(pack)
    return prove(regulation, vocabulary(), catalogue.calendars(pack), catalogue.regulation)


def proof_page(pack: str) -> str:
    """What is found in one regulation, in its own words; without lines, which move with every edit."""
    regulation, report = _catalogue().regulation(pack), report_on(pack)
    title = regulation.pack.title.text(str(regulation.pack.language))
    parts = [_HEAD.format(pack=pack, title=title)]
    lines = account(report)
    for standing, heading in _GROUPS.items():
        chosen = [line for line in lines if line.standing == standing]
        if chosen:
            parts.append(f"\n## {heading}\n\n" + "".join(map(_item, chosen)))
    if not lines:
        parts.append("\nNothing was found.\n")
    if report.stale:
        parts.append("\n## Readings that settle nothing\n\n" + ", ".join(report.stale) + "\n")
    return "".join(parts)


def _item(line: Line) -> str:
    because = f" → {line.because}" if line.because else ""
    return f"- **{line.kind}** {line.sentence}{because} `{', '.join(line.clauses)}`\n"


def overview_page() -> str:
    """The kinds of findings, the bounds, and the regulations by name."""
    rows = "".join(f"| `{kind}` | {words[0]} | {words[2]} |\n" for kind, words in FINDINGS.items())
    listed = "".join(f"- [{pack}](proofs/{pack}.md)\n" for pack in packs())
    return _OVERVIEW.format(rows=rows, listed=listed, most=MOST, first=_year(FIRST_DAY),
                            last=_year(LAST_DAY))  # fmt: skip


def _year(ordinal: int) -> int:
    return date.fromordinal(ordinal).year


_HEAD = """# Proof of {pack}

{title}. [The page of all proofs](../proofs.md) says what the kinds of findings mean, and how far a proof
reaches.
"""
_OVERVIEW = """# What is proven of the regulations

`huiyin policy prove` turns the tables and conditions of a regulation into formulas and asks the solver
z3 whether any case
can fall through them ([how to use it](../how-to/prove-a-regulation.md), [why it is built
so](../decisions/0025-proofs-beside-the-checker.md)).
These pages are its answers on the regulations that come with Huiyin; a test keeps them current.

## What may be found

| `finding` | 中文 | English |
| --- | --- | --- |
{rows}
A finding is settled by the rule's own declaration (`take: first` or `highest` says which of two rows
counts), or by a reading
of the pack: `readings` names what was found, the clauses, and how the house reads them. A reading that
settles nothing is a
mistake. What is settled stays listed.

## How far a proof reaches

- A condition is true, false or unknown, as when a case asks it. An example is asked of the compiled
  conditions before it is shown.
- Where the answer is "never", it holds of every case within these bounds: up to {most} records of one
  list count, dates lie in
  {first} to {last}, figures are exact (a running case rounds after 28 figures).
- Gates and clocks are held against everything that can come about: acts whose gates can open bring
  events, events bring acts,
  round by round until nothing new comes. So "never" holds for sequences of any length; "can" may still
  be too hopeful.
- Workdays are counted in the years whose calendar is official. A term that the organisation sets counts
  as its default.
- The effort for one answer is bounded and counted, so that every machine answers alike; what it does
  not suffice for is said.

## The regulations

{listed}"""
