"""The list that somebody sees, as a spreadsheet: their rows, their columns, hidden facts hidden."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBadRequest

from huiyin.desk.listing import columns_in, everything
from huiyin.desk.rowing import CaseLine
from huiyin.desk.words import say
from huiyin.ledger import moment
from huiyin.people import happenings as h
from huiyin.people.organising import record
from huiyin.register.finding import TooShort
from huiyin.register.queries import BadKey
from huiyin.sight.filtering import filters_of
from huiyin.sight.me import Me, me_of

MOST = 5_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDE, _NARROW = 44, 18
Cell = str | datetime | None


def export(request: HttpRequest) -> HttpResponse:
    """That it was taken is recorded: a list that left the house is nobody's to call back."""
    me, asked = me_of(request), request.GET
    filters = filters_of(me, asked, records="records" in request.path)
    columns = columns_in(asked)
    try:
        lines = list(everything(me, filters, asked, MOST))
    except (BadKey, TooShort):
        return HttpResponseBadRequest()
    record(h.ListExported, me.person, rows=len(lines))
    name = f"huiyin-{me.now.astimezone(moment.here()):%Y%m%d-%H%M}.xlsx"
    answer = HttpResponse(workbook(me, columns, lines), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def workbook(me: Me, columns: Iterable[str], lines: Iterable[CaseLine]) -> bytes:
    """Every cell is a text or a moment, whatever it begins with: nothing typed becomes a formula."""
    names = ("number", "case", *columns)
    kept = BytesIO()
    book = xlsxwriter.Workbook(
        kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False},
    )  # fmt: skip
    page = book.add_worksheet(say("queue.title", me.language))
    bold, at = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for place, name in enumerate(names):
        page.write_string(0, place, say(f"queue.{name}", me.language), bold)
        page.set_column(place, place, _WIDE if name == "case" else _NARROW)
    for row, line in enumerate(lines, start=1):
        for place, name in enumerate(names):
            value = _CELLS[name](line)
            if isinstance(value, datetime):
                zone = ZoneInfo(line.zone)
                page.write_datetime(row, place, value.astimezone(zone).replace(tzinfo=None), at)
            elif value:
                page.write_string(row, place, value)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, 0, len(names) - 1)
    book.close()
    return kept.getvalue()


_CELLS: Mapping[str, Callable[[CaseLine], Cell]] = {
    "number": lambda line: line.number,
    "case": lambda line: line.title,
    "stage": lambda line: line.stage_name,
    "grade": lambda line: line.grade,
    "level": lambda line: line.level,
    "owner": lambda line: line.owner,
    "received": lambda line: line.received,
    "due": lambda line: line.due_at or line.left.words,
    "answered": lambda line: line.answered,
    "closed": lambda line: line.closed,
    "channel": lambda line: line.channel,
    "kind": lambda line: line.kind,
    "pack": lambda line: line.pack,
}
