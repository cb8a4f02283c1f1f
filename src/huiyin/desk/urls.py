"""The addresses of the desk. Who may reach them is said in `guard`."""

from django.urls import include, path

from huiyin.desk.views import (
    act,
    approvals,
    case,
    connections,
    demo,
    drafts,
    evidence,
    intake,
    mine,
    queue,
    rules,
)

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("", include("huiyin.desk.signing.urls")),
    path("cases/", queue.queue, name="queue"),
    path("records/", queue.queue, name="records"),
    path("approvals/", approvals.approvals, name="approvals"),
    path("register/", intake.which, name="which"),
    path("register/<slug:pack>/", intake.register, name="register"),
    path("register/<slug:pack>/draft/", drafts.keep, name="draft"),
    path("register/<slug:pack>/discard/", drafts.discard, name="discard"),
    path("cases/<slug:case_id>/", case.case, name="case"),
    path("cases/<slug:case_id>/do/<slug:act>/", act.act, name="act"),
    path("cases/<slug:case_id>/evidence/<slug:evidence_id>/", evidence.evidence, name="evidence"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<slug:pack>/<str:clause>/", rules.clause, name="clause"),
    path("connections/", connections.connections, name="connections"),
    path("connections/<path:place>/", connections.connection, name="connection"),
    path("demo/advance/", demo.advance, name="advance"),
]
