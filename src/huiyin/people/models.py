"""Accounts and the organisation as rows, derived from the events of the organisation's stream."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Account(AbstractUser):
    """Somebody who works here. `username` is the person's id in every event and never changes."""

    shown_name = models.CharField(max_length=64, blank=True)
    is_administrator = models.BooleanField(default=False)
    phone = models.CharField(max_length=32, blank=True)
    must_change_password = models.BooleanField(default=False)
    language = models.CharField(max_length=8, default="zh-Hans")

    @property
    def person(self) -> str:
        return self.username

    def words(self) -> str:
        return self.shown_name or self.username


class Holding(models.Model):
    """A person holds a post: a role of one regulation, in a unit."""

    pack = models.CharField(max_length=64)
    role = models.CharField(max_length=64)
    unit = models.CharField(max_length=64, blank=True)
    person = models.CharField(max_length=150, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "role", "unit", "person"], name="one_holding_each"
            )
        ]


class Standing(models.Model):
    """Stands in for the holders of a post while `since <= now < until`; `on_duty`, by the roster."""

    pack = models.CharField(max_length=64)
    role = models.CharField(max_length=64)
    unit = models.CharField(max_length=64, blank=True)
    person = models.CharField(max_length=150, db_index=True)
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    on_duty = models.BooleanField(default=False)


class ReportingLine(models.Model):
    """Who a person reports to, where posts alone do not say it."""

    person = models.CharField(max_length=150, primary_key=True)
    manager = models.CharField(max_length=150)


class SettingValue(models.Model):
    """What the organisation set where a regulation leaves a figure open."""

    pack = models.CharField(max_length=64)
    name = models.CharField(max_length=64)
    value = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pack", "name"], name="one_value_each")]


class ClosingDay(models.Model):
    """A workday of the state on which the house does not open."""

    day = models.DateField(primary_key=True)
    title = models.CharField(max_length=60)


class OwnWording(models.Model):
    """A notice of a regulation in the house's own words."""

    pack = models.CharField(max_length=64)
    notice = models.CharField(max_length=64)
    text = models.TextField()
    of_book = models.TextField(blank=True, default="", db_default="")
    """What the regulation said when these words were chosen; empty where that was not kept."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pack", "notice"], name="one_wording_a_notice")
        ]


class OwnLetter(models.Model):
    """A letter of a regulation in the house's own words, in one language."""

    pack = models.CharField(max_length=64)
    letter = models.CharField(max_length=64)
    language = models.CharField(max_length=16)
    text = models.TextField()
    of_book = models.TextField()
    """What the regulation said when these words were chosen."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "letter", "language"], name="one_wording_a_letter"
            )
        ]


class ApplicationLine(models.Model):
    """A line of the house's rule which regulation applies to what comes in, in their order."""

    place = models.PositiveIntegerField(primary_key=True)
    pack = models.CharField(max_length=64)
    unit = models.CharField(max_length=64, blank=True)
    channel = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=64, blank=True)
    since = models.DateTimeField()


class Erasure(models.Model):
    """Somebody asked that a case be erased, and nobody has confirmed or declined it yet."""

    case = models.CharField(max_length=64, primary_key=True)
    number = models.CharField(max_length=64, blank=True)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    why = models.CharField(max_length=200)
    batch = models.CharField(max_length=32, blank=True)


class AccessToken(models.Model):
    """A program's key to the API, as one person. Only the digest of its secret is kept.

    A `is_service` token is given to a program by an administrator and may have no end; a personal one
    ends. `scopes` are words of people.access_tokens, parted by commas.
    """

    id = models.CharField(max_length=16, primary_key=True)
    person = models.CharField(max_length=150, db_index=True)
    title = models.CharField(max_length=64)
    is_service = models.BooleanField(default=False)
    scopes = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


class Power(models.Model):
    """Until when an administrator may change the organisation."""

    person = models.CharField(max_length=150, primary_key=True)
    until = models.DateTimeField()


class SecondFactorRule(models.Model):
    """Whoever holds this post needs a second factor; without a pack the role is `administrator`."""

    pack = models.CharField(max_length=64, blank=True)
    role = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pack", "role"], name="one_demand_each")]


class Lock(models.Model):
    """When wrong passwords last locked the account."""

    person = models.CharField(max_length=150, primary_key=True)
    at = models.DateTimeField()


class Identity(models.Model):
    """Who a person is at the organisation's provider: its subject, or an address it has verified.

    Kept beside the ledger, which only says that an administrator approved one.
    """

    person = models.CharField(max_length=150, db_index=True)
    provider = models.CharField(max_length=200)
    subject = models.CharField(max_length=191, blank=True)
    address = models.EmailField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "subject", "address"], name="one_person_each_identity"
            )
        ]


class OwnGrant(models.Model):
    """What somebody gave to themselves, until somebody else has looked at it."""

    place = models.PositiveIntegerField(primary_key=True)
    person = models.CharField(max_length=150)
    at = models.DateTimeField()
    reviewed_by = models.CharField(max_length=150, blank=True)
