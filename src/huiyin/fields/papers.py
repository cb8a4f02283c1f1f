"""Questions of a paper: what the case does not know, and tables whose rows are typed."""

from typing import Any

from huiyin.casework.draft import Draft
from huiyin.casework.masking import Veil
from huiyin.casework.telling import people
from huiyin.casework.wording import Words
from huiyin.fields.field import Field
from huiyin.fields.words import say
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.schema.papers import TYPED


def paper_blanks(draft: Draft, words: Words, veil: Veil, name: str, prefix: str) -> list[Field]:
    """Fields of a paper: what the case knows stands there already and is not asked."""
    paper = draft.policy.papers[name]
    found = []
    for field, blank in paper.fields.items():
        bound = blank.from_.value(draft.env) if blank.from_ is not None else UNKNOWN
        known = bound is not UNKNOWN and bound not in (None, "")
        label = blank.title.text(words.language)
        said = veil.text(words.fact(_bound_to(blank.from_), bound) if known else "")
        if bound is UNKNOWN:
            stands = _likely(draft, words, str(field), blank.usual)
            found.append(Field(prefix + str(field), label, "short", stands,
                               required=blank.required, clauses=paper.clause))  # fmt: skip
        else:
            preset = say("form.preset", words.language)
            found.append(Field("", label, "fixed", (said,), hint=preset))
    return found


def paper_rows(draft: Draft, words: Words, name: str, prefix: str) -> list[Field]:
    """Tables whose rows are typed; the others are filled from the case."""
    paper, language = draft.policy.papers[name], words.language
    return [
        Field(prefix + str(key), table.title.text(language), "rows", required=table.at_least > 0,
              clauses=table.clause or paper.clause,
              columns=[(str(key), title.text(language)) for key, title in table.columns.items()],
              rows=(("",) * len(table.columns),) * max(1, table.at_least))
        for key, table in paper.tables.items()
        if table.of == TYPED
    ]  # fmt: skip


def _likely(draft: Draft, words: Words, name: str, usual: str | None) -> tuple[str, ...]:
    """What most likely belongs there, to be changed if not: what an earlier paper of the case said
    under this name, or the people whom the regulation says it usually is.
    """
    said = [paper.fields[name] for paper in draft.case.papers.values() if paper.fields.get(name)]
    if said:
        return (str(said[-1]),)
    if usual is None:
        return ()
    found = people(draft).of(str(usual))
    return ("、".join(words.person(person) for person in found),) if found else ()


def _bound_to(condition: Any) -> str:
    """The fact that a blank shows, where it shows just that; else no fact."""
    return str(condition.source).strip() if condition is not None else ""
