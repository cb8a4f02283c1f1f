"""Figures in the form in which Prometheus and its kin collect them: counts of all processes that share
this home, and how things stand in the database, which every process can say.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from prometheus_client import REGISTRY, CollectorRegistry, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily as Gauge
from prometheus_client.core import Metric
from prometheus_client.registry import Collector

from huiyin.ledger import moment
from huiyin.upkeep import standing

SHARED = "PROMETHEUS_MULTIPROC_DIR"


class Standing(Collector):
    """Asks the database when it is asked; nothing is kept."""

    def collect(self) -> Iterator[Metric]:
        yield from _clocks()
        yield from _queues()
        yield from _workers()
        yield from _ages()
        room = standing.room()
        yield Gauge("huiyin_disk_free_bytes", "Room on the disk of the home folder.", room.free)
        yield Gauge("huiyin_disk_bytes", "Size of the disk of the home folder.", room.total)


def _clocks() -> Iterator[Metric]:
    clocks = standing.clocks(moment.now())
    yield Gauge("huiyin_clocks_running", "Clocks that run.", clocks.running)
    yield Gauge("huiyin_clocks_due", "Clocks that are due and have not fired.", clocks.due)
    lag = clocks.lag.total_seconds()
    yield Gauge("huiyin_clock_lag_seconds", "How long the first due clock has waited.", lag)


def _queues() -> Iterator[Metric]:
    queue = standing.queue(moment.now())
    depth = Gauge("huiyin_messages", "Messages on their way out, by state.", labels=["state"])
    for state, count in queue.counts.items():
        depth.add_metric([state], count)
    yield depth
    lag = queue.lag.total_seconds()
    yield Gauge("huiyin_message_lag_seconds", "How long the first due message has waited.", lag)
    waiting = standing.waiting_jobs(moment.now())
    yield Gauge("huiyin_jobs_due", "Jobs that are due and were not taken up.", waiting)
    failed = Gauge("huiyin_jobs_failed", "What failed and waits for somebody.", labels=["sort"])
    for sort, count in standing.jobs().items():
        failed.add_metric([sort], count)
    yield failed


def _workers() -> Iterator[Metric]:
    workers = standing.workers()
    alive = sum(not worker.is_late for worker in workers)
    yield Gauge("huiyin_workers_alive", "Workers that were seen in the last two minutes.", alive)


def _ages() -> Iterator[Metric]:
    """What was never done is as old as the house: an alert hears of it, and of a new house not at once."""
    now, begun = moment.wall(), standing.begun_at()
    seal, verified, backup = standing.last_seal(), standing.last("verify"), standing.last("backup")
    age = (moment.now() - seal.at if seal else now - begun).total_seconds()
    yield Gauge("huiyin_seal_age_seconds", "Since the last seal.", age)
    age = (now - (verified.at if verified else begun)).total_seconds()
    yield Gauge("huiyin_verification_age_seconds", "Since the last verification.", age)
    if verified is not None:
        yield Gauge("huiyin_verification_sound", "1 if nothing was touched.", verified.is_sound)
    age = (now - (backup.at if backup else begun)).total_seconds()
    yield Gauge("huiyin_backup_age_seconds", "Since the last backup.", age)


class _Together(multiprocess.MultiProcessCollector):
    """The counts of every machine whose folder lies beside ours: those that share a home."""

    def collect(self) -> Iterator[Metric]:
        own = Path(self._path)
        if own.parent == settings.HOME.meters:  # another place is said by whoever runs the house
            files = own.parent.glob("*/*.db")
        else:
            files = own.glob("*.db")
        yield from self.merge([str(file) for file in files])  # type: ignore[no-untyped-call]


def exposition() -> bytes:
    asked = CollectorRegistry()
    asked.register(Standing())
    if SHARED in os.environ:
        _Together(asked)  # type: ignore[no-untyped-call]
        return generate_latest(asked)
    return generate_latest(REGISTRY) + generate_latest(asked)


def forget_the_dead() -> None:
    """The counts of processes of this machine that ended before this start."""
    folder = os.environ.get(SHARED)
    for file in Path(folder).glob("*.db") if folder else ():
        process = file.stem.rpartition("_")[2]
        if process.isdecimal() and not Path(f"/proc/{process}").exists():
            file.unlink(missing_ok=True)
