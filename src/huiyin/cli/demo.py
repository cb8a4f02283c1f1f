"""`huiyin demo`: a sample company in motion, in a folder of its own."""

import os
import shutil
import socket
from pathlib import Path
from typing import Annotated

import typer

from huiyin.cli.installed import choose_home, open_home, out

DEFAULT = Path(".demo")
PASSWORD = "huiyin-demo"  # noqa: S105 (told to everybody)


def add_to(app: typer.Typer) -> None:
    app.command()(demo)


def demo(
    folder: Annotated[Path, typer.Option(help="Where the demo lives.")] = DEFAULT,
    port: Annotated[
        int, typer.Option(help="Port on 127.0.0.1; the next free one if taken.")
    ] = 8700,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew.")] = False,
) -> None:
    """Open the product with a sample company: two regulations, cases in motion, a clock to advance.

    Everybody's password is told. Ctrl-C ends it; the next start goes on where it stopped.
    """
    home = choose_home(folder)
    if fresh and home.exists():
        shutil.rmtree(home)
    if not (home / "huiyin.toml").is_file():
        _prepare(home)
    else:
        open_home()
        _bring_up_to_date()
    free = _free_port(port)
    _say_hello(free)
    from huiyin.cli.serving import Serving, serve_until_stopped

    serve_until_stopped(home, Serving("127.0.0.1", free, 1, worker=True))
    out.print("\n再见。演示数据留在 " + os.path.relpath(home), highlight=False)


def _bring_up_to_date() -> None:
    """A demo goes with the product that shows it."""
    from huiyin.cli.operating import migrate, publish_packs

    migrate()
    publish_packs()


def _prepare(home: Path) -> None:
    from rich.progress import Progress

    from huiyin.cli.operating import make_installation

    out.print("正在准备演示公司 …")
    half_made = home.with_name(home.name + ".new")
    shutil.rmtree(half_made, ignore_errors=True)
    choose_home(half_made)
    make_installation(half_made, demo=True)
    from huiyin.intake.sample import fill

    with Progress(console=out, transient=True) as bar:
        task = bar.add_task("cases", total=None)
        fill(PASSWORD, lambda done, of: bar.update(task, completed=done, total=of))
    _close_database()
    half_made.rename(home)
    choose_home(home)
    _move_to(home)


def _close_database() -> None:
    from django.db import connections

    connections.close_all()


def _move_to(home: Path) -> None:
    """The folder was made under another name, so that a broken start leaves no half company."""
    from django.conf import settings
    from django.db import connections

    from huiyin.catalogue.home import Home

    settings.HOME = Home(home)
    if connections["default"].vendor == "sqlite":
        connections["default"].settings_dict["NAME"] = home / "huiyin.sqlite3"


def _free_port(wanted: int) -> int:
    for port in range(wanted, wanted + 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise typer.Exit(1)


def _say_hello(port: int) -> None:
    from rich.table import Table

    from huiyin.intake.sample import company

    out.print(f"\n[bold]回音 Huiyin[/]  http://127.0.0.1:{port}/\n", highlight=False)
    out.print(f"投诉人的门户  http://127.0.0.1:{port}/complain/\n", highlight=False)
    table = Table(
        "登录名", "姓名", "岗位", "所属", title=f"密码都是 {PASSWORD}", title_justify="left"
    )
    for person in company()["people"]:
        table.add_row(person["id"], person["name"], person["says"], person["house"])
    out.print(table)
    for line in company()["try_first"]:
        out.print(f"  · {line}", highlight=False, markup=False)
    out.print("\nCtrl-C 结束。下次 make demo 接着用;重新开始:make demo-fresh\n")
