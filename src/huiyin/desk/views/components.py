"""Every component of the desk on one page, with invented content: for whoever builds screens."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.casework.case import Stage
from huiyin.casework.wording import stage_label
from huiyin.desk.remaining import Remaining
from huiyin.desk.rowing import CaseLine
from huiyin.desk.showing.clocks import ClockLine
from huiyin.desk.showing.standing import PaperLine, ProposalLine, SignatureLine
from huiyin.desk.showing.timeline import Entry, Said
from huiyin.desk.views.mine import Tile
from huiyin.desk.words import say
from huiyin.fields import Field
from huiyin.sight.me import Me, me_of

LATE, SOON, FINE, NONE = "late", "soon", "fine", "none"
CLAUSES: tuple[str, ...] = ()
DRAWN = "M40 120L80 60L120 130L160 60L210 120L280 100M300 60L300 140L340 100"


def components(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    messages.success(request, say("form.done", me.language, {"act": _word(me)}))
    shown: dict[str, Any] = {
        "page": "components",
        "pack": "",
        "zone": "Asia/Shanghai",
        "tiles": _tiles(),
        "lefts": _lefts(me),
        "stages": [(s.value, stage_label(s, me.language)) for s in Stage if s is not Stage.NEW],
        "fields": _fields(me),
        "wrong_fields": [_wrong(me, field) for field in _fields(me)],
        "cases": [_line(me, tone) for tone in (LATE, SOON, FINE, NONE)],
        "clocks": [_clock(me, tone) for tone in (LATE, SOON, FINE)],
        "line": _proposal(me),
        "paper": _paper(me),
        "timeline": _timeline(me),
        "refusal": say("form.check", me.language),
        "faults": [_fields(me)[0].wrong(say("form.missing", me.language))],
    }
    return render(request, "desk/components.html", shown)


def _word(me: Me) -> str:
    return say("components.word", me.language)


def _tiles() -> list[Tile]:
    return [
        Tile("mine.overdue", "3", "alarm", LATE, "#tiles"),
        Tile("mine.soon", "12", "clock", SOON, "#tiles"),
        Tile("mine.approvals", "1,000+", "rubber-stamp", "plain", "#tiles", is_now=True),
        Tile("mine.tasks", "0", "checklist", "plain", "#tiles"),
    ]


def _lefts(me: Me) -> list[Remaining]:
    return [
        Remaining(say("late.hours", me.language, {"h": 3, "m": 5}), "late", 100),
        Remaining(say("left.minutes", me.language, {"m": 40}), "soon", 90),
        Remaining(say("left.workdays", me.language, {"n": 9}), "fine", 30),
        Remaining(say("left.none", me.language), "none"),
    ]


def _fields(me: Me) -> list[Field]:
    word, hint = _word(me), say("form.range", me.language, {"low": 1, "high": 9})
    options = [("", say("form.choose", me.language)), ("a", f"{word} A"), ("b", f"{word} B")]
    return [
        Field("x.line", f"{word} 1", "line", required=True, clauses=CLAUSES),
        Field("x.number", f"{word} 2", "number", ("1200",), hint=hint, unit="¥"),
        Field("x.choice", f"{word} 3", "choice", ("a",), options),
        Field("x.date", f"{word} 4", "date", ("2026-03-02",)),
        Field("x.moment", f"{word} 5", "moment"),
        Field("x.flag", f"{word} 6", "flag", ("a",), options[1:]),
        Field("x.many", f"{word} 7", "many", ("a", "b"), options[1:]),
        Field("x.fixed", f"{word} 8", "fixed", (word,), hint=say("form.preset", me.language)),
        Field("x.area", f"{word} 9", "area", (word,)),
    ]


def _wrong(me: Me, field: Field) -> Field:
    """Under a name of its own, so that no two fields of the page share an id."""
    named = replace(field, name=field.name.replace("x.", "wrong."))
    return named.wrong(say("form.missing", me.language))


def _line(me: Me, tone: str) -> CaseLine:
    left = next(one for one in _lefts(me) if one.tone == tone)
    return CaseLine(
        href="#lists", number="2026-0001", title=f"{_word(me)} {tone}", pack=_word(me), kind=_word(me),
        channel=_word(me), stage="handling", stage_name=stage_label("handling", me.language),
        grade=_word(me), provisional=tone == SOON, owner=me.account.words(), received=me.now,
        due="" if tone == NONE else "2026-03-02", clock=_word(me), left=left, zone="Asia/Shanghai",
        breached=tone == LATE,
    )  # fmt: skip


def _clock(me: Me, tone: str) -> ClockLine:
    left = next(one for one in _lefts(me) if one.tone == tone)
    return ClockLine(
        title=_word(me), about="", status="running", due="2026-03-02", within="15", duty="",
        left=left, verdict="", verdict_tone="plain", provisional=tone == SOON, steps=(_word(me),),
        clauses=CLAUSES,
    )  # fmt: skip


def _proposal(me: Me) -> ProposalLine:
    return ProposalLine(
        id="proposal-1", title=_word(me), status="pending",
        status_name=say("wait.approval", me.language), amounts=[(_word(me), "26,000")], worth="26,000",
        proposer=me.account.words(), approver=_word(me), text=_word(me), about="", carried_out="",
        rests_on=[(_word(me), "32,500")], clauses=CLAUSES,
    )  # fmt: skip


def _paper(me: Me) -> PaperLine:
    drawn = SignatureLine(_word(me), me.now, _word(me), say("sign.how.drawn", me.language), DRAWN,
                          "0" * 64)  # fmt: skip
    return PaperLine("paper-1", _word(me), "2026-01", [(_word(me), _word(me))], [_word(me)], [],
                     CLAUSES, signatures=[drawn])  # fmt: skip


def _timeline(me: Me) -> list[Entry]:
    said = Said(_word(me), CLAUSES)
    tones = (("phone-incoming", "plain"), ("rubber-stamp", "good"), ("alarm", "bad"))
    return [
        Entry(me.now - timedelta(hours=hours), None, me.account.words(), icon, tone, said, (said,),
              folded=False)
        for hours, (icon, tone) in enumerate(tones)
    ]  # fmt: skip
