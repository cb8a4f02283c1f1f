"""Writes a regulation that nobody has seen before: every name and title is drawn from a seed."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

TYPES = ("text", "money", "number", "count", "ratio", "choice", "choices", "date", "flag", "person",
         "place", "moment", "names")  # fmt: skip


class Drawn:
    """Names and Chinese titles by the seed and their order; the same seed draws the same."""

    def __init__(self, seed: str) -> None:
        self.seed, self.count = seed, 0

    def _bytes(self) -> bytes:
        self.count += 1
        return sha256(f"{self.seed}/{self.count}".encode()).digest()

    def name(self) -> str:
        return "n_" + "".join(chr(97 + byte % 26) for byte in self._bytes()[:9])

    def title(self) -> str:
        drawn = self._bytes()
        return "".join(
            chr(0x4E00 + (a * 256 + b) % 3000)
            for a, b in zip(drawn[:8:2], drawn[1:8:2], strict=True)
        )

    def titles(self, number: int) -> dict[str, str]:
        return {self.name(): self.title() for _ in range(number)}


def made_pack(seed: str) -> dict[str, Any]:
    """Three roles (who takes in, who handles, who grants), a fact of every type, a remedy above
    the handler's authority, a task, two clocks, a ladder of two levels, a paper, a text.
    """
    draw = Drawn(seed)
    taker, handler, chief = (draw.name() for _ in range(3))
    purpose, proof, outcome, remedy, amount, paper, blank = (draw.name() for _ in range(7))
    facts = {draw.name(): _fact(draw, kind) for kind in TYPES}
    named_by = next(iter(facts))
    common = {"clause": "M-1"}
    return {
        "pack": "made-" + draw.name().replace("_", "-"),
        "title": draw.title(),
        "version": "1",
        "in_force": "2004-01-01",
        "calendar": {"workdays": "CN", "open": {"Mon-Fri": ["09:00-12:00", "13:00-18:00"]}},
        "kinds": {draw.name(): {"title": draw.title(), "title_from": named_by, **common}},
        "channels": {draw.name(): {"title": draw.title(), "class": "phone", **common}},
        "facts": facts,
        "contact_purposes": {purpose: {"title": draw.title(), **common}},
        "evidence_kinds": {proof: {"title": draw.title(), **common}},
        "outcomes": {outcome: {"title": draw.title(), **common}},
        "roles": {
            taker: {"title": draw.title(), "reports_to": chief, "clause": "M-2",
                    "may": ["register", "admit", "assign", "archive"]},
            handler: {"title": draw.title(), "reports_to": chief, "clause": "M-2",
                      "may": ["record_contact", "add_evidence", "record_finding", "propose",
                              "open_task", "issue_paper", "carry_out", "answer", "close"]},
            chief: {"title": draw.title(), "may": ["reopen"], "clause": "M-2"},
        },
        "tasks": {draw.name(): {"title": draw.title(), "to": chief, "clause": "M-3"}},
        "remedies": {remedy: {
            "title": draw.title(),
            "amounts": {amount: {"title": draw.title()}},
            "approver": {"take": "first", "rows": [
                {"is": handler, "when": f"{amount} <= 10", "clause": "M-4"},
                {"is": chief, "when": f"{amount} > 10", "clause": "M-4"}]},
            "clause": "M-4"}},
        "papers": {paper: {"title": draw.title(), "clause": "M-5", "signed_by": [chief],
                           "fields": {blank: {"title": draw.title()}}}},
        "texts": {draw.name(): {"title": draw.title(), "body": draw.title(), "at": ["propose"],
                                "clause": "M-5"}},
        "clocks": {
            draw.name(): {"title": draw.title(), "from": "registered", "until": "answered",
                          "within": "9 workdays", "clause": "M-6"},
            draw.name(): {"title": draw.title(), "from": "admitted", "until": "finding_recorded",
                          "within": "5 hours", "clause": "M-6"},
        },
        "numbers": {
            "case": {"pattern": "M{yyyy}-{serial:3}", "reset": "year", "clause": "M-7"},
            "archive": {"pattern": "A{yyyy}-{serial:3}", "reset": "year", "clause": "M-7"}},
    }  # fmt: skip


def _fact(draw: Drawn, kind: str) -> dict[str, Any]:
    fact: dict[str, Any] = {"title": draw.title(), "type": kind, "asked_at": ["register"],
                            "clause": "M-1"}  # fmt: skip
    if kind in ("text", "choice"):
        fact["required_at"] = "register"
    if kind in ("choice", "choices"):
        fact["of"] = draw.titles(3)
    if kind == "names":
        fact |= {"at_most": 3}
    if kind in ("money", "number", "count"):
        fact |= {"at_least": 0, "at_most": 1000}
    return fact


def write_pack(folder: Path, seed: str) -> dict[str, Any]:
    made = made_pack(seed)
    home = folder / made["pack"]
    home.mkdir(parents=True)
    text = yaml.safe_dump(made, allow_unicode=True, sort_keys=False)
    (home / "pack.yaml").write_text(text, "utf-8")
    return made
