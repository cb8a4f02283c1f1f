"""Letters of a case put on paper."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from huiyin.casework.letter_state import LetterState
from huiyin.notices.markup import Block, blocks_of
from huiyin.papers.letterhead import letterhead
from huiyin.papers.printing import Printed, print_pdf
from huiyin.policy.policy import Policy

PAGE = {
    "zh-Hans": "第 {x} 页 共 {y} 页",
    "zh-Hant": "第 {x} 頁 共 {y} 頁",
    "en": "Page {x} of {y}",
}


def letter_pdf(policy: Policy, number: str, state: LetterState, at: datetime) -> Printed:
    """The letter as it was written; `at` is when it was printed first, so that it is the same each time."""
    return print_pdf("letter", content_of(policy, number, state), at)


def content_of(policy: Policy, number: str, state: LetterState) -> Mapping[str, Any]:
    """Title, text and foot of a letter, as its template takes them."""
    rule, head = policy.letters.get(state.letter), letterhead()
    title = rule.title.text(state.language) if rule is not None else state.letter
    return {
        "title": title,
        "house": head.name,
        "number": number,
        "script": "hant" if state.language == "zh-Hant" else "hans",
        "where": "　".join(line for line in (head.address, head.telephone) if line),
        "words": {"page": PAGE.get(state.language, PAGE["en"])},
        "blocks": printed_blocks(state.text),
    }


def printed_blocks(text: str) -> list[dict[str, Any]]:
    """The greeting stands flush left, the signature at the end to the right, as letters do here."""
    blocks = blocks_of(text)
    last = len(blocks) - 1
    return [_block(block, n == 0, n == last and n > 0) for n, block in enumerate(blocks)]


def _block(block: Block, is_first: bool, is_last: bool) -> dict[str, Any]:  # noqa: FBT001 (two places)
    kind = block.kind
    if kind == "para":
        kind = "greeting" if is_first else "signature" if is_last else "para"
    runs = [{"text": run.text, "strong": run.strong} for run in block.runs]
    return {"kind": kind, "runs": runs, "level": block.level, "mark": block.mark}
