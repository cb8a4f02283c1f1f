"""The register's rows (登记簿): what lists, searches and counts read; all of it can be rebuilt.

Each table has a twin that keeps what its rows said before, from `since` to `until` by the time of
recording, so that every question can be asked as of a moment (register.asof).
"""

from django.db import models
from django.db.models import Q

from huiyin.register.caserows import CaseRow, PastCaseRow
from huiyin.register.kept import Kept
from huiyin.register.tallies import PastTallyRow, TallyRow


class ClockColumns(Kept):
    pack = models.CharField(max_length=64)
    clock = models.CharField(max_length=64)
    key = models.CharField(max_length=64, blank=True)
    start = models.DateTimeField()
    due = models.DateTimeField()
    within = models.CharField(max_length=64, blank=True)
    status = models.CharField(max_length=16)
    provisional = models.BooleanField(default=False)
    missed = models.BooleanField(default=False)
    breach = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)
    in_time = models.BooleanField(null=True)

    class Meta:
        abstract = True


class ClockRow(ClockColumns):
    """One row a clock of a case, whatever became of it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "place"], name="one_row_a_clock")]
        indexes = [
            models.Index(fields=["due"], name="clock_running", condition=Q(status="running")),
            models.Index(fields=["pack", "clock", "due"], name="clock_by_rule"),
            models.Index(
                fields=["pack", "stopped_at"],
                name="clock_stopped",
                condition=Q(stopped_at__isnull=False),
            ),
            models.Index(
                fields=["due", "stream"], name="clock_provisional", condition=Q(provisional=True)
            ),
        ]


class PastClockRow(ClockColumns):
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["stream", "since"], name="past_clock_stream")]


class FactColumns(Kept):
    """A fact that is not private. `amount` is fen for money, else the figure where it is whole."""

    pack = models.CharField(max_length=64)
    name = models.CharField(max_length=64)
    text = models.CharField(max_length=200, blank=True)
    amount = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


class FactRow(FactColumns):
    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "place"], name="one_row_a_fact")]
        indexes = [models.Index(fields=["pack", "name", "text"], name="fact_by_value")]


class PastFactRow(FactColumns):
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["stream", "since"], name="past_fact_stream")]


class WaitColumns(Kept):
    """What waits for whom. `token` names a role, unit or person (register.tokens).

    `excluded` are people who may not do it: the proposer, and everybody the case is about.
    """

    pack = models.CharField(max_length=64)
    what = models.CharField(max_length=16)
    thing = models.CharField(max_length=64)
    kind = models.CharField(max_length=64, blank=True)
    token = models.CharField(max_length=200)
    excluded = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(null=True)
    due = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class WaitRow(WaitColumns):
    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "place"], name="one_row_a_wait")]
        indexes = [
            models.Index(fields=["token", "what", "due"], name="wait_token"),
            models.Index(fields=["what", "token"], name="wait_what"),
            models.Index(fields=["token", "due"], name="wait_due"),
        ]


class PastWaitRow(WaitColumns):
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["stream", "since"], name="past_wait_stream")]


class NoticeRow(models.Model):
    """Somebody was told something; the text stays in the event `seq`. Written once, never changed."""

    stream = models.CharField(max_length=64)
    seq = models.PositiveIntegerField()
    pack = models.CharField(max_length=64)
    token = models.CharField(max_length=200)
    template = models.CharField(max_length=96)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq", "token"], name="one_notice_each")
        ]
        indexes = [models.Index(fields=["token", "-at"], name="notice_inbox")]


class LinkRow(models.Model):
    """A case points at another: repeat of, batch, follow-up."""

    stream = models.CharField(max_length=64)
    relation = models.CharField(max_length=32)
    other = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "relation", "other"], name="one_link_each")
        ]


class IdentityRow(models.Model):
    """What identifies the person or the matter of a case, as a token that nobody can read."""

    stream = models.CharField(max_length=64, db_index=True)
    what = models.CharField(max_length=8)
    token = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "what", "token"], name="one_identity_each")
        ]
        indexes = [models.Index(fields=["token", "what"], name="identity_token")]


class SecrecyRow(models.Model):
    """Who may know of a sealed case, as rows (register.knowing).

    `sealed`: the rule seals the stream. `reader`: by that rule whoever answers to `token`, and to
    `also` where it is given, may know. `kept_from`: whoever answers to `token` may not, whatever else.
    """

    stream = models.CharField(max_length=64)
    rule = models.CharField(max_length=64, blank=True)
    what = models.CharField(max_length=10)
    token = models.CharField(max_length=200, blank=True)
    also = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "rule", "what", "token", "also"], name="one_secrecy_each"
            )
        ]
        indexes = [models.Index(fields=["what", "token"], name="secrecy_token")]


class ExtractRow(models.Model):
    """A text of a case was released to a person: it is theirs to read, and nothing else of the case."""

    stream = models.CharField(max_length=64)
    seq = models.PositiveIntegerField()
    pack = models.CharField(max_length=64)
    person = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="one_extract_each")]
        indexes = [models.Index(fields=["person", "-at"], name="extract_person")]


class WordsRow(models.Model):
    """The words of what was said in a case, as tokens that nobody can read (register.words), and the bands
    by which a case with nearly the same text is found (register.likeness).

    A full-text table over both on SQLite, an index over each on PostgreSQL stand beside it (migrations
    `words` and `bands_beside_words`); a migration that makes this table anew must make them anew.
    """

    stream = models.CharField(max_length=64, unique=True)
    words = models.TextField()
    bands = models.TextField(blank=True, default="", db_default="")


__all__ = [
    "CaseRow", "ClockRow", "ExtractRow", "FactRow", "IdentityRow", "LinkRow",
    "NoticeRow", "PastCaseRow", "PastClockRow", "PastFactRow", "PastTallyRow", "PastWaitRow",
    "SecrecyRow", "TallyRow", "WaitRow", "WordsRow",
]  # fmt: skip


class Recount(models.Model):
    """Deadlines are being counted anew since days count otherwise from `since` on; `last` was the case
    that was asked last. It says how far the work is, and is no record of anything.
    """

    calendar = models.CharField(max_length=16, blank=True)
    since = models.DateField(null=True)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    last = models.CharField(max_length=64, blank=True)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
