"""Jobs that were given up: what they were, why, and the two things that can be done about them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from huiyin.desk.house.gate import Wrong, attempt, for_administrators, show
from huiyin.desk.words import TEXTS, say
from huiyin.jobs import dead
from huiyin.jobs.models import Job
from huiyin.sight.me import Me, me_of
from huiyin.upkeep.given_up import drop, requeue, sort_of

PAGE = 25
MOST = 18
"""Digits that a number of a job may have."""


@for_administrators
def jobs(request: HttpRequest) -> HttpResponse:
    me, wrong = me_of(request), None
    if request.method == "POST":
        wrong = _done(request, me)
        if wrong is None:
            return redirect("house-jobs")
    before = request.GET.get("before", "")
    rows = dead.given_up()
    if before.isdecimal() and len(before) <= MOST:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: PAGE + 1])
    shown: dict[str, Any] = {
        "lines": [_line(me, job) for job in found[:PAGE]],
        "before": found[PAGE - 1].pk if len(found) > PAGE else "",
        "newest": not before,
        "wrong": wrong,
        "given": request.POST.get("why", ""),
    }
    return show(request, "jobs", "running", status=422 if wrong else 200, **shown)


def _done(request: HttpRequest, me: Me) -> Wrong | None:
    said = request.POST.get("job", "")
    pk = int(said) if said.isdecimal() and len(said) <= MOST else 0
    if request.POST.get("act") == "drop":
        why = request.POST.get("why", "")
        return attempt(request, f"job/{pk}", lambda: drop(me.account, pk, why))
    return attempt(request, f"job/{pk}", lambda: requeue(me.account, pk))


def _line(me: Me, job: Job) -> dict[str, Any]:
    return {"job": job, "title": title(job, me.language), "deed": f"job/{job.pk}"}


def title(job: Job, language: str) -> str:
    """In words, or the name of its task where a newer version asked for it."""
    key = f"job.{sort_of(job)}"
    return say(key, language) if key in TEXTS else sort_of(job)
