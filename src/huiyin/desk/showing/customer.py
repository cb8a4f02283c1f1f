"""Earlier cases of the same person in short lines, for whoever decides or handles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from huiyin.casework.wording import stage_label
from huiyin.desk.rowing import case_href
from huiyin.desk.showing.things import money
from huiyin.desk.words import say
from huiyin.sight.customer import EarlierCase, history_of
from huiyin.sight.looking import Seen


@dataclass(frozen=True)
class EarlierLine:
    href: str
    number: str
    title: str
    stage: str
    stage_name: str
    received: Any
    given: str


@dataclass(frozen=True)
class CustomerLines:
    """`count` counts all of them; `says` is the whole of it in one sentence."""

    says: str
    lines: Sequence[EarlierLine] = ()
    count: int = 0


def customer_lines(seen: Seen) -> CustomerLines:
    found, language = history_of(seen), seen.words.language
    if not found.count:
        return CustomerLines(say("customer.none", language))
    given = say("customer.given", language, {"sum": money(found.given)}) if found.given else ""
    says = say("customer.says", language, {"n": found.count, "given": given})
    return CustomerLines(says, [_line(seen, one) for one in found.cases], found.count)


def _line(seen: Seen, one: EarlierCase) -> EarlierLine:
    language = seen.words.language
    return EarlierLine(
        href=case_href(one.row.stream),
        number=one.row.number,
        title=one.seen.title or say("queue.untitled", language),
        stage=one.row.stage,
        stage_name=stage_label(one.row.stage, language),
        received=one.row.received_at,
        given=money(one.given) if one.given else "",
    )
