"""The rows of the ledger. Events are only ever added; a trigger of the database says so too."""

from django.db import models

SHARED = ("calendar", "draft", "house", "pack", "people")
"""Kinds of streams of which there are few, and that move seldom; `held` asks for their heads."""


class Stream(models.Model):
    """The head of one stream: how many events it has, and the hash of its last one."""

    id = models.CharField(primary_key=True, max_length=64)
    kind = models.CharField(max_length=16, db_index=True)
    version = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default="")
    sealed_version = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"],
                name="stream_unsealed",
                condition=models.Q(version__gt=models.F("sealed_version")),
            ),
            # SQLite takes every kind to be as frequent as any other, and would read all streams.
            models.Index(
                fields=["kind", "id", "head"],
                name="stream_shared_heads",
                condition=models.Q(kind__in=SHARED),
            ),
        ]


class EventRow(models.Model):
    """One event. `data` and `clauses` are canonical JSON texts, hashed as they stand.

    `batch` groups what one command brought; `text` is the hash of the encrypted private part.
    """

    stream = models.CharField(max_length=64)
    seq = models.PositiveIntegerField()
    type = models.CharField(max_length=48)
    data = models.TextField()
    clauses = models.TextField(default="[]")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=64, blank=True)
    policy = models.CharField(max_length=64, blank=True)
    batch = models.PositiveIntegerField()
    text = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq"], name="one_event_per_seq"),
        ]


class SealedText(models.Model):
    """The private part of one event, encrypted under the key of its subject."""

    stream = models.CharField(max_length=64)
    seq = models.PositiveIntegerField()
    subject = models.CharField(max_length=64, db_index=True)
    ciphertext = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq"], name="one_text_per_event"),
        ]


class SubjectKey(models.Model):
    """A subject's key, wrapped under the master key; empty once the subject was erased."""

    subject = models.CharField(primary_key=True, max_length=64)
    wrapped = models.BinaryField()


class PackText(models.Model):
    """The texts of one edition of a regulation, for ever: `sha256` is over its rules, as its event says.

    `rules` and `rest` (its stories, its changelog) are canonical JSON of file name to text.
    """

    sha256 = models.CharField(primary_key=True, max_length=64)
    pack = models.CharField(max_length=64, db_index=True)
    rules = models.TextField()
    rest = models.TextField(default="{}")


class Counter(models.Model):
    """A gapless serial. It moves in the transaction that uses the number, or not at all."""

    name = models.CharField(primary_key=True, max_length=128)
    value = models.PositiveBigIntegerField(default=0)


class Receipt(models.Model):
    """What a command brought that came with an idempotency key; the same key brings it again."""

    key = models.CharField(primary_key=True, max_length=128)
    fingerprint = models.CharField(max_length=64)
    stream = models.CharField(max_length=64)
    first_seq = models.PositiveIntegerField()
    last_seq = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()


class Timer(models.Model):
    """The next moment at which the clock must look at a case. One row for each running clock."""

    stream = models.CharField(max_length=64)
    clock = models.CharField(max_length=64)
    key = models.CharField(max_length=64, blank=True)
    due = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "clock", "key"], name="one_timer_per_clock"),
        ]
        indexes = [models.Index(fields=["not_before"], name="timer_not_before")]


class Seal(models.Model):
    """A signed root over the heads that moved since the seal before it."""

    number = models.PositiveIntegerField(primary_key=True)
    at = models.DateTimeField()
    root = models.CharField(max_length=64)
    heads = models.PositiveIntegerField()
    events = models.PositiveBigIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    signature = models.CharField(max_length=128)
    exported_at = models.DateTimeField(null=True)


class Offset(models.Model):
    """How far the demo's clock was put forward; there is at most one row, and only in a demo."""

    seconds = models.BigIntegerField(default=0)
