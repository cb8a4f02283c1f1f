"""A row a case, and what it said before: what lists show, narrow and order by (huiyin.register.models)."""

from django.db import models
from django.db.models import Q

from huiyin.register.kept import Kept


class CaseColumns(Kept):
    """`next_due` is the nearest end of a running duty; `comes_at` by what lists are ordered: that, or
    the receipt of what nobody has admitted yet. `provisional` says that the grade stands for now only.
    `title_seq` is the event that holds the title.
    """

    number = models.CharField(max_length=64)
    pack = models.CharField(max_length=64)
    kind = models.CharField(max_length=64)
    is_record = models.BooleanField(default=False)
    is_sealed = models.BooleanField(default=False)
    channel = models.CharField(max_length=64)
    stage = models.CharField(max_length=24)
    is_open = models.BooleanField(default=True)
    step = models.CharField(max_length=64, blank=True)
    grade = models.CharField(max_length=64, blank=True)
    provisional = models.BooleanField(default=False)
    levels = models.CharField(max_length=200, blank=True)
    owner = models.CharField(max_length=150, blank=True)
    anonymous = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    admitted_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    next_due = models.DateTimeField(null=True)
    comes_at = models.DateTimeField(null=True)
    next_clock = models.CharField(max_length=64, blank=True)
    breaches = models.PositiveSmallIntegerField(default=0)
    title_seq = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


NARROWED = ["is_sealed", "is_record", "is_open", "owner", "channel", "stage", "grade", "kind"]
"""By what lists are narrowed. An index that is walked holds them too, so that of the many rows that a walk
passes none has to be fetched.
"""
BESIDE_OWNER = [name for name in NARROWED if name != "owner"]


class CaseRow(CaseColumns):
    """One row a case, or a record such as a delivery."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream"], name="one_row_a_case")]
        indexes = [
            models.Index(fields=["next_due", "stream"], name="case_due", condition=Q(is_open=True)),
            models.Index(  # those without a due date come newest first
                fields=["comes_at", "received_at", "stream"],
                name="case_comes",
                condition=Q(is_open=True),
            ),
            models.Index(
                fields=["owner", "comes_at", "received_at", "stream", *BESIDE_OWNER],
                name="case_owner",
                condition=Q(is_open=True),
            ),
            models.Index(fields=["received_at", "stream"], name="case_received"),
            models.Index(
                fields=["received_at", "stream"],
                name="case_received_open",
                condition=Q(is_open=True),
            ),
            models.Index(
                fields=["pack", "received_at", "stream"],
                name="case_records",
                condition=Q(is_record=True),
            ),
            models.Index(fields=["pack", "stage", "received_at"], name="case_pack_stage"),
            models.Index(fields=["number"], name="case_number"),
            models.Index(fields=["pack", "number", "stream"], name="case_pack_number"),
            models.Index(
                fields=["pack", "number", "stream"],
                name="case_pack_number_open",
                condition=Q(is_open=True),
            ),
            models.Index(fields=["owner", "pack", "stream", *BESIDE_OWNER], name="case_owner_pack"),
            models.Index(fields=["owner", "received_at"], name="case_owner_ever"),
            models.Index(
                fields=["stream", *NARROWED], name="case_sealed", condition=Q(is_sealed=True)
            ),
            models.Index(
                fields=["pack", "received_at", "stream", *NARROWED],
                name="case_pack_open",
                condition=Q(is_open=True),
            ),
            models.Index(fields=["pack", "grade", "received_at"], name="case_pack_grade"),
            models.Index(fields=["pack", "kind", "received_at"], name="case_pack_kind"),
            models.Index(fields=["pack", "channel", "received_at"], name="case_pack_channel"),
            models.Index(fields=["pack", "received_at"], name="case_pack_ever"),
            models.Index(
                fields=["comes_at", "stream", "pack", *NARROWED],
                name="case_comes_ever",
                condition=Q(comes_at__isnull=False),
            ),
            models.Index(
                fields=["comes_at", "stream", "pack", *NARROWED],
                name="case_comes_ended",
                condition=Q(is_open=False, comes_at__isnull=False),
            ),
        ]


class PastCaseRow(CaseColumns):
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["stream", "since"], name="past_case_stream")]
