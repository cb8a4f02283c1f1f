"""The regulations of the house: their editions, and a new one sent, looked at and proposed."""

import io
import zipfile
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from huiyin.casework.scenarios import Verdict
from huiyin.catalogue.parcels import BadParcel
from huiyin.catalogue.trying import Tried
from huiyin.desk.house import parcels
from huiyin.desk.house.gate import Wrong, attempt, for_administrators, show
from huiyin.desk.house.naming import Naming
from huiyin.desk.words import say
from huiyin.ledger import packs, ports
from huiyin.people import regulations as books
from huiyin.policy.phrasebook import in_language
from huiyin.policy.problems import Problem
from huiyin.policy.schema.pack import Pack
from huiyin.publishing import deciding, looking
from huiyin.publishing.proposals import open_proposals, proposals
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.rulebook.changes import Change
from huiyin.sight.figures import open_by_pack
from huiyin.sight.me import me_of

MOST_SHOWN = 100


@for_administrators
def regulations(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    wrong: Wrong | None = None
    if request.method == "POST":
        try:
            parcels.receive(naming.me.person, request.FILES.getlist("files"), naming.me.now)
        except BadParcel as error:
            wrong = Wrong("send", say(error.key, naming.me.language, error.values), "files")
        else:
            return redirect("house-regulation-draft")
    open_now = open_by_pack(naming.me)
    shown: dict[str, Any] = {
        "books": [_book(naming, pack, open_now.get(pack) or "0") for pack in naming.policies],
        "draft": parcels.draft_of(naming.me.person),
        "lines": len(ports.house().application()),
        "proposals": [(one, naming.pack(one.pack)) for one in open_proposals()],
        "wrong": wrong,
    }
    return show(request, "regulations", "regulations", status=422 if wrong else 200, **shown)


def _book(naming: Naming, pack: str, is_open: str) -> dict[str, Any]:
    policy, base = naming.policies[pack], ports.rules().base(pack)
    return {
        "pack": pack,
        "title": naming.pack(pack),
        "version": policy.head.version,
        "in_force": base.in_force if base else policy.head.in_force,
        "supersedes": [
            (old.title.text(naming.me.language), old.from_) for old in policy.head.supersedes
        ],
        "repealed": policy.head.repealed,
        "successor": _successor(policy.head, naming.me.language),
        "builds_on": naming.pack(str(policy.head.builds_on)) if policy.head.builds_on else "",
        "own": bool(base and base.own),
        "open": is_open,
        "editions": [_edition(naming, e, base) for e in reversed(packs.published(pack))],
    }


def _successor(head: Pack, language: str) -> str:
    return head.superseded_by.text(language) if head.superseded_by else ""


def _edition(naming: Naming, edition: packs.Edition, base: packs.Edition | None) -> dict[str, Any]:
    is_now = base is not None and edition.place == base.place
    held = ports.rules().editions(edition.pack)
    if is_now:
        standing = "now"
    elif edition not in held:
        standing = "replaced"
    else:
        standing = "coming" if base and edition.in_force > base.in_force else "past"
    by = naming.person(edition.by) if edition.by else ""
    return {"edition": edition, "standing": standing, "by": by}


def _open_cases(naming: Naming, pack: str, since: date | None = None) -> int:
    rows = known(CaseRow, naming.me.eyes).filter(pack=pack, is_open=True, is_record=False)
    if since is not None:
        zone = ZoneInfo(str(naming.policies[pack].head.zone))
        rows = rows.filter(received_at__gte=datetime.combine(since, time(), zone))
    return rows.count()


@for_administrators
def draft(request: HttpRequest) -> HttpResponse:
    """What was sent, tried out; proposing tries it once more, for much may have happened since."""
    naming = Naming(me_of(request))
    parcel = parcels.draft_of(naming.me.person)
    if parcel is None:
        return redirect("house-regulations")
    if "discard" in request.POST:
        parcels.discard(naming.me.person)
        messages.success(request, say("install.discarded", naming.me.language))
        return redirect("house-regulations")
    found = books.tried(parcel)
    wrong: Wrong | None = None
    if request.method == "POST":
        by, why = naming.me.account, request.POST.get("why", "").strip()
        wrong = attempt(request, "install", lambda: deciding.propose(by, found, why))
        if wrong is None:
            parcels.discard(naming.me.person)
            newest = proposals(parcel.name)[-1]
            return redirect("proposed", pack=newest.pack, place=newest.place)
    shown = {**_shown(naming, found), "wrong": wrong, "given": request.POST}
    status = 422 if wrong else 200
    return show(request, "regulation_draft", "regulations", status=status, **shown)


def _shown(naming: Naming, found: Tried) -> dict[str, Any]:
    parcel, lines, language = found.parcel, _lines(found), naming.me.language
    shown: dict[str, Any] = {
        "parcel": parcel,
        "files": sorted(parcel.files),
        "problems": [_problem(one, lines, language) for one in found.problems[:MOST_SHOWN]],
        "n_problems": len(found.problems),
        "warnings": [_problem(one, lines, language) for one in found.warnings[:MOST_SHOWN]],
        "n_warnings": len(found.warnings),
        "tried": found,
        "failed": [_verdict(one, language) for one in found.failed[:MOST_SHOWN]],
        "passed": found.stories - len(found.failed),
    }
    return shown | (_says(naming, found) if found.regulation else {})


def _lines(found: Tried) -> dict[str, list[str]]:
    return {name: text.split("\n") for name, text in found.parcel.files.items()}


def _problem(problem: Problem, lines: dict[str, list[str]], language: str) -> dict[str, Any]:
    at = problem.at
    text = lines.get(at.file, [])
    line = text[at.line - 1] if 0 < at.line <= len(text) else ""
    return {"at": at, "line": line.strip()[:160], "what": in_language(problem.what, language),
            "expected": in_language(problem.expected, language),
            "hint": in_language(problem.hint, language)}  # fmt: skip


def _verdict(verdict: Verdict, language: str) -> dict[str, Any]:
    said = [in_language(failure, language) for failure in verdict.failures]
    return {"file": verdict.scenario.file, "name": verdict.scenario.name, "failures": said}


def _says(naming: Naming, found: Tried) -> dict[str, Any]:
    """What it would change here, from which day, and for how many open cases."""
    assert found.regulation is not None
    pack, name = found.regulation.pack, found.parcel.name
    is_new = name not in naming.policies
    old = None if is_new else ports.rules().regulation(name)
    worded = found.regulation.on(pack.in_force)
    now, language = naming.me.now, naming.me.language
    changed = looking.said(old, found.regulation, now, language) if old else []
    today = naming.me.now.astimezone(ZoneInfo(str(pack.zone))).date()
    return {
        "title": pack.title.text(naming.me.language),
        "pack": pack,
        "is_new": is_new,
        "old": old.pack if old else None,
        "changes": [(say(_section(c), naming.me.language), c) for c in changed[:MOST_SHOWN]],
        "n_changes": len(changed),
        "n_rules": sum(map(len, worded.sections().values())),
        "reaches": 0 if is_new else _open_cases(naming, name, pack.in_force),
        "is_past": pack.in_force < today,
        "is_coming": pack.in_force > today,
        "dependents": [
            naming.pack(other)
            for other, policy in naming.policies.items()
            if policy.head.builds_on == name
        ],
    }


def _section(change: Change) -> str:
    return f"section.{change.section}" if change.section != "head" else "install.head"


@require_GET
@for_administrators
def edition(request: HttpRequest, pack: str, number: int) -> HttpResponse:
    """The files of an edition as they were handed in, for whoever writes the next one."""
    chosen = [edition for edition in packs.published(pack) if edition.place == number]
    if not chosen:
        raise Http404
    return _zip(packs.parcel_of(chosen[0]).files, pack, f"{pack}-{chosen[0].version}")


@require_GET
@for_administrators
def draft_files(request: HttpRequest) -> HttpResponse:
    parcel = parcels.draft_of(me_of(request).person)
    if parcel is None:
        raise Http404
    return _zip(parcel.files, parcel.name, parcel.name)


def _zip(files: Any, folder: str, title: str) -> HttpResponse:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            archive.writestr(f"{folder}/{name}", text)
    answer = HttpResponse(made.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = f"attachment; filename*=utf-8''{title}.zip"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
