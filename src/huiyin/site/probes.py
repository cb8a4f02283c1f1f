"""What machines ask of this one: does it live, can it serve, how does it stand.

They are answered before anything else looks at a request: by any host name, without HTTPS, without a
session, and `/health` without the database. None of them says anything about a case or a person.
"""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from huiyin.upkeep.away import is_overtaken
from huiyin.upkeep.beating import is_anybody_there
from huiyin.upkeep.metrics import exposition

Next = Callable[[HttpRequest], HttpResponse]


class Probes:
    """Middleware; the first of all."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probe = PROBES.get(request.path_info)
        if probe is None:
            return self.following(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        answer = probe(request)
        answer["Cache-Control"] = "no-store"
        return answer


def health(_: HttpRequest) -> HttpResponse:
    """This process answers. Says nothing of the database, so that nobody kills it for a lost one."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """503 while this process cannot serve. One of a version before that of the database serves on until it
    is restarted. A silent worker is named, and is no reason to send people
    away: what they write is kept, and clocks fire when it comes back. `?worker` makes it one.
    """
    found = _looked()
    wanted = ["database", "migrations", *(["worker"] if "worker" in request.GET else [])]
    good = all(found[part] in ("ok", "newer") for part in wanted)
    return JsonResponse({"ready": good, **found}, status=200 if good else 503)


def _looked() -> dict[str, str]:
    try:
        worker = "ok" if is_anybody_there() else "late"
        return {"database": "ok", "migrations": _migrations(), "worker": worker}
    except DatabaseError:
        connection.close()
    try:  # the tables may be missing, and the database be there
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        state = _migrations()
    except DatabaseError:
        connection.close()
        return dict.fromkeys(("database", "migrations", "worker"), "unknown") | {"database": "away"}
    return {"database": "ok", "migrations": state, "worker": "unknown"}


_CURRENT: list[bool] = []


def _migrations() -> str:
    """Asked until they are done; nobody takes one back while this process runs. More may come."""
    if not _CURRENT:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "missing"
        _CURRENT.append(True)
    return "newer" if is_overtaken() else "ok"


def metrics(request: HttpRequest) -> HttpResponse:
    """Off until the house sets a token; then for whoever shows it."""
    token = str(settings.METRICS_TOKEN)
    if not token:
        return HttpResponse(status=404)
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not secrets.compare_digest(shown.encode(), token.encode()):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(exposition(), content_type="text/plain; version=0.0.4; charset=utf-8")


PROBES = {"/health": health, "/ready": ready, "/metrics": metrics}
