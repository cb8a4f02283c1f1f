"""A home whose evidence lies in an object store is backed up whole, and restored whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_operating import ROOT, huiyin
from tests.evidence.conftest import bucket, object_store  # noqa: F401 (fixtures)

pytestmark = pytest.mark.faults


def python(home: Path, code: str) -> str:
    """Runs a line in the installation, as another process of it would."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HUIYIN_HOME": str(home),
                   "DJANGO_SETTINGS_MODULE": "huiyin.site.settings"}  # fmt: skip
    whole = f"import django; django.setup()\nfrom huiyin.evidence import keeping\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", whole], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_evidence_in_a_bucket_comes_back_after_the_bucket_was_lost(tmp_path, bucket):  # noqa: F811
    home, file = tmp_path / "home", tmp_path / "monday.tar.gz"
    huiyin(home, "init")
    lines = "".join(f'{name} = "{value}"\n' for name, value in bucket.items())
    with (home / "huiyin.toml").open("a") as settings:
        settings.write(f"\n[evidence_bucket]\n{lines}")
    digest = python(home, "b = keeping.put([b'%PDF-1.4 proof'], kind='pdf'); print(b.sha256)")
    huiyin(home, "backup", str(file), "--with-keys")
    gone = (
        "from huiyin.evidence.models import Blob; keeping.depot().remove(Blob.objects.get().place)"
    )
    python(home, gone)

    said = huiyin(tmp_path / "new", "restore", str(file))

    assert "1 files brought into the bucket" in said
    found = python(tmp_path / "new", f"print(keeping.content(keeping.find('{digest}')).decode())")
    assert found == "%PDF-1.4 proof"
    assert not list((tmp_path / "new/evidence").glob("??/??/*"))
