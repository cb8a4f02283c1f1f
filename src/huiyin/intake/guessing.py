"""Guesses a first mapping for a table nobody has described: by column names and by what they hold."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from zoneinfo import ZoneInfo

from huiyin.intake.cells import FORMATS, BadCell, moment_of, text_of
from huiyin.intake.sheets import Cell, Sheet
from huiyin.policy.policy import Policy
from huiyin.policy.schema.things import Fact

_SAMPLE = 5000
_NEARLY_ALL = 0.9
_WORDS = {
    "answer": re.compile(r"答复|回复|办结|反馈|answer|reply|respon", re.IGNORECASE),
    "key": re.compile(r"编号|单号|序号|工单号|\bid\b|number|\bno\b|^号$", re.IGNORECASE),
    "title": re.compile(r"主题|标题|title|subject", re.IGNORECASE),
    "text": re.compile(r"内容|详情|正文|描述|content|detail|text|descri", re.IGNORECASE),
    "name": re.compile(r"姓名|用户|投诉人|网友|name|user", re.IGNORECASE),
    "contact": re.compile(r"电话|手机|邮箱|联系|phone|mobile|mail|contact", re.IGNORECASE),
    "category": re.compile(r"类别|类型|分类|性质|category|class|kind", re.IGNORECASE),
    "channel": re.compile(r"渠道|来源|途径|channel|source", re.IGNORECASE),
}
_FACT_WORDS = {
    "name": re.compile(r"姓名|name", re.IGNORECASE),
    "contact": re.compile(r"联系|电话|contact|phone", re.IGNORECASE),
    "category": re.compile(r"性质|类别|分类|category", re.IGNORECASE),
}


@dataclass
class Guess:
    """What each column seems to be; the rest is left out and named."""

    key: str = ""
    received: str = ""
    answered: str = ""
    answer_text: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    formats: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    channel: str = ""
    unused: list[str] = field(default_factory=list)


def formats_of(cells: Iterable[Cell], zone: ZoneInfo) -> tuple[str, ...] | None:
    """The fewest formats that read all that can be read; None where that is not nearly all."""
    texts = {cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()}
    others = [cell for cell in cells if not isinstance(cell, str)]
    if any(isinstance(cell, int | float) for cell in others) or not (texts or others):
        return None
    readable = {pattern: {t for t in texts if _reads(t, pattern, zone)} for pattern in FORMATS}
    useful = [pattern for pattern, read in readable.items() if read]
    most = set().union(*readable.values())
    if len(most) < _NEARLY_ALL * len(texts):
        return None
    for size in range(4):
        for chosen in combinations(useful, size):
            if set().union(*(readable[pattern] for pattern in chosen)) == most:
                return chosen
    return None


def _reads(text: str, pattern: str, zone: ZoneInfo) -> bool:
    try:
        moment_of(text, (pattern,), zone)
    except BadCell:
        return False
    return True


def guess(sheet: Sheet, policy: Policy, zone: ZoneInfo) -> Guess:
    """Reads at most the first 5,000 rows."""
    made = Guess()
    columns = {name: sheet.column(name)[:_SAMPLE] for name in sheet.header if name}
    for name, cells in columns.items():
        found = formats_of(cells, zone)
        if found is not None:
            made.formats[name] = found
    _guess_moments(made)
    free = [name for name in columns if name not in made.formats]
    _guess_key(made, free, columns)
    _guess_texts(made, free, columns, policy)
    used = {made.key, made.received, made.answered, made.answer_text, made.channel}
    used |= set(made.facts.values())
    made.unused = [name for name in columns if name not in used]
    return made


def _guess_moments(made: Guess) -> None:
    answers = [name for name in made.formats if _WORDS["answer"].search(name)]
    others = [name for name in made.formats if name not in answers]
    made.received = others[0] if others else ""
    made.answered = answers[0] if answers else ""


def _guess_key(made: Guess, free: list[str], columns: dict[str, list[Cell]]) -> None:
    for name in free:
        texts = [text_of(cell) for cell in columns[name]]
        if _WORDS["key"].search(name) and all(texts) and len(set(texts)) == len(texts):
            made.key = name
            return


def _guess_texts(
    made: Guess, free: list[str], columns: dict[str, list[Cell]], policy: Policy
) -> None:
    left = [name for name in free if name != made.key]
    if made.answered:
        made.answer_text = _take(left, "answer")
    facts = _facts_by_meaning(policy)
    for meaning in ("title", "text", "contact", "name", "category"):
        column = _take(left, meaning) if meaning in facts else ""
        if column:
            made.facts[facts[meaning]] = column
    if "text" in facts and facts["text"] not in made.facts and left:
        longest = max(left, key=lambda name: _length(columns[name]))
        made.facts[facts["text"]] = longest
        left.remove(longest)
    made.channel = _take(left, "channel")
    for column in (made.channel, made.facts.get(facts.get("category", ""), "")):
        if column:
            made.words[column] = sorted({text_of(c) for c in columns[column]} - {""})[:50]


def _take(left: list[str], meaning: str) -> str:
    for name in left:
        if _WORDS[meaning].search(name):
            left.remove(name)
            return name
    return ""


def _length(cells: list[Cell]) -> int:
    return sum(len(text_of(cell)) for cell in cells)


def _facts_by_meaning(policy: Policy) -> dict[str, str]:
    """Which fact of the regulation is its title, its text, a name, a contact, a category."""
    found: dict[str, str] = {}
    kind = next(iter(policy.kinds.values()), None)
    if kind is not None and kind.title_from:
        found["title"] = str(kind.title_from)
    for name, fact in policy.facts.items():
        meaning = _meaning_of(name, fact, policy)
        if meaning and name not in found.values():
            found.setdefault(meaning, name)
    return found


def _meaning_of(name: str, fact: Fact, policy: Policy) -> str:
    title = fact.title.text(policy.language)
    if fact.type == "text" and "register" in fact.required_at:
        return "text"
    for meaning, words in _FACT_WORDS.items():
        wanted = ("choice",) if meaning == "category" else ("text", "person")
        if fact.type in wanted and words.search(title):
            return meaning
    return ""
