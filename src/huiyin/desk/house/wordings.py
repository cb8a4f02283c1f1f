"""The notices of each regulation, as it words them and as the house does; seen before it counts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from huiyin.casework.wording import Words
from huiyin.desk.house.gate import Wrong, attempt, for_administrators, refused_in, show
from huiyin.desk.house.naming import Naming
from huiyin.desk.words import say
from huiyin.ledger import ports
from huiyin.people import wordings
from huiyin.people.models import OwnWording
from huiyin.policy.policy import Policy
from huiyin.sight.me import me_of


@for_administrators
def words(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    wrong: Wrong | None = None
    preview: dict[str, Any] | None = None
    given = request.POST
    if request.method == "POST":
        deed, by = f"{given.get('pack', '')}/{given.get('notice', '')}", naming.me.account
        pack, name, text = (given.get(field, "") for field in ("pack", "notice", "text"))
        if "confirm" in given:
            why = given.get("why", "").strip()
            wrong = attempt(request, deed, lambda: wordings.word(by, pack, name, text, why))
            if wrong is None:
                return redirect(request.get_full_path())
        else:
            look = lambda: {"deed": deed, "text": wordings.checked(pack, name, text)}  # noqa: E731
            wrong, preview = refused_in(request, deed, look)
    books = [pack for pack, policy in naming.used_first.items() if policy.notices]
    chosen = request.POST.get("pack") or request.GET.get("pack") or next(iter(books), "")
    policy = naming.policies.get(chosen)
    shown: dict[str, Any] = {
        "books": [(pack, naming.pack(pack)) for pack in books],
        "chosen": chosen,
        "lines": _lines(naming, chosen, policy) if policy else [],
        "gone": _gone(chosen, policy) if policy else [],
        "wrong": wrong,
        "preview": preview,
        "given": given,
    }
    return show(request, "wordings", "wordings", status=422 if wrong else 200, **shown)


def _lines(naming: Naming, pack: str, policy: Policy) -> list[dict[str, Any]]:
    own = dict(OwnWording.objects.filter(pack=pack).values_list("notice", "text"))
    then = dict(OwnWording.objects.filter(pack=pack).values_list("notice", "of_book"))
    unfit = {found.notice: found for found in wordings.misfits(pack)}
    said = Words(policy, naming.me.language)
    return [
        {
            "name": name,
            "deed": f"{pack}/{name}",
            "title": said.title(name, "notices"),
            "clauses": notice.clause,
            "to": "、".join(said.anything(str(audience)) for audience in notice.to),
            "body": notice.body.text(policy.language),
            "own": own.get(name, ""),
            "then": then.get(name, ""),
            "unfit": _unfit(naming, unfit.get(name)),
            "places": [f"{{{place}}}" for place in wordings.must_fill(policy, notice)],
        }
        for name, notice in ((str(n), rule) for n, rule in policy.notices.items())
    ]


def _unfit(naming: Naming, found: wordings.Misfit | None) -> dict[str, Any] | None:
    """How the house's words do not fit, with what the regulation will say if that is not said yet."""
    if found is None:
        return None
    body = _lies_ahead(naming, found)
    language = naming.me.language
    since = say("lack.wording.from", language, {"day": found.day}) if body else ""
    says = say(f"wording.unfit.{found.how}", language, {"places": found.places, "from": since})
    return {"how": found.how, "says": says, "coming": found.body if body else ""}


def _lies_ahead(naming: Naming, found: wordings.Misfit) -> bool:
    return found.day > naming.me.now.astimezone(ports.rules().calendars(found.pack).zone).date()


def _gone(pack: str, policy: Policy) -> list[OwnWording]:
    """Words for notices which the regulation no longer has: nothing but to drop them."""
    return list(OwnWording.objects.filter(pack=pack).exclude(notice__in=list(policy.notices)))
