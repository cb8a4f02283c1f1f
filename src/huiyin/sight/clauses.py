"""Rules of a regulation as people read them: their title, what they say, the clauses they keep."""

from typing import Any


def cited(rule: Any) -> tuple[str, ...]:
    """The clauses of a rule and of the rows within it; rows of a return are names and have none."""
    own = tuple(getattr(rule, "clause", ()))
    decider = getattr(rule, "approver", None) or getattr(rule, "by", None)
    rows = (*getattr(rule, "rows", ()), *getattr(decider, "rows", ()))
    levels = getattr(rule, "levels", {})
    return (*own, *(c for row in rows for c in getattr(row, "clause", ())),
            *(c for level in levels.values() for c in level.clause))  # fmt: skip


def title_of(rule: Any, name: str, language: str) -> str:
    title = getattr(rule, "title", None)
    return str(title.text(language)) if title is not None else says(rule, language) or str(name)


def says(rule: Any, language: str) -> str:
    for part in ("says", "body"):
        wording = getattr(rule, part, None)
        if wording is not None:
            return str(wording.text(language))
    return ""
