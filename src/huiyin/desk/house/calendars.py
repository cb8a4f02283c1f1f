"""The days that are worked: years by their notices, the house's closing days, what each change moves."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from huiyin.calendars import Announcement, CalendarDataError, StateCalendar, read_notice
from huiyin.calendars.announced import file_of
from huiyin.catalogue import state_calendar
from huiyin.desk.house.gate import Wrong, attempt, for_administrators, refused_in, show
from huiyin.desk.house.naming import Naming
from huiyin.desk.words import say
from huiyin.ledger import moment, ports, years
from huiyin.ledger.store import load
from huiyin.people import closing
from huiyin.people.deeds import Unfit, allow
from huiyin.people.models import ClosingDay
from huiyin.register import recomputing
from huiyin.register.models import Recount
from huiyin.sight.me import me_of

_MARKS = {"holiday": "off", "make-up workday": "worked", "rest day": "rest", "workday": ""}
RECENT = 5
_FIRST_SOURCE, _LAST_YEAR = 4, 2100


@for_administrators
def calendars(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    wrong: Wrong | None = None
    preview: dict[str, Any] | None = None
    if request.method == "POST":
        deed = request.POST.get("deed", "")
        wrong, preview = _DEEDS.get(deed, _nothing)(request, naming)
        if wrong is None and preview is None:
            return redirect(request.get_full_path())
    state = _state(_names()[0])
    shown: dict[str, Any] = {
        "calendar": state.name,
        "weekdays": say("calendar.weekdays", naming.me.language).split(),
        "wrong": wrong,
        "preview": preview,
        "given": request.POST,
        **_year(state, request.GET.get("year", ""), naming),
        "closing": _closing(),
        "recounts": Recount.objects.order_by("-pk")[:RECENT],
        "notices": _notices(naming, state.name),
        "next_year": state.last_year
        if state.status_of(state.last_year) == "provisional"
        else state.last_year + 1,
    }
    return show(request, "calendars", "calendars", status=422 if wrong else 200, **shown)


def _names() -> list[str]:
    """The state calendars that the regulations of the house count by, the most used first."""
    rules = ports.rules()
    used = [str(rules.regulation(pack).pack.calendar.workdays) for pack in rules.names()]
    return sorted(set(used), key=lambda name: (-used.count(name), name)) or ["CN"]


def _state(name: str) -> StateCalendar:
    return years.with_published(state_calendar(name))


def _year(state: StateCalendar, wanted: str, naming: Naming) -> dict[str, Any]:
    today = moment.today()
    year = int(wanted) if wanted.isdecimal() and int(wanted) in state.years else today.year
    year = min(max(year, state.first_year), state.last_year)
    return {
        "year": state.year(year),
        "before": year - 1 if year - 1 in state.years else None,
        "after": year + 1 if year + 1 in state.years else None,
        "months": [_month(state, year, month, today) for month in range(1, 13)],
        "workdays": state.workdays_between(date(year, 1, 1), date(year, 12, 31))
        + int(state.is_workday(date(year, 12, 31))),
    }


def _month(state: StateCalendar, year: int, month: int, today: date) -> dict[str, Any]:
    weeks = Calendar().monthdatescalendar(year, month)
    shut = set(
        ClosingDay.objects.filter(day__year=year, day__month=month).values_list("day", flat=True)
    )
    days = [day for week in weeks for day in week if day.month == month]
    return {
        "first": date(year, month, 1),
        "weeks": [
            [
                {"day": day.day, "mark": "shut" if day in shut else _MARKS[state.kind_of(day)],
                 "now": day == today} if day.month == month else None
                for day in week
            ]
            for week in weeks
        ],
        "off": [
            (name, (first := list(group))[0], first[-1])
            for name, group in groupby(days, key=state.holiday)
            if name
        ],
        "worked": [day for day in days if state.kind_of(day) == "make-up workday"],
    }  # fmt: skip


def _closing() -> list[ClosingDay]:
    return list(ClosingDay.objects.order_by("day"))


def _notices(naming: Naming, name: str) -> list[dict[str, Any]]:
    """Years that this house published itself, the newest first."""
    found = [item.event for item in load(years.stream_of(name))]
    return [{"event": event, "by": naming.person(event.by)} for event in reversed(found[-RECENT:])]


Answer = tuple[Wrong | None, dict[str, Any] | None]


def _nothing(request: HttpRequest, naming: Naming) -> Answer:
    return Wrong("", say("house.no.change", naming.me.language)), None


def _notice(request: HttpRequest, naming: Naming) -> Answer:
    """What the notice changes; published where that was seen and confirmed."""
    if "confirm" not in request.POST:
        return refused_in(request, "notice", lambda: _looked_at(request))
    by, why = naming.me.account, request.POST.get("why", "").strip()

    def publish() -> None:
        who = allow(by)
        found, text = _announced(request)
        if found.year == found.before.years.get(found.year.year):
            raise Unfit("house.no.change", "text")
        recomputing.publish_year(found, text, who, why)
        recomputing.begin_recount(found.after.name, found.first_moved)

    return attempt(request, "notice", publish), None


def _announced(request: HttpRequest) -> tuple[Announcement, str]:
    """Raises Unfit with the first thing that is wrong."""
    given = request.POST
    year, source = given.get("year", "").strip(), given.get("source", "").strip()
    if not year.isdecimal() or int(year) > _LAST_YEAR:
        raise Unfit("calendar.no.year", "year")
    if len(source) < _FIRST_SOURCE:
        raise Unfit("calendar.no.source", "source")
    try:
        text = file_of(int(year), source, given.get("text", ""))
        return read_notice(text, f"{year}.yaml", _state(_names()[0])), text
    except CalendarDataError as error:
        raise Unfit("calendar.no.text", "text", what="；".join(error.problems)) from None


def _looked_at(request: HttpRequest) -> dict[str, Any]:
    found, _ = _announced(request)
    if found.year == found.before.years.get(found.year.year):
        raise Unfit("house.no.change", "text")
    return {
        "deed": "notice",
        "changed": found.changed,
        "touched": recomputing.touched(found.after.name, found.first_moved).distinct().count(),
    }


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        raise Unfit("closing.no.day", "day") from None


def _close(request: HttpRequest, naming: Naming) -> Answer:
    title = request.POST.get("title", "")
    return _on_a_day(
        request, "close",
        look=lambda day: closing.checked(day, title),
        act=lambda day, why: closing.close_on(naming.me.account, day, title, why),
    )  # fmt: skip


def _open(request: HttpRequest, naming: Naming) -> Answer:
    return _on_a_day(
        request, "open",
        look=lambda day: None,
        act=lambda day, why: closing.open_on(naming.me.account, day, why),
    )  # fmt: skip


def _on_a_day(
    request: HttpRequest,
    deed: str,
    *,
    look: Callable[[date], None],
    act: Callable[[date, str], None],
) -> Answer:
    def seen() -> dict[str, Any]:
        day = _day(request)
        look(day)
        touched = recomputing.touched("", day).distinct().count()
        return {"deed": deed, "day": day, "touched": touched}

    if "confirm" not in request.POST:
        return refused_in(request, deed, seen)

    def done() -> None:
        day = _day(request)
        act(day, request.POST.get("why", "").strip())
        recomputing.begin_recount("", day)

    return attempt(request, deed, done), None


_DEEDS: dict[str, Callable[[HttpRequest, Naming], Answer]] = {
    "notice": _notice,
    "close": _close,
    "open": _open,
}
