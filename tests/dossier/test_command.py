"""`huiyin verify --dossier`: what it says, and that it needs neither ledger nor home."""

import json
import shutil

from django.conf import settings
from typer.testing import CliRunner

from huiyin.cli.main import app
from tests.dossier.shelf import meddled, seal, take

RUN = CliRunner()


def test_a_file_is_checked_with_the_public_key_alone(case, tmp_path):
    seal()
    file = take(case, tmp_path / "file.zip")
    key = shutil.copy(settings.HOME.keys / "seal.pub.pem", tmp_path)

    told = RUN.invoke(app, ["verify", "--dossier", str(file), "--public-key", str(key)])

    assert told.exit_code == 0
    assert "as it was handed out" in told.output


def test_what_was_altered_is_said_with_its_name_and_ends_badly(case, tmp_path):
    file = take(case, tmp_path / "file.zip")
    worse = meddled(file, {"letters/letter-1.pdf": lambda text: None})
    key = str(settings.HOME.keys / "seal.pub.pem")

    told = RUN.invoke(app, ["verify", "--dossier", str(worse), "--public-key", key, "--json"])

    assert told.exit_code == 1
    assert json.loads(told.output)["faults"] == ["letters/letter-1.pdf is missing"]


def test_a_file_that_is_no_key_is_said_to_be_none(case, tmp_path):
    file, key = take(case, tmp_path / "file.zip"), tmp_path / "key.pem"
    key.write_text("no key")

    told = RUN.invoke(app, ["verify", "--dossier", str(file), "--public-key", str(key)])

    assert told.exit_code == 2
