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
    mail,
    mine,
    queue,
    rules,
    uploads,
)

_EVIDENCE = "cases/<slug:case_id>/evidence/<slug:evidence_id>"

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
    path(f"{_EVIDENCE}/", evidence.evidence, name="evidence"),
    path(f"{_EVIDENCE}/file/", evidence.download, name="evidence-file"),
    path(f"{_EVIDENCE}/play/", evidence.play, name="evidence-play"),
    path(f"{_EVIDENCE}/picture/<int:number>/", evidence.picture, name="evidence-picture"),
    path(f"{_EVIDENCE}/bare/", evidence.bare_copy, name="evidence-bare"),
    path("mail/", mail.mails, name="mails"),
    path("mail/<slug:mail_id>/", mail.mail, name="mail"),
    path("mail/<slug:mail_id>/register/", mail.register, name="mail-register"),
    path("mail/<slug:mail_id>/join/", mail.join, name="mail-join"),
    path("mail/<slug:mail_id>/dismiss/", mail.dismiss, name="mail-dismiss"),
    path("mail/<slug:mail_id>/original/", mail.original, name="mail-original"),
    path("mail/<slug:mail_id>/file/<int:number>/", mail.attached, name="mail-file"),
    path("uploads/", uploads.begin, name="uploads"),
    path("uploads/<slug:upload_id>/", uploads.upload, name="upload"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<slug:pack>/<str:clause>/", rules.clause, name="clause"),
    path("connections/", connections.connections, name="connections"),
    path("connections/<path:place>/", connections.connection, name="connection"),
    path("demo/advance/", demo.advance, name="advance"),
]
