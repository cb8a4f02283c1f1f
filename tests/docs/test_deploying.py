"""The files of `deploy/` as far as they can be tried without a machine of their own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
import yaml

from huiyin.cli.main import app
from tests.docs.pages import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
COMPOSE = yaml.safe_load((DEPLOY / "compose.yml").read_text("utf-8"))
PROGRAM = "/opt/huiyin/.venv/bin/huiyin"


def understood(words: list[str]) -> str:
    """The command that the words name; its own parser refuses what it does not know."""
    group = typer.main.get_command(app)
    with group.make_context("huiyin", words, resilient_parsing=False) as context:
        name, command, left = group.resolve_command(context, context._protected_args + context.args)
        command.make_context(name, left, parent=context).close()
    return name


def commands_of(unit: Path) -> list[list[str]]:
    found = re.findall(rf"{PROGRAM}(.*?)'?$", unit.read_text("utf-8"), re.MULTILINE)
    plain = [re.sub(r"\$\(.*?\)", "today", line).replace("%i", "8001") for line in found]
    return [line.split() for line in plain]


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.suffix == ".service"],
                         ids=lambda unit: unit.name)  # fmt: skip
def test_what_a_unit_starts_is_a_command_of_the_product(unit, monkeypatch):
    monkeypatch.setenv("HUIYIN_HOME", "")

    assert [understood(words) for words in commands_of(unit)]


if shutil.which("systemd-analyze"):  # a bare container has none

    def test_systemd_finds_nothing_wrong_with_the_units(tmp_path):
        """With a program that is here in place of the one that will be there."""
        for unit in UNITS:
            name = unit.name.replace("@.", "@8001.")
            text = unit.read_text("utf-8").replace(PROGRAM, sys.executable)
            (tmp_path / name).write_text(text.replace("User=huiyin\n", ""))

        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))],
            capture_output=True, text=True,
        )  # fmt: skip

        ours = [
            line for line in done.stderr.splitlines() if "huiyin" in line or str(tmp_path) in line
        ]
        assert ours == []


@pytest.mark.parametrize("service", ["web1", "web2", "worker"])
def test_what_a_container_starts_is_a_command_of_the_product(service, monkeypatch):
    monkeypatch.setenv("HUIYIN_HOME", "")

    assert understood(COMPOSE["services"][service]["command"]) in ("serve", "worker")


def test_the_compose_file_names_only_what_there_is():
    services, volumes = COMPOSE["services"], set(COMPOSE["volumes"])

    for service in services.values():
        assert set(service.get("depends_on", ())) <= set(services)
        for mounted in service.get("volumes", ()):
            place = mounted.partition(":")[0]
            if place.startswith("./"):
                assert place == "./tls" or (DEPLOY / place).exists(), place
            else:
                assert place in volumes
    upstreams = (DEPLOY / "compose-upstreams.conf").read_text("utf-8")
    for name, port in re.findall(r"server (\w+):(\d+)", upstreams):
        assert port in services[name]["command"]


def ignored(path: str) -> bool:
    """As Docker reads `.dockerignore`: a pattern holds for what it names and for all below it."""
    patterns = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
                if line and not line.startswith("#")]  # fmt: skip
    parts = path.split("/")
    above = ["/".join(parts[: n + 1]) for n in range(len(parts))]
    for pattern in patterns:
        form = re.escape(pattern).replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*")
        if any(re.fullmatch(form, place) for place in above):
            return True
    return False


def test_no_secret_of_a_deployment_comes_into_the_image_or_into_git():
    secrets = ["deploy/.env", "deploy/tls/server.key", "deploy/tls/server.pem", ".env",
               ".demo/keys/master.key", ".demo/huiyin.sqlite3"]  # fmt: skip
    for place in [*secrets, ".git/config", ".venv/bin/python", "src/huiyin/__pycache__/a.pyc"]:
        assert ignored(place), place
    for place in secrets:
        done = subprocess.run(["git", "check-ignore", "-q", place], cwd=ROOT)
        assert done.returncode in (0, 128), place  # 128: not a checkout


def test_the_image_holds_what_the_product_is_made_from():
    for folder in ("src", "packs", "calendars", "samples", "tools", "locks", "deploy"):
        files = [file for file in (ROOT / folder).rglob("*") if file.is_file()]
        kept = [str(file.relative_to(ROOT)) for file in files
                if not {"__pycache__", "tls"} & set(file.parts) and file.name != ".env"
                and ".egg-info" not in str(file)]  # fmt: skip
        assert kept and not [place for place in kept if ignored(place)]
    for place in ("Makefile", "pyproject.toml", "requirements.lock", "package-lock.json", ".npmrc"):
        assert (ROOT / place).exists() and not ignored(place)


def nightly(folder: Path, fails: str = "") -> tuple[int, list[list[str]]]:
    """Runs it with a program in place of ours that writes down how it was called."""
    programs = folder / "bin"
    programs.mkdir()
    fake = programs / "huiyin"
    fake.write_text(f'#!/bin/sh\necho "$*" >> {folder}/calls\n[ "$1" != "{fails}" ]\n')
    fake.chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}",
                   "HUIYIN_BACKUPS": str(folder), "HUIYIN_SEALS": str(folder)}  # fmt: skip
    done = subprocess.run([DEPLOY / "compose-nightly", "now"], env=environment)
    return done.returncode, [line.split() for line in (folder / "calls").read_text().splitlines()]


@pytest.mark.parametrize(("fails", "code"), [("", 0), ("backup", 1), ("seal", 1)])
def test_every_night_under_compose_does_what_the_timer_does(tmp_path, monkeypatch, fails, code):
    """A step that fails keeps no other from being done."""
    monkeypatch.setenv("HUIYIN_HOME", "")

    ended, calls = nightly(tmp_path, fails)

    [unit] = [unit for unit in UNITS if unit.name == "huiyin-nightly.service"]
    wanted = [understood(words[2:]) for words in commands_of(unit)]
    assert (ended, [understood(words) for words in calls]) == (code, wanted)
    [begins] = COMPOSE["services"]["nightly"]["entrypoint"]
    assert begins == "/opt/huiyin/deploy/compose-nightly"
    assert os.access(DEPLOY / "compose-nightly", os.X_OK)


def test_each_container_has_a_name_of_its_own_that_stays():
    """Its figures lie in a folder of that name; it would begin another one each time."""
    ours = [one for one in COMPOSE["services"].values() if one["image"] == "huiyin"]

    names = {one["hostname"] for one in ours}

    assert len(names) == len(ours) == 4
    assert not any("PROMETHEUS_MULTIPROC_DIR" in one["environment"] for one in ours)


def test_the_image_begins_with_a_command_of_the_product(monkeypatch):
    monkeypatch.setenv("HUIYIN_HOME", "")
    text = (DEPLOY / "Dockerfile").read_text("utf-8")

    [begins] = re.findall(r"^CMD (\[.*\])$", text, re.MULTILINE)

    assert 'ENTRYPOINT ["huiyin"]' in text
    assert understood(yaml.safe_load(begins)) == "serve"


FAKE = """#!/bin/sh
echo "$* | $(tr '\\n' ' ' < {upstreams})" >> {told}
"""


def test_containers_are_made_anew_one_after_the_other_and_each_is_out_of_nginx_meanwhile(tmp_path):
    """With something in place of compose that notes what it was told, and who served then."""
    upstreams, told, fake = tmp_path / "upstreams.conf", tmp_path / "told", tmp_path / "compose"
    upstreams.write_text("server web1:8000;\nserver web2:8000;\n")
    fake.write_text(FAKE.format(upstreams=upstreams, told=told))
    fake.chmod(0o755)
    own = {"COMPOSE": str(fake), "HUIYIN_UPSTREAMS": str(upstreams), "HUIYIN_DRAIN": "0"}

    subprocess.run([DEPLOY / "rolling-restart", "web1", "web2"], env=os.environ | own, check=True)

    said = [line for line in told.read_text().splitlines() if line.startswith("up ")]
    assert said == [
        "up -d --no-deps web1 | server web2:8000; ",
        "up -d --no-deps web2 | server web1:8000; ",
    ]
    assert upstreams.read_text() == "server web1:8000;\nserver web2:8000;\n"
