"""What identifies a person or a matter, brought into the one form in which it is compared.

People write one telephone number in many ways: full width, with spaces and dashes, with the country
before it. Whatever compares, stores or looks up an identity asks here.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from huiyin.casework.case import Case
from huiyin.casework.forms import BadAnswer
from huiyin.policy.phrases import say
from huiyin.policy.policy import Policy
from huiyin.policy.vocabulary import EARLIER_CASE

NO_EARLIER: Mapping[str, Any] = {"earlier_case": "none", "earlier_paid": Decimal(0)}
"""What is known of somebody who never came before."""

_BETWEEN = re.compile(r"[/、,，;；|\n]|\s或\s|或者")
_DASHES = re.compile(r"(?<=\d)[\s\-‐-―−().]+(?=[\d(])")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86|0086)?(1[3-9]\d{9})(?!\d)")
_ABROAD = re.compile(r"(?:\+|00)86(\d{9,11})")
_NOTHING = frozenset(
    {"无", "無", "没有", "沒有", "不详", "不詳", "未知", "不明", "暂无", "暫無", "保密", "匿名",
     "none", "na", "unknown", "nil", "tbd"}
)  # fmt: skip


def identifiers(value: str) -> tuple[str, ...]:
    """The identities that an answer holds, each in its one form; words for "nothing" are none.

    Width, case, spaces and punctuation tell nothing apart; one sign over and over says nothing.
    A Chinese telephone number is the same with and without +86, and is found among other words.
    Several stand between 、 , ; or /.
    """
    folded = unicodedata.normalize("NFKC", value).casefold()
    if _bare(folded) in _NOTHING:
        return ()
    found = [one for part in _BETWEEN.split(folded) for one in _of_part(part)]
    if _MOBILE.search(_DASHES.sub("", folded)):  # beside a number, words are a remark
        found = [one for one in found if one.isdecimal()]
    return tuple(dict.fromkeys(found))


def _of_part(part: str) -> list[str]:
    joined = _DASHES.sub("", part.strip())
    mobiles = _MOBILE.findall(joined)
    if mobiles:
        return list(mobiles)
    abroad = _ABROAD.fullmatch(joined)
    if abroad is not None:  # a number of the fixed net, whose 0 is left out when called from abroad
        return [f"0{abroad[1].lstrip('0')}"]
    bare = _bare(joined)
    says_nothing = bare in _NOTHING or len(set(bare)) < 2
    return [] if says_nothing else [bare]


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def has_identity(policy: Policy) -> bool:
    """Whether this regulation says who a person is, so that earlier cases can be found at all."""
    return any(fact.identifies == "person" for fact in policy.facts.values())


def unrelated(policy: Policy) -> dict[str, Any]:
    """What is known where there are no others: nobody came before, and every measure is nought."""
    known = dict(NO_EARLIER) if has_identity(policy) else {}
    return {**known, **{str(name): Decimal(0) for name in policy.measures}}


def read_related(policy: Policy, said: Mapping[str, Any]) -> dict[str, Any]:
    """What a story says of other cases, typed. Raises ValueError for what cannot be said of them."""
    read: dict[str, Any] = {}
    for name, value in said.items():
        if name in policy.measures:
            read[name] = Decimal(int(value))
            continue
        if name not in NO_EARLIER:
            known = sorted({*NO_EARLIER, *map(str, policy.measures)})
            what = say('"{value}" is none of {words}', value=name, words=", ".join(known))
            raise BadAnswer("related", what)
        if name == "earlier_case" and value not in EARLIER_CASE:
            words = ", ".join(EARLIER_CASE)
            raise BadAnswer(name, say('"{value}" is none of {words}', value=value, words=words))
        read[name] = Decimal(str(value)) if name == "earlier_paid" else str(value)
    return read


def groups(policy: Policy, case: Case) -> list[tuple[str, str]]:
    """(fact, what it says) of the facts by which a matter of many people is known; of anybody's case,
    for they say nothing of who it is.
    """
    names = {str(name) for rule in policy.mass_matters.values() for name in rule.by}
    return [
        (name, one)
        for name in sorted(names)
        if case.facts.get(name) and name in policy.facts
        for one in identifiers(str(case.facts[name]))
    ]


def identities(policy: Policy, case: Case) -> list[tuple[str, str, str]]:
    """(fact, person or matter, identifier) of a case. Who stays anonymous is not looked for."""
    if case.anonymous:
        return []
    return [
        (str(name), str(fact.identifies), one)
        for name, fact in policy.facts.items()
        if fact.identifies and case.facts.get(name)
        for one in identifiers(str(case.facts[name]))
    ]
