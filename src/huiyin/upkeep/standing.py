"""How things stand now, for the page of administrators and for whoever collects figures."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, F, Min, QuerySet

from huiyin.intake.mail.models import MailboxTrouble
from huiyin.jobs import dead
from huiyin.jobs.models import Job
from huiyin.ledger import moment
from huiyin.ledger.models import Seal, Stream, Timer
from huiyin.notices import outbox
from huiyin.notices.models import Outgoing
from huiyin.upkeep import caring
from huiyin.upkeep.beating import ALIVE
from huiyin.upkeep.models import Care, Heartbeat

QUEUE = ("waiting", "failed", "off")


@dataclass(frozen=True)
class Worker:
    row: Heartbeat
    is_late: bool


@dataclass(frozen=True)
class Clocks:
    """`lag` is how long the one that has been due longest has waited; `stuck` ones failed and wait."""

    running: int
    due: int
    lag: timedelta
    stuck: int


@dataclass(frozen=True)
class Queue:
    """Messages on their way out by state, and since when the one that is due has waited."""

    counts: dict[str, int]
    lag: timedelta


@dataclass(frozen=True)
class Room:
    """Bytes on the disk of the home folder."""

    free: int
    total: int

    @property
    def share(self) -> float:
        return self.free / self.total if self.total else 0.0


def workers() -> list[Worker]:
    late = moment.wall() - ALIVE
    rows = Heartbeat.objects.order_by("worker")
    return [Worker(row, row.seen_at < late) for row in rows]


def clocks(now: datetime) -> Clocks:
    waiting = Timer.objects.filter(due__lte=now)
    first = waiting.aggregate(first=Min("due"))["first"]
    return Clocks(
        running=Timer.objects.count(),
        due=waiting.count(),
        lag=now - first if first else timedelta(0),
        stuck=stuck().count(),
    )


def stuck() -> QuerySet[Timer]:
    """Clocks that could not fire for a fault of ours; the worker tries them again by itself."""
    return Timer.objects.filter(attempts__gt=0)


def try_again(now: datetime) -> int:
    """Every clock that could not fire is due at once."""
    return stuck().update(not_before=now)


def queue(now: datetime) -> Queue:
    counted = Outgoing.objects.filter(state__in=QUEUE).values_list("state").annotate(n=Count("pk"))
    due = Outgoing.objects.filter(state="waiting", not_before__lte=now)
    first = due.aggregate(first=Min("not_before"))["first"]
    counts = dict.fromkeys(QUEUE, 0) | dict(counted)
    return Queue(counts, now - first if first else timedelta(0))


def send_again(now: datetime) -> int:
    return outbox.retry_failed(now)


def waiting_jobs(now: datetime) -> int:
    """Jobs that are due and nobody has taken up."""
    return Job.objects.filter(state="waiting", not_before__lte=now).count()


def jobs() -> dict[str, int]:
    """What failed and waits for somebody, by sort."""
    return {
        "clock": stuck().count(),
        "message": Outgoing.objects.filter(state="failed").count(),
        "mailbox": MailboxTrouble.objects.count(),
        "job": dead.given_up().count(),
    }


def last_seal() -> Seal | None:
    return Seal.objects.order_by("-number").first()


def unsealed() -> int:
    """Streams that have moved since the last seal."""
    return Stream.objects.filter(version__gt=F("sealed_version")).count()


def begun_at() -> datetime:
    """When the tables of this installation were made, in true time, also before a restore."""
    made = MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
    return made or moment.wall()


def last(what: caring.What) -> Care | None:
    return caring.last(what)


def room() -> Room:
    found = shutil.disk_usage(settings.HOME.folder)
    return Room(found.free, found.total)
