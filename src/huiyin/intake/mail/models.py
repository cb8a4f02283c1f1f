"""Every mail that came, by what became of it. What it says stands in its file, encrypted, and not here."""

from django.db import models


class MailboxTrouble(models.Model):
    """A mailbox that cannot be read, since when and why; it goes when the mailbox answers again."""

    mailbox = models.CharField(max_length=64, primary_key=True)
    since = models.DateTimeField()
    tried_at = models.DateTimeField()
    what = models.CharField(max_length=300)


class MailRow(models.Model):
    """One mail. `state` is HELD until somebody settles it; `why` says in one word what for.

    `key` tells mails apart: the Message-ID, hashed; where there is none, the file's hash. `digest` is over
    what it says, for a Message-ID that comes again with something else. `sender` is a blind token.
    `leaves` is the case that it made under `passed_from` and that lies there until somebody takes it over.
    """

    HELD, JOINED, REGISTERED, NOTED, DISMISSED = (
        "held",
        "joined",
        "registered",
        "noted",
        "dismissed",
    )

    id = models.CharField(primary_key=True, max_length=40)
    mailbox = models.CharField(max_length=50)
    validity = models.BigIntegerField(default=0)
    uid = models.BigIntegerField(default=0)
    key = models.CharField(max_length=64, db_index=True)
    digest = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, blank=True)
    sender = models.CharField(max_length=64)
    pack = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=12)
    why = models.CharField(max_length=120, blank=True)
    case = models.CharField(max_length=64, blank=True, db_index=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=150, blank=True)
    passed_from = models.CharField(max_length=64, blank=True)
    passed_by = models.CharField(max_length=150, blank=True)
    passed_why = models.CharField(max_length=20, blank=True)
    passed_at = models.DateTimeField(null=True)
    leaves = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "validity", "uid"], name="one_row_a_mail"),
        ]
        indexes = [
            models.Index(fields=["pack", "state", "-received_at", "-id"], name="mail_list"),
            models.Index(fields=["sender", "received_at"], name="mail_sender"),
        ]
