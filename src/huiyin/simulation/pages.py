"""What a trial found as HTML: charts with their tables, for the desk and as a page that stands alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from huiyin.rulebook.naming import Naming
from huiyin.rulebook.pages import page_of
from huiyin.simulation.comparing import Findings
from huiyin.simulation.drawing import Bar, bars
from huiyin.simulation.wording import difference_words, said, summary_words

MOST_BARS = 12
"""Bars of one chart; the table behind it has them all."""


def standing_alone(found: Findings, naming: Naming, about: str) -> str:
    """One file that needs nothing else. `about` is what was tried, as its heading says."""
    return page_of(about, naming.language, "\n".join(_parts(found, naming)))


def fragment(found: Findings, naming: Naming) -> str:
    return "\n".join(_parts(found, naming))


def _parts(found: Findings, naming: Naming) -> Iterator[str]:
    yield f"<p>{escape(summary_words(found, naming))}</p>"
    if not found.cases:
        return
    yield _legend(naming)
    yield _chart(
        "breaches",
        naming,
        [Bar(said(naming, "cases"), found.breached_after, found.breached_before)],
    )
    if found.tallies:
        yield _chart("kinds", naming, _kinds(found, naming))
        yield _chart("clauses", naming, _clauses(found))
    yield _chart("posts", naming, _posts(found, naming))
    if found.tallies:
        yield _differences(found, naming)


def _legend(naming: Naming) -> str:
    return (
        f'<p class="bars-legend"><span class="before">{escape(said(naming, "before"))}</span>'
        f'<span class="after">{escape(said(naming, "after"))}</span></p>'
    )


def _kinds(found: Findings, naming: Naming) -> list[Bar]:
    counted: Counter[str] = Counter()
    for difference, tally in found.tallies.items():
        counted[difference.kind] += tally.cases
    return [Bar(said(naming, f"kind.{kind}"), n) for kind, n in counted.most_common()]


def _clauses(found: Findings) -> list[Bar]:
    """By the clauses on which what is otherwise rests; a difference counts for each of them."""
    counted: Counter[str] = Counter()
    for difference, tally in found.tallies.items():
        for clause in dict.fromkeys(difference.clause):
            counted[clause] += tally.cases
    return [Bar(clause, n) for clause, n in counted.most_common()]


def _posts(found: Findings, naming: Naming) -> list[Bar]:
    posts = {*found.load_before, *found.load_after}
    rows = [
        Bar(naming.words.audience(post), found.load_after[post], found.load_before[post])
        for post in posts
    ]
    return sorted(rows, key=lambda row: (-max(row.after, row.before or 0), row.label))


def _chart(key: str, naming: Naming, rows: Sequence[Bar]) -> str:
    title = said(naming, f"h.{key}")
    if not rows:
        return ""
    sides = rows[0].before is not None
    heads = (
        ["", said(naming, "before"), said(naming, "after")]
        if sides
        else ["", said(naming, "cases")]
    )
    cells = [[r.label, *([str(r.before)] if sides else []), str(r.after)] for r in rows]
    return (
        f"<section><h2>{escape(title)}</h2>{bars(title, rows[:MOST_BARS])}"
        f"<details><summary>{escape(said(naming, 'table'))}</summary>{_table(heads, cells)}"
        f"</details></section>"
    )


def _differences(found: Findings, naming: Naming) -> str:
    heads = [said(naming, key) for key in ("what", "cases", "clause", "samples")]
    rows = [
        [difference_words(difference, naming), str(tally.cases),
         "、".join(dict.fromkeys(difference.clause)), "、".join(tally.samples)]
        for difference, tally in found.by_weight()
    ]  # fmt: skip
    title = escape(said(naming, "h.differences"))
    return f"<section><h2>{title}</h2>{_table(heads, rows)}</section>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td data-head="{escape(name)}">{escape(cell)}</td>'
            for name, cell in zip(heads, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="rule-grid"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
