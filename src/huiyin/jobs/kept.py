"""On PostgreSQL procrastinate may say when a job is due, by LISTEN and NOTIFY, instead of a look a second.

It only calls: the row of the job, its lease, its attempts and its end in the transaction of its
effect are the same as without it (docs/decisions/0063-jobs-are-rows-of-their-cause.md). What was
called and never done, because its worker died, is found by a look now and then.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import structlog
from django.db import DatabaseError, connection
from procrastinate import App, PsycopgConnector, exceptions
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.utils import connector_params

from huiyin.jobs import running
from huiyin.jobs.backend import Leased
from huiyin.jobs.models import Job

log = structlog.get_logger()
CALL = "huiyin.call"
LOOK_EVERY = 10.0
caller = App(connector=DjangoConnector())
"""Calls in the transaction of whoever asks."""
STEP = 0.2


def hang_up() -> None:
    """Asked for by name, for each thread has a connection of its own."""
    connection.close()


def look(queue: str) -> None:
    running.work_due(queue, limit=50)


def call(queue: str, key: str) -> None:
    job = running.take(queue, key)
    if job is not None:
        running.do(job)


class Kept(Leased):
    def wake(self, job: Job) -> None:
        how = caller.configure_task(CALL, queue=job.queue, schedule_at=job.not_before)
        how.defer(queue=job.queue, key=job.key)

    def run(self, queue: str, stopped: Callable[[], bool], rest: Callable[[float], object]) -> None:
        while not stopped():
            try:
                asyncio.run(_work(queue, stopped))
            except (DatabaseError, exceptions.ConnectorException):
                log.warning("database away, trying again", queue=queue)
                rest(running.IDLE)
        connection.close()


async def _work(queue: str, stopped: Callable[[], bool]) -> None:
    """Jobs are done in one thread, which keeps its connection from one to the next."""
    app = App(connector=PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=3))
    here = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as hands:

        @app.task(name=CALL)
        async def called(queue: str, key: str) -> None:
            await here.run_in_executor(hands, call, queue, key)

        async with app.open_async():
            how: dict[str, Any] = {"queues": [queue], "install_signal_handlers": False}
            working = asyncio.create_task(app.run_worker_async(**how, delete_jobs="always"))
            await _watch(working, stopped, lambda: here.run_in_executor(hands, look, queue))
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
        await here.run_in_executor(hands, hang_up)


async def _watch(
    working: asyncio.Task[None], stopped: Callable[[], bool], look_again: Callable[[], Any]
) -> None:
    looked = 0.0
    while not (stopped() or working.done()):
        await asyncio.sleep(STEP)
        looked += STEP
        if looked >= LOOK_EVERY:
            looked = 0.0
            await look_again()
