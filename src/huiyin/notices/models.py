"""What people were told, whether they read it, and what is on its way out."""

from django.db import models
from django.db.models import Q


class Message(models.Model):
    """One thing one person was told: a line of their inbox. Survives a rebuild, for it was read.

    `sort` says what it is about (notices.words.SORTS), `template` in which words; the text stays in
    the event `seq` where it has one. `digest` is true while it waits for the person's next digest.
    """

    person = models.CharField(max_length=150)
    stream = models.CharField(max_length=64)
    seq = models.PositiveIntegerField()
    pack = models.CharField(max_length=64)
    sort = models.CharField(max_length=16)
    template = models.CharField(max_length=160)
    at = models.DateTimeField()
    due = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    digest = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "stream", "seq", "template"], name="one_message_each"
            )
        ]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="message_inbox"),
            models.Index(fields=["person"], name="message_unread", condition=Q(read_at=None)),
            models.Index(fields=["person", "at"], name="message_digest", condition=Q(digest=True)),
        ]


class Outgoing(models.Model):
    """One message on its way out by one way: `mail`, or `robot/name`.

    `content` is encrypted under the key of `stream` (the case it is about), so that erasing that
    subject erases it here too. `key` is the digest of what caused it: nothing is put twice. Whoever
    holds the row until `leased_until` sends it; if they die, the next one sends it again under the
    same `message_id`.
    """

    key = models.CharField(max_length=64, unique=True)
    message_id = models.CharField(max_length=200, db_index=True)
    way = models.CharField(max_length=64)
    stream = models.CharField(max_length=64, blank=True)
    purpose = models.CharField(max_length=160)
    person = models.CharField(max_length=150, blank=True)
    content = models.BinaryField()
    state = models.CharField(max_length=16, default="waiting")
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=32, blank=True)
    detail = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["not_before", "id"], name="outgoing_due", condition=Q(state="waiting")
            ),
            models.Index(fields=["state", "-made_at", "-id"], name="outgoing_listed"),
            models.Index(fields=["way", "tried_at"], name="outgoing_pace"),
        ]


class Preference(models.Model):
    """How a person wants to be told; empty words mean the house's default."""

    person = models.CharField(max_length=150, primary_key=True)
    mail = models.BooleanField(default=True)
    digest = models.CharField(max_length=8, blank=True)
    quiet_since = models.CharField(max_length=5, blank=True)
    quiet_until = models.CharField(max_length=5, blank=True)
