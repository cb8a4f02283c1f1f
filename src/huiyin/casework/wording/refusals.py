"""Why something was refused and what would help, in words."""

from collections.abc import Callable, Mapping
from typing import Any

from huiyin.casework.case import nothing
from huiyin.casework.facts import NONE
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.wording.labels import (
    field_label,
    proposal_status_label,
    stage_label,
    task_status_label,
    value_label,
)
from huiyin.casework.wording.languages import Table, listed, text_in
from huiyin.casework.wording.reasons import REASONS
from huiyin.casework.wording.templates import fill
from huiyin.casework.wording.words import TITLED, Words
from huiyin.policy.policy import Policy
from huiyin.policy.schema.things import Fact
from huiyin.policy.values import Wording

_MANY = "、"
BY_WHOM: Table = {
    "under": ("按《{title}》：{said}", "按《{title}》：{said}", "Under {title}: {said}"),
}


def refusal_sentence(
    refused: Refused,
    policy: Policy,
    language: str = "zh-Hans",
    names: Mapping[str, str] | None = None,
) -> str:
    """The reason, and what would help where the refusal says so."""
    words = Words(refused.under or policy, language, names or nothing())
    template = text_in(REASONS, refused.reason.value, language)
    said = fill(template, lambda _: needs_in_words(refused, words))
    if refused.under is None:
        return said
    title = refused.under.head.title.text(language)
    return text_in(BY_WHOM, "under", language).format(title=title, said=said)


def needs_in_words(refused: Refused, words: Words) -> str:
    """`needs` and `params` of a refusal; names become the titles that the regulation gives them."""
    if refused.params.get("fact"):
        return _fact(refused.params, words)
    label = _STATUS.get(refused.reason)
    if label is not None:
        parts = [part for part in refused.needs.replace(", ", _MANY).split(_MANY) if part]
        return listed([label(part, words.language) for part in parts], words.language)
    whole = _translated(refused.needs, words)
    if whole is not None:
        return whole
    parts = [part for part in refused.needs.split(_MANY) if part]
    return listed([_translated(part, words) or words.anything(part) for part in parts],
                  words.language)  # fmt: skip


def _fact(params: Mapping[str, Any], words: Words) -> str:
    name = str(params["fact"])
    title, value = words.title(name, "facts", "settings"), params.get("value")
    if not value:
        return title
    fact = words.policy.facts.get(name)
    if fact is not None and fact.of:
        value = _MANY.join(_choice(fact, part, words.language) for part in value.split(_MANY))
    return f"{title}（{value}）"


def _choice(fact: Fact, value: str, language: str) -> str:
    """As it stands beside the box; what is no choice of the fact, as it was typed."""
    chosen = fact.of.get(value)
    if chosen is not None:
        return chosen.text(language)
    return value_label("choices", value, language) if value == NONE else value


def _field(place: str, language: str) -> str:
    """The field of an act, named as `act.field`."""
    act, _, name = place.partition(".")
    return field_label(act, name, language)


_Label = Callable[[str, str], str]
_STATUS: Mapping[Reason, _Label] = {
    Reason.WRONG_STAGE: stage_label,
    Reason.ENDED: stage_label,
    Reason.NOT_PENDING: proposal_status_label,
    Reason.TASK_NOT_OPEN: task_status_label,
    Reason.TEXT_MISSING: _field,
    Reason.NOT_TEXT: _field,
    Reason.TEXT_TOO_LONG: _field,
}


def _translated(text: str, words: Words) -> str | None:
    """The same text in another language, where the regulation says it in both."""
    memo = words.policy.memo
    if "wordings" not in memo:
        memo["wordings"] = _all_wordings(words.policy)
    known: Wording | None = memo["wordings"].get(text)
    return known.text(words.language) if known is not None else None


def _all_wordings(policy: Policy) -> dict[str, Wording]:
    """What a refusal may quote, by its text in the language of the pack."""
    said: list[Wording] = []
    for section in (*TITLED, "settings"):
        said += [rule.title for rule in getattr(policy, section).values()]
    said += [gate.says for gate in policy.gates.values()]
    said += [ban.says for ban in policy.bans.values()]
    for remedy in policy.remedies.values():
        said += [cap.says for cap in remedy.caps.values()]
        said += [amount.title for amount in remedy.amounts.values()]
    for task in policy.tasks.values():
        said += [ground.title for ground in task.grounds.values()]
    for paper in policy.papers.values():
        said += [blank.title for blank in paper.fields.values()]
    return {wording.text(policy.language): wording for wording in said}
