"""`policy install`: an organisation's own regulation comes into its installation, checked before."""

import re
import shutil
from pathlib import Path
from typing import Annotated

import typer

from huiyin.casework.scenarios import run_scenario
from huiyin.catalogue import Catalogue
from huiyin.cli.installed import fail, open_home, out
from huiyin.cli.policy.base import app, regulation_of

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


@app.command()
def install(
    folder: Annotated[
        Path, typer.Argument(help="A folder with pack.yaml and scenarios/.", exists=True)
    ],
) -> None:
    """Check a pack, run its scenarios, put it into the installation and record its version.

    Nothing changes unless every scenario passes. The version before is kept in pack-versions/.
    Restart `huiyin serve` afterwards. Example: huiyin --home /srv/huiyin policy install ./our-rules
    """
    name = folder.resolve().name
    if not _NAME.fullmatch(name) or not (folder / "pack.yaml").is_file():
        raise fail(f"{folder}: no pack.yaml here, or a name of other than a-z, 0-9 and dashes", 2)
    catalogue = Catalogue(folder.resolve().parent)
    regulation_of(catalogue, name)
    _run_all(catalogue, name)
    home = open_home().HOME.folder
    version = str(catalogue.regulation(name).pack.version)
    _check_version(home / "packs" / name, catalogue, name, version)
    _replace(folder, home, name)
    from huiyin.ledger import ports
    from huiyin.ledger.packs import publish

    fresh = publish(ports.rules(), name)
    said = "published" if fresh else "is what was published before"
    out.print(f"{name} {version} {said}; restart huiyin serve", highlight=False)


def _run_all(catalogue: Catalogue, name: str) -> None:
    regulation, calendars = catalogue.regulation(name), catalogue.calendars(name)
    stories = catalogue.scenarios(name)
    if not stories:
        raise fail(f"{name} has no scenarios; write at least one: docs/how-to/write-a-scenario.md")
    broken = [story for story in stories if not run_scenario(regulation, story, calendars).passed]
    for story in broken:
        out.print(f"✗ {story.file}: {story.name}", style="red", highlight=False, markup=False)
    if broken:
        raise fail(f"{len(broken)} of {len(stories)} scenarios fail: huiyin policy test says why")


def _check_version(installed: Path, catalogue: Catalogue, name: str, version: str) -> None:
    """Another text under a version that is in force would make two regulations of one name."""
    if not (installed / "pack.yaml").is_file():
        return
    before = Catalogue(installed.parent)
    same = list(before.files(name).values()) == list(catalogue.files(name).values())
    if str(before.regulation(name).pack.version) == version and not same:
        raise fail(f"{name} {version} is installed with another text; raise `version` in pack.yaml")


def _replace(folder: Path, home: Path, name: str) -> None:
    """The new one is copied whole before it takes the place; the old one is kept under its version."""
    target = home / "packs" / name
    new = target.with_name(f".{name}.new")
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(folder, new)
    if target.is_dir():
        old = str(Catalogue(target.parent).regulation(name).pack.version)
        kept = home / "pack-versions" / name / old
        shutil.rmtree(kept, ignore_errors=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        target.rename(kept)
    new.rename(target)
