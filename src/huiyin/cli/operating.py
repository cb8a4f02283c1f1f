"""`huiyin init`, `serve`, `worker`, `upgrade`: an installation from its first day."""

import os
import secrets
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from huiyin.cli.installed import check_current, err, fail, open_home, out
from huiyin.cli.serving import BESIDE
from huiyin.ledger.depth import roomy

Port = Annotated[int, typer.Option(help="Port on 127.0.0.1.")]


def add_to(app: typer.Typer) -> None:
    app.command()(init)
    app.command()(serve)
    app.command()(worker)
    app.command()(upgrade)


def init(
    administrator: Annotated[
        str, typer.Option(help="Sign-in name of the administrator.")
    ] = "admin",
    database: Annotated[
        str, typer.Option(help="postgresql://user@host/name; by default SQLite in the home folder.")
    ] = "",
) -> None:
    """Make an installation: folder, keys, database, first administrator.

    Prints a one-time password. Example: huiyin --home /srv/huiyin init
    """
    from huiyin.catalogue.home import Home

    home = Home.from_environment()
    if home.settings_file.exists():
        raise fail(f"{home.folder} is an installation already; see: huiyin upgrade", 2)
    password = make_installation(home.folder, administrator=administrator, database=database)
    out.print(f"Installed in {home.folder}", highlight=False)
    out.print(f"Sign in as [bold]{administrator}[/] with the one-time password [bold]{password}[/]")
    out.print(f"Back up {home.keys} apart from the data: without it no text can be read again.")
    out.print(f"Then: huiyin --home {home.folder} serve --port 8000", highlight=False)


def make_installation(
    folder: Path, *, administrator: str = "admin", database: str = "", demo: bool = False
) -> str:
    """Makes everything that an installation has; the administrator's one-time password. Where it does not
    come to its end, it is none yet, and can be begun again.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = [f'database = "{database}"'] if database else []
    lines += ["demo = true"] if demo else []
    settings = folder / "huiyin.toml"
    settings.write_text("\n".join(["# docs/reference/settings.md", *lines, ""]))
    try:
        open_home()
        from huiyin.ledger import keys

        keys.make_keys()
        migrate()
        _refuse_another_s()
        publish_packs()
        return _first_person(administrator, must_change_password=not demo)
    except BaseException:
        settings.unlink()
        raise


def _refuse_another_s() -> None:
    """A database in which somebody may sign in belongs to an installation, with keys of its own."""
    from huiyin.people.models import Account

    if Account.objects.exists():
        raise fail("the database belongs to another installation; name one that is empty", 2)


def _first_person(administrator: str, *, must_change_password: bool) -> str:
    """Lets them in; their password."""
    from django.db import transaction

    from huiyin.people.happenings import PersonJoined
    from huiyin.people.models import Account
    from huiyin.people.organising import record

    password = secrets.token_urlsafe(9)
    with transaction.atomic():
        record(PersonJoined, "", person=administrator, shown_name="管理员", administrator=True)
        account = Account.objects.get(username=administrator)
        account.set_password(password)
        account.must_change_password = must_change_password
        account.save()
    return password


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def publish_packs() -> list[str]:
    """Puts every pack of the folders in force as it stands there; says which were new."""
    from django.conf import settings

    from huiyin.catalogue import Catalogue
    from huiyin.people.regulations import publish_folders

    def unfit(name: str, error: Exception) -> None:
        out.print(
            f"{name} stays as it was:\n{error}", style="yellow", highlight=False, markup=False
        )

    return publish_folders(Catalogue(*settings.PACK_FOLDERS), unfit)


def upgrade(
    rows: Annotated[
        bool,
        typer.Option(
            help="Compare every row with the ledger, and build them anew where they differ."
        ),
    ] = True,
) -> None:
    """Bring an installation to this version of the product: database, new pack versions, rows.

    Run it after installing a new version; safe to run again. While it compares rows nothing can be written:
    with --no-rows it takes moments, processes of the version before go on, and the comparison is left to
    huiyin rebuild --check.
    """
    open_home()
    from huiyin.evidence.adopting import adopt
    from huiyin.ledger import keys

    if keys.make_index_key():
        out.print("made keys/index.key: back it up with the others", highlight=False)
    migrate()
    adopted = adopt()
    if adopted:
        out.print(f"{adopted} files encrypted")
    for name in publish_packs():
        out.print(f"published {name}", highlight=False)
    if rows:
        _compare_rows()


def _compare_rows() -> None:
    """With a bar: of a hundred thousand cases it takes minutes."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from huiyin.ledger.models import Stream
    from huiyin.ledger.rebuilding import mend

    total = Stream.objects.filter(kind="case").count()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=err, transient=True) as bar:
        task = bar.add_task("comparing rows with the ledger", total=total)
        cases, differed = mend(lambda done: bar.update(task, completed=done))
    if differed:
        out.print(
            f"{cases} cases, rows built anew: {', '.join(differed)} differed", highlight=False
        )
    else:
        out.print(f"{cases} cases, rows as the ledger says")


def serve(
    port: Port = 8000,
    workers: Annotated[int, typer.Option(help="Web processes.")] = 2,
    address: Annotated[
        str, typer.Option(help="Another address to listen on; in a container, 0.0.0.0.")
    ] = "127.0.0.1",
    worker: Annotated[bool, typer.Option(help="The worker beside it, or elsewhere.")] = True,
) -> None:
    """Serve the desk on 127.0.0.1 with its worker beside it, until Ctrl-C.

    Example: huiyin --home /srv/huiyin serve --port 8000
    """
    os.environ["HUIYIN_REQUESTS"] = "1"
    settings = open_home()
    check_current()
    from huiyin.cli.serving import Serving, serve_until_stopped
    from huiyin.upkeep.metrics import forget_the_dead

    forget_the_dead()

    out.print(f"http://{address}:{port}/  (Ctrl-C ends it)", highlight=False)
    serve_until_stopped(settings.HOME.folder, Serving(address, port, workers, worker=worker))


def _until(stop: threading.Event) -> Callable[[], bool]:
    """Told to stop, or left alone: the server beside which it was started is gone."""
    beside = int(os.environ.get(BESIDE, "0"))

    def is_over() -> bool:
        if beside and os.getppid() != beside:
            stop.set()
        return stop.is_set()

    return is_over


def worker() -> None:
    """Fire clocks as they fall due, do jobs, send messages, fetch mail; several may run at once."""
    os.environ.setdefault("HUIYIN_WORKER_IDLE_S", "60")
    open_home()
    from django_tasks import default_task_backend

    from huiyin.evidence.sweeping import scan_waiting, sweep_hourly
    from huiyin.intake.mail import fetching
    from huiyin.jobs.asking import MESSAGES, WORK
    from huiyin.ledger.worker import run
    from huiyin.notices import sending
    from huiyin.notices.digests import send_digests
    from huiyin.register.building_up import tell_in_turn
    from huiyin.register.draws import draw_due
    from huiyin.register.schedules import begin_due
    from huiyin.returns.owing import miss_in_turn
    from huiyin.returns.rises import find_in_turn
    from huiyin.upkeep import tracing
    from huiyin.upkeep.beating import Beating

    tracing.begin()
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    work: Callable[..., None] = default_task_backend.run  # type: ignore[attr-defined]
    beside = [  # a mail server or a proof that takes its time must not hold up a clock
        threading.Thread(target=roomy(work), args=(MESSAGES, stop.is_set, stop.wait)),
        threading.Thread(target=roomy(work), args=(WORK, stop.is_set, stop.wait)),
        threading.Thread(target=roomy(fetching.run), args=(stop.is_set, stop.wait)),
    ]
    for thread in beside:
        thread.start()
    heart = Beating()
    chores: list[Callable[[], object]] = [
        heart.beat, begin_due, draw_due, tell_in_turn, send_digests, sending.rouse, sending.forget_old,
        scan_waiting, sweep_hourly, miss_in_turn, find_in_turn,
    ]  # fmt: skip
    roomy(run)(_until(stop), chores=chores, rest=stop.wait)
    heart.end()
    for thread in beside:
        thread.join()
