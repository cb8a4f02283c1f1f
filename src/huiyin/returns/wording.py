"""A return in words: its headings, the names of its rows, its period, each figure as people write it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from huiyin.casework.tally.answers import MOMENTS
from huiyin.casework.tally.spans import Span
from huiyin.casework.tally.tables import Head, Line, Table
from huiyin.casework.wording import Words, stage_label
from huiyin.casework.wording.languages import Table as Texts
from huiyin.casework.wording.languages import text_in
from huiyin.policy.schema.returns import Return

TEXTS: Texts = {
    "total": ("合计", "合計", "Total"),
    "unsaid": ("未填", "未填", "not said"),
    "nothing": ("—", "—", "—"),
    "withheld": ("不列", "不列", "withheld"),
    "row": ("项目", "項目", "Item"),
    "month": ("{y} 年 {m} 月", "{y} 年 {m} 月", "{y}-{m:02}"),
    "quarter": ("{y} 年第 {n} 季度", "{y} 年第 {n} 季度", "{y}, quarter {n}"),
    "half-year.1": ("{y} 年上半年", "{y} 年上半年", "{y}, first half"),
    "half-year.2": ("{y} 年下半年", "{y} 年下半年", "{y}, second half"),
    "year": ("{y} 年", "{y} 年", "{y}"),
    "days": ("{first} 至 {last}", "{first} 至 {last}", "{first} to {last}"),
    "dimension.kind": ("类别", "類別", "Kind"),
    "dimension.channel": ("渠道", "渠道", "Channel"),
    "dimension.owner": ("经办人", "經辦人", "Owner"),
    "dimension.unit": ("部门", "部門", "Unit"),
    "dimension.stage": ("状态", "狀態", "Stage"),
    "dimension.number": ("编号", "編號", "Number"),
    "dimension.received_at": ("收到时间", "收到時間", "Received"),
    "dimension.admitted_at": ("受理时间", "受理時間", "Admitted"),
    "dimension.answered_at": ("答复时间", "答覆時間", "Answered"),
    "dimension.closed_at": ("结案时间", "結案時間", "Closed"),
    "charged": ("奖励、扣罚", "獎勵、扣罰", "Rewards and penalties"),
    "rated": ("共 {n} 个", "共 {n} 個", "{n} in all"),
    "place": ("名次", "名次", "Place"),
    "unit.days": ("天", "天", "days"),
    "unit.money": ("元", "元", "yuan"),
}


@dataclass(frozen=True)
class Sheet:
    """A table ready to be shown: `keys` are the headings of what tells the rows apart.

    `rows` hold their names, the figures as values (money in yuan) and as texts; the last is the total.
    `charted` are the places of the counts that a chart shows: not those of single answers.
    """

    title: str
    code: str
    period: str
    keys: tuple[str, ...]
    heads: tuple[str, ...]
    units: tuple[str, ...]
    rows: tuple["Row", ...]
    charted: tuple[int, ...] = ()


@dataclass(frozen=True)
class Row:
    """`keys` as the register keeps them, for the way to the cases; `names` as people say them."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    values: tuple[Any, ...]
    texts: tuple[str, ...]
    is_total: bool = False


def sheet_of(words: Words, rule: Return, span: Span, table: Table) -> Sheet:
    dimensions = tuple(map(str, rule.rows))
    lines = [_row(words, rule, dimensions, table.heads, line) for line in table.lines]
    return Sheet(
        title=rule.title.text(words.language),
        code=str(rule.code or ""),
        period=period_words(rule, span, words.language),
        keys=tuple(dimension_title(words, name) for name in dimensions),
        heads=tuple(head_title(words, rule, head) for head in table.heads),
        units=tuple(head.unit for head in table.heads),
        rows=(*lines, _total(words, rule, dimensions, table)),
        charted=tuple(
            place
            for place, head in enumerate(table.heads)
            if head.unit == "count" and head.answer is None
        ),
    )


def dimension_title(words: Words, name: str) -> str:
    own = f"dimension.{name}"
    return (
        text_in(TEXTS, own, words.language)
        if own in TEXTS
        else words.title(name, "facts", "tables")
    )


def answer_title(words: Words, name: str, answer: str) -> str:
    if answer == "":
        return text_in(TEXTS, "unsaid", words.language)
    if name == "owner":
        return words.person(answer)
    if name == "unit":
        return words.title(answer, "units")
    if name == "stage":
        return stage_label(answer, words.language)
    fact = words.policy.facts.get(name)
    if fact is not None and fact.type == "flag":
        return words.fact(name, answer == "true")
    if fact is not None and fact.type == "choices":
        return words.fact(name, frozenset(answer.split(",")))
    return words.known(name, answer)


def head_title(words: Words, rule: Return, head: Head) -> str:
    column = rule.columns[head.name]
    title = column.title.text(words.language)
    if head.answer is None:
        return title
    return f"{title}：{answer_title(words, str(column.by), head.answer)}"


def _row(
    words: Words, rule: Return, dimensions: Sequence[str], heads: Sequence[Head], line: Line
) -> Row:
    names = tuple(
        key_words(words, name, key) for name, key in zip(dimensions, line.keys, strict=True)
    )
    values, texts = _figures(words, rule, heads, line)
    return Row(line.keys, names, values, texts)


def key_words(words: Words, name: str, key: Any) -> str:
    if name in MOMENTS:
        return words.moment(key) if isinstance(key, datetime) else ""
    return answer_title(words, name, str(key))


def _total(words: Words, rule: Return, dimensions: Sequence[str], table: Table) -> Row:
    values, texts = _figures(words, rule, table.heads, table.total)
    names = (text_in(TEXTS, "total", words.language), *("" for _ in dimensions[1:]))
    return Row((), names[: max(1, len(dimensions))], values, texts, is_total=True)


def _figures(
    words: Words, rule: Return, heads: Sequence[Head], line: Line
) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    values, texts = list[Any](), list[str]()
    for head, value, hidden in zip(heads, line.values, line.hidden, strict=True):
        column = rule.columns[head.name]
        if hidden:
            values.append(None)
            texts.append(_hidden(words, head))
        elif head.unit == "answer":
            said = answer_title(words, str(column.shows), str(value)) if value else ""
            values.append(said)
            texts.append(said)
        else:
            values.append(_value(head.unit, value))
            texts.append(_text(words, head.unit, value))
    return tuple(values), tuple(texts)


def _hidden(words: Words, head: Head) -> str:
    """The same of a small count and of one that is hidden with it: which is which would say too much."""
    return text_in(TEXTS, "withheld" if head.unit == "count" else "nothing", words.language)


def _value(unit: str, value: Any) -> Any:
    return Decimal(value) / 100 if unit == "money" and value is not None else value


def _text(words: Words, unit: str, value: Any) -> str:
    if value is None:
        return text_in(TEXTS, "nothing", words.language)
    match unit:
        case "share":
            return f"{value:.1%}"
        case "money":
            return f"{Decimal(value) / 100:,.2f}"
        case "moment":
            return words.moment(value)
        case "count" | "figure":
            return f"{value:,}"
    return str(value)


def period_words(rule: Return, span: Span, language: str) -> str:
    year, month = span.first.year, span.first.month
    match rule.period:
        case "month":
            return text_in(TEXTS, "month", language).format(y=year, m=month)
        case "quarter":
            return text_in(TEXTS, "quarter", language).format(y=year, n=(month + 2) // 3)
        case "half-year":
            return text_in(TEXTS, f"half-year.{(month + 5) // 6}", language).format(y=year)
        case "year":
            return text_in(TEXTS, "year", language).format(y=year)
    return text_in(TEXTS, "days", language).format(first=span.first, last=span.last)
