"""Rows of the desk itself: forms that somebody began and has not sent yet."""

from django.db import models


class FormDraft(models.Model):
    """What a person has typed so far, encrypted under a key of theirs; `key` is that of the form.

    No record of anything: it goes when the form is registered, thrown away, or forgotten for long.
    """

    person = models.CharField(max_length=150)
    pack = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "pack", "key"], name="one_draft_a_form")
        ]
        indexes = [models.Index(fields=["saved_at"], name="draft_age")]


class PackDraft(models.Model):
    """A regulation that an administrator sent and has not installed yet: its files, as JSON by name."""

    person = models.CharField(primary_key=True, max_length=150)
    name = models.CharField(max_length=64, blank=True)
    files = models.TextField()
    saved_at = models.DateTimeField()
