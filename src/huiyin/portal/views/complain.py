"""Complaining: what about, what happens then, the form, a last look, the receipt."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from huiyin.casework.draft import Draft
from huiyin.casework.refusal import Refused
from huiyin.fields.ways_in import published
from huiyin.portal import files, limits, questions, saving, visiting
from huiyin.portal.asking import Complaining, groups, lines
from huiyin.portal.codes import fresh
from huiyin.portal.complaining import Sent, rests_on_this_alone, send
from huiyin.portal.expecting import expectations
from huiyin.portal.files import Brought
from huiyin.portal.matters import Matter, find, matters
from huiyin.portal.pages import language_of, public, show
from huiyin.portal.words import say

_OWN = frozenset(
    {"csrfmiddlewaretoken", "do", "lang", "answer", "question", "key", "code", "shown"}
)


@public
def home(request: HttpRequest) -> HttpResponse:
    """The ways on: to complain, to follow, to go on; the house's own words first."""
    language = language_of(request)
    found = [
        {
            "title": matter.title(language),
            "book": matter.policy.head.title.text(language),
            "anonymous": matter.entrance.anonymous,
            "pack": matter.pack,
            "kind": matter.kind,
        }
        for matter in matters()
    ]
    return show(request, "home.html", {"matters": found, "page": "home"})


def _matter(pack: str, kind: str) -> Matter:
    found = find(pack, kind)
    if found is None:
        raise Http404
    return found


@public
def before(request: HttpRequest, pack: str, kind: str) -> HttpResponse:
    """What happens and how long it takes, said before anything is asked."""
    matter, language = _matter(pack, kind), language_of(request)
    says = matter.entrance.says
    draft = matter.draft()
    return show(request, "before.html", {
        "matter": matter,
        "title": matter.title(language),
        "book": matter.policy.head.title.text(language),
        "says": says.text(language) if says else "",
        "expectations": expectations(draft, language),
        "ways": _other_ways(matter, draft, language),
        "again": request.GET.get("again", ""),
    })  # fmt: skip


def _other_ways(matter: Matter, draft: Draft, language: str) -> list[dict[str, str]]:
    """Not those of which the house has still to say the address."""
    settings = matter.policy.settings.values()
    unset = {str(setting.default) for setting in settings if setting.must_be_set}
    return [way for way in published(draft, language) if way["address"] not in unset]


@csrf_exempt
@require_http_methods(["GET", "POST"])
@public
def fill(request: HttpRequest, pack: str, kind: str) -> HttpResponse:
    """The form, and what is done with it. Nothing here needs a cookie: who comes is nobody yet."""
    complaining = _complaining(request, _matter(pack, kind))
    if request.method != "POST":
        return _form(request, complaining, [], {})
    bare = complaining.anonymous
    kept, refused = files.take_in(request, complaining.language, bare=bare)
    wrong = {"files": "；".join(refused)} if refused else {}
    do = request.POST.get("do") or ("ask" if "lang" in request.POST else "look")
    if do == "save":
        return _save(request, complaining, kept, wrong)
    if do == "send" and not wrong:
        return _send(request, complaining, kept)
    if do != "look" or wrong:
        return _form(request, complaining, kept, wrong)
    return _look(request, complaining, kept)


def _complaining(request: HttpRequest, matter: Matter) -> Complaining:
    asked = request.POST if request.method == "POST" else request.GET
    anonymous = asked.get("anonymous") == "1" and matter.entrance.anonymous
    given = {n: v for n, v in asked.lists() if n.startswith("f.")}
    related = visiting.visited(request) if asked.get("again") else ""
    return Complaining(matter, language_of(request), given, anonymous, related)


def _look(request: HttpRequest, complaining: Complaining, kept: list[Brought]) -> HttpResponse:
    """The last look; but first what is wrong, and what follows from the answers and was not asked yet."""
    checked = complaining.checked({})
    if any(field.error for field in checked.all()):
        return _form(request, complaining, kept, {}, shown=checked)
    asked = set(request.POST.getlist("shown"))
    if asked and (fresh := [name for name in complaining.asked_names if name not in asked]):
        return _form(request, complaining, kept, {}, more=fresh)
    unsure = [one for one in kept if not one.bare] if complaining.anonymous else []
    if unsure and not request.POST.get(files.SURE):
        return _form(request, complaining, kept, {}, unsure=unsure)
    return _last_look(request, complaining, kept)


def _last_look(
    request: HttpRequest, complaining: Complaining, kept: list[Brought], refusal: str = ""
) -> HttpResponse:
    often = limits.is_often(request, "complain", limits.COMPLAIN)
    found = {
        **_common(complaining, kept),
        "lines": lines(complaining.asking, complaining.form, complaining.given),
        "given": [(name, v) for name, vs in complaining.given.items() for v in vs],
        "key": request.POST.get("key") or uuid4().hex,
        "question": questions.ask(complaining.language) if often else None,
        "refusal": refusal,
        "code": request.POST.get("code", ""),
    }
    return show(request, "look.html", found, 422 if refusal else 200)


def _send(request: HttpRequest, complaining: Complaining, kept: list[Brought]) -> HttpResponse:
    language = complaining.language
    if limits.is_often(request, "complain", limits.COMPLAIN):
        said = (request.POST.get("question", ""), request.POST.get("answer", ""))
        if not questions.is_answered(*said):
            return _last_look(request, complaining, kept, say("question.wrong", language))
    key = request.POST.get("key", "")
    if len(key) < 32:
        return _last_look(request, complaining, kept)
    try:
        sent = send(complaining, kept, key)
    except Refused:
        return _last_look(request, complaining, kept, say("send.refused", language))
    if sent.case is None:
        return _not_sent(request, complaining, kept, sent)
    limits.note(request, "complain")
    saving.forget(request.POST.get("code", ""))
    found = {
        "case": sent.case,
        "code": sent.code,
        "mailed": sent.mailed,
        "anonymous": complaining.anonymous,
        "matter": complaining.matter,
        "title": complaining.matter.title(language),
        "zone": str(complaining.matter.policy.head.zone),
        "expectations": expectations(complaining.draft, language),
    }
    answer = show(request, "receipt.html", found)
    return visiting.let_in(answer, sent.case.id)


def _not_sent(
    request: HttpRequest, complaining: Complaining, kept: list[Brought], sent: Sent
) -> HttpResponse:
    """A fault at a field goes back to the form, a rule that is not kept is said."""
    if any(field.error for field in sent.outcome.form.all()):
        return _form(request, complaining, kept, {}, shown=sent.outcome.form)
    told = rests_on_this_alone(complaining.matter.policy, sent.outcome.clauses)
    says = sent.outcome.refusal if told else say("send.refused", complaining.language)
    return _last_look(request, complaining, kept, says)


def _save(
    request: HttpRequest, complaining: Complaining, kept: list[Brought], wrong: dict[str, str]
) -> HttpResponse:
    if limits.is_often(request, "save", limits.SAVE):
        return _form(request, complaining, kept, {"": say("save.often", complaining.language)})
    code = request.POST.get("code") or fresh()
    said: dict[str, Sequence[str]] = {
        **complaining.given,
        "pack": [complaining.matter.pack],
        "kind": [complaining.matter.kind],
        "anonymous": ["1" if complaining.anonymous else ""],
        "kept": [one.token for one in kept],
    }
    try:
        until = saving.save(code, said)
    except saving.TooLong:
        return _form(request, complaining, kept, {"": say("save.long", complaining.language)})
    limits.note(request, "save")
    found = {"code": code, "until": until, "wrong": wrong, "files": bool(kept)}
    return show(request, "saved.html", found)


@csrf_exempt
@require_http_methods(["GET", "POST"])
@public
def later(request: HttpRequest) -> HttpResponse:
    """Going on with what was begun, by its code."""
    code, language = request.POST.get("code", ""), language_of(request)
    if request.method != "POST" or "do" in request.POST:
        return show(request, "later.html", {"page": "later", "code": code})
    wrong = asked_first(request, language)
    said = None if wrong else saving.open_saved(code)
    if said is None:
        limits.note(request, "code")
        found = {"page": "later", "code": code, "wrong": wrong or say("later.none", language)}
        return show(request, "later.html", {**found, **code_question(request)}, 422)
    matter = find(said["pack"][0], said["kind"][0])
    if matter is None:
        raise Http404
    given = {name: values for name, values in said.items() if name.startswith("f.")}
    anonymous = said["anonymous"] == ["1"]
    complaining = Complaining(matter, language, given, anonymous)
    return _form(request, complaining, files.brought(said["kept"]), {}, code=code)


def code_question(request: HttpRequest) -> dict[str, Any]:
    often = limits.is_often(request, "code", limits.CODES)
    return {"question": questions.ask(language_of(request)) if often else None}


def asked_first(request: HttpRequest, language: str) -> str:
    if not limits.is_often(request, "code", limits.CODES):
        return ""
    said = (request.POST.get("question", ""), request.POST.get("answer", ""))
    return "" if questions.is_answered(*said) else say("question.wrong", language)


def _common(complaining: Complaining, kept: list[Brought]) -> dict[str, Any]:
    matter = complaining.matter
    return {
        "matter": matter,
        "title": matter.title(complaining.language),
        "book": matter.policy.head.title.text(complaining.language),
        "anonymous": complaining.anonymous,
        "kept": kept,
        "again": bool(complaining.related),
    }


def _form(
    request: HttpRequest,
    complaining: Complaining,
    kept: list[Brought],
    wrong: dict[str, str],
    **more: Any,
) -> HttpResponse:
    form = more.get("shown") or complaining.filled
    found = {
        **_common(complaining, kept),
        "groups": groups(complaining.matter, form),
        "faults": [field for field in form.facts if field.error],
        "wrong": wrong,
        "more": more.get("more", ()),
        "unsure": more.get("unsure", ()),
        "asked": complaining.asked_names,
        "code": more.get("code") or request.POST.get("code", ""),
        "key": request.POST.get("key") or uuid4().hex,
        "most": files.MOST,
    }
    status = 422 if found["faults"] or wrong else 200
    return show(request, "fill.html", found, status)
