"""Views of the queue that people keep under a title, for themselves or for everybody of a regulation."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from huiyin.desk.listing import asked_of
from huiyin.desk.models import SavedView
from huiyin.desk.words import say
from huiyin.sight.me import Me, me_of

MOST = 30
"""So many views a person may keep."""


@dataclass(frozen=True)
class ViewLine:
    id: int
    title: str
    href: str
    is_now: bool
    is_mine: bool
    by: str
    is_shared: bool


def views_for(me: Me, asked: QueryDict, *, records: bool) -> list[ViewLine]:
    """One's own first, then what others share."""
    now = asked_of(asked)
    theirs = Q(person=me.person) | Q(pack__in=list(me.houses))
    rows = SavedView.objects.filter(theirs, records=records).order_by("title")
    place = reverse("records" if records else "queue")
    lines = [
        ViewLine(
            id=row.pk,
            title=row.title,
            href=f"{place}?{row.asked}",
            is_now=row.asked == now,
            is_mine=row.person == me.person,
            by=me.names.get(row.person, row.person),
            is_shared=bool(row.pack),
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: not line.is_mine)


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """A title that was used before names the new view from now on."""
    me, records = me_of(request), request.POST.get("records") == "1"
    title, asked = request.POST.get("title", "").strip()[:40], request.POST.get("asked", "")
    pack = request.POST.get("pack", "")
    back = f"{reverse('records' if records else 'queue')}?{asked}"
    full = SavedView.objects.filter(person=me.person).exclude(title=title).count() >= MOST
    if not title or len(asked) > 600 or full:
        messages.error(request, say("views.not_kept", me.language, {"n": MOST}))
        return redirect(back)
    asked = asked_of(QueryDict(asked))
    values = {"asked": asked, "pack": pack if pack in me.houses else "", "records": records}
    SavedView.objects.update_or_create(
        person=me.person, title=title, defaults={**values, "saved_at": me.now}
    )
    messages.success(request, say("views.kept", me.language, {"title": title}))
    return redirect(f"{reverse('records' if records else 'queue')}?{asked}")


@require_POST
def forget(request: HttpRequest, view_id: int) -> HttpResponse:
    me = me_of(request)
    row = get_object_or_404(SavedView, pk=view_id, person=me.person)
    row.delete()
    messages.success(request, say("views.gone", me.language, {"title": row.title}))
    return redirect("records" if row.records else "queue")
