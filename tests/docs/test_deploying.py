"""The files of `deploy/` as far as they can be tried without a machine of their own."""

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


def test_the_image_begins_with_a_command_of_the_product(monkeypatch):
    monkeypatch.setenv("HUIYIN_HOME", "")
    text = (DEPLOY / "Dockerfile").read_text("utf-8")

    [begins] = re.findall(r"^CMD (\[.*\])$", text, re.MULTILINE)

    assert 'ENTRYPOINT ["huiyin"]' in text
    assert understood(yaml.safe_load(begins)) == "serve"
