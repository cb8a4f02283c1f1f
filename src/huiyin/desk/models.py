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


class Presence(models.Model):
    """Somebody has the page of a case open, last heard of at `at`; `doing` is the form they fill in.

    No record of anything either: it says who is there now, and is forgotten within minutes.
    """

    person = models.CharField(max_length=150)
    case = models.CharField(max_length=64)
    doing = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="one_presence_each")]
        indexes = [models.Index(fields=["at"], name="presence_age")]


class SavedView(models.Model):
    """A list of cases as somebody narrowed it: what stood in its address, under a title of theirs.

    Shared with everybody who holds a post under `pack`, where it names one. It holds questions only:
    what anybody sees in it follows from their own rights.
    """

    person = models.CharField(max_length=150)
    title = models.CharField(max_length=40)
    asked = models.CharField(max_length=600)
    pack = models.CharField(max_length=64, blank=True)
    records = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "title"], name="one_view_a_title")]
        indexes = [models.Index(fields=["pack"], name="view_shared")]
