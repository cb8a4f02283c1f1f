"""What types and names alone cannot say: a rule that is well formed and yet means nothing."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from huiyin.policy.problems import Problem
from huiyin.policy.references import parts
from huiyin.policy.schema.base import Decider, Limit, Until
from huiyin.policy.schema.counting import Measure
from huiyin.policy.schema.decisions import Amount, Reading, TableSpec
from huiyin.policy.schema.letters import Letter
from huiyin.policy.schema.pack import CalendarSpec, HoursSpec, Pack
from huiyin.policy.schema.papers import Notice, NumberPattern, Paper, PaperTable
from huiyin.policy.schema.returns import Counted, Return
from huiyin.policy.schema.rounds import Round
from huiyin.policy.schema.secrecy import Mask, Secrecy
from huiyin.policy.schema.things import Channel, Fact, MassMatter, Setting
from huiyin.policy.schema.time import Clock, ExtensionSpec, Ladder, WarningSpec
from huiyin.policy.schema.work import (
    Callback,
    CallList,
    Do,
    Draw,
    Joint,
    Schedule,
    Spawn,
    TaskKind,
)
from huiyin.policy.soundness import (
    counting,
    decisions,
    letters,
    papers,
    returns,
    rounds,
    secrecy,
    things,
    time,
    whole,
    work,
)
from huiyin.policy.soundness.base import Around
from huiyin.policy.vocabulary import Vocabulary

_CHECKS: Mapping[type, Callable[[Any, Around], Iterator[Problem]]] = {
    Fact: things.fact,
    Setting: things.setting,
    Channel: things.channel,
    MassMatter: things.mass_matter,
    Measure: counting.measure,
    TableSpec: decisions.table,
    Decider: decisions.decider,
    Amount: decisions.amount,
    Reading: decisions.reading,
    Until: time.until,
    Limit: time.limit,
    Clock: time.clock,
    ExtensionSpec: time.extension,
    WarningSpec: time.warning,
    Ladder: time.ladder,
    Do: work.do,
    Spawn: work.spawn,
    Schedule: work.schedule,
    Joint: work.joint,
    Draw: work.draw,
    Callback: work.callback,
    TaskKind: work.task,
    CallList: work.calls,
    Secrecy: secrecy.secrecy,
    Mask: secrecy.mask,
    Paper: papers.paper,
    PaperTable: papers.paper_table,
    Notice: papers.notice,
    Letter: letters.letter,
    NumberPattern: papers.number,
    Return: returns.returned,
    Counted: returns.counted,
    Round: rounds.rated,
    CalendarSpec: whole.calendar,
    HoursSpec: whole.hours,
    Pack: whole.pack,
}


def check_soundness(pack: Pack, vocabulary: Vocabulary) -> list[Problem]:
    around = Around(pack, vocabulary)
    return [
        problem
        for rule in parts(pack)
        if (check := _CHECKS.get(type(rule))) is not None
        for problem in check(rule, around)
    ]
