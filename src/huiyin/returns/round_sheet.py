"""A round of a rating as a table to be printed and handed out."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from huiyin.casework.wording import Words
from huiyin.casework.wording.languages import text_in
from huiyin.casework.wording.words import plain
from huiyin.policy.schema.rounds import Round
from huiyin.returns.rounds import Rated, Standing, facts_of
from huiyin.returns.wording import TEXTS, Row, Sheet, answer_title, dimension_title

_FIGURES = ("number", "count", "ratio", "money")


def round_title(words: Words, rule: Round, key: str) -> str:
    """Which round it is: its year, say."""
    return words.fact(str(rule.told_apart), key)


def shown(words: Words, one: Rated, fact: str) -> str:
    """What is known of one in a fact; nothing where nobody said."""
    text = one.said.get(fact, "")
    if not text:
        return ""
    if words.policy.facts[fact].type in _FIGURES:
        return plain(Decimal(text))
    return answer_title(words, fact, text)


def sheet_of_round(words: Words, found: Standing, titles: Mapping[str, str]) -> Sheet:
    """Everything about everybody: `titles` are what the rated are called, by their streams."""
    rule, policy = found.rule, words.policy
    facts = facts_of(policy, rule)
    charged = any(one.charged is not None for one in found.rated)
    heads = [text_in(TEXTS, "dimension.number", words.language)]
    heads += [dimension_title(words, fact) for fact in facts]
    units = ["answer", *("score" if _is_figure(words, fact) else "answer" for fact in facts)]
    if charged:
        heads.append(text_in(TEXTS, "charged", words.language))
        units.append("money")
    rows = [
        Row(
            (one.id,),
            (f"{place}", titles.get(one.row.stream, one.row.number)),
            (one.row.number, *(_value(words, one, fact) for fact in facts), *_booked(one, charged=charged)),
            (one.row.number, *(shown(words, one, fact) for fact in facts),
             *(f"{value:,.2f}" if value is not None else "" for value in _booked(one, charged=charged))),
        )
        for place, one in enumerate(found.rated, 1)
    ]  # fmt: skip
    total = text_in(TEXTS, "rated", words.language).format(n=len(rows))
    blank = tuple("" for _ in heads)
    rows.append(Row((), (total, ""), blank, blank, is_total=True))
    keys = (text_in(TEXTS, "place", words.language), words.title(str(rule.of), "kinds"))
    return Sheet(
        rule.title.text(words.language), "", round_title(words, rule, found.key),
        keys, tuple(heads), tuple(units), tuple(rows),
    )  # fmt: skip


def _is_figure(words: Words, fact: str) -> bool:
    return words.policy.facts[fact].type in _FIGURES


def _value(words: Words, one: Rated, fact: str) -> Any:
    text = one.said.get(fact, "")
    if text and _is_figure(words, fact):
        return Decimal(text)
    return shown(words, one, fact)


def _booked(one: Rated, *, charged: bool) -> tuple[Decimal | None, ...]:
    return (one.charged,) if charged else ()
