"""The files for a deployment name what is there and call what can be called."""

import re
import shlex
import subprocess

import pytest
import yaml
from typer.main import get_command

from huiyin.cli.main import app
from tests.docs.pages import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))


def assert_can_be_called(words: list[str]) -> None:
    """Read by the program's own commands, which refuse an option or a command they do not know."""
    words = words[2:] if words[0] == "--home" else words
    found = get_command(app).commands[words[0]]
    given = [re.sub(r"^%i$", "8001", word) for word in words[1:]]
    found.make_context(words[0], given)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_calls_commands_that_exist(unit):
    started = re.findall(r"^ExecStart=(.*)$", unit.read_text(), re.MULTILINE)

    assert started
    for line in started:
        words = shlex.split(line)
        if words[0] == "/bin/sh":
            words = shlex.split(re.sub(r"\$\(.*?\)", "monday", words[2]))[1:]
        assert words[0] == "/opt/huiyin/.venv/bin/huiyin"
        assert_can_be_called(words[1:])


def test_the_compose_file_calls_commands_that_exist_and_names_files_that_are_there():
    services = yaml.safe_load((DEPLOY / "compose.yml").read_text())["services"]

    for name in ("web1", "web2", "worker"):
        assert_can_be_called(services[name]["command"])
    mounted = [volume.partition(":")[0] for volume in services["nginx"]["volumes"]]
    assert all((DEPLOY / file).exists() for file in mounted if file != "./tls")
    assert (ROOT / services["web1"]["build"]["dockerfile"]).exists()


def test_the_script_that_restarts_in_turn_asks_for_two_processes_at_least():
    done = subprocess.run([DEPLOY / "rolling-restart", "8001"], capture_output=True, text=True)

    assert done.returncode == 2 and "at least two" in done.stderr
