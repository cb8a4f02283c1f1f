"""Copies of papers that lie in the files of linked cases too, as the regulation says of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from huiyin.casework.case import PaperState
from huiyin.sight.linking import links_of
from huiyin.sight.looking import Seen, open_case


@dataclass(frozen=True)
class Copy:
    """A paper of another case; `number` is that case's."""

    seen: Seen
    paper: PaperState
    number: str

    @property
    def title(self) -> str:
        return f"{self.seen.words.title(self.paper.paper, 'papers')} {self.paper.number}".strip()


def copies_of(seen: Seen) -> Iterator[Copy]:
    """Of linked cases that this person may read, and whole: from a paper nothing is left out by this."""
    for link in links_of(seen):
        there = open_case(seen.me, link.case)
        if there.veil.facts:
            continue
        for paper in there.case.papers.values():
            rule = there.policy.papers.get(paper.paper)
            if rule is not None and rule.cross_filed:
                yield Copy(there, paper, link.number)
