"""Every process knows every event of the product, whichever of its parts it needs."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KNOWN = """
import django
django.setup()
from huiyin.ledger.happenings import HAPPENINGS
print(*HAPPENINGS)
"""
BASES = {"Happening", "OfPeople", "OfProposal"}


def test_a_process_that_only_reads_the_ledger_knows_every_event_of_the_house(tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HUIYIN_HOME": str(tmp_path),
                   "DJANGO_SETTINGS_MODULE": "huiyin.site.settings"}  # fmt: skip
    known = subprocess.run(
        [sys.executable, "-c", KNOWN], env=environment, capture_output=True, text=True, check=True
    )

    assert not written() - set(known.stdout.split())


def written() -> set[str]:
    """Names of all events in the source, bases of others among their own kind left out."""
    classes = {
        one.name: one
        for file in (ROOT / "src/huiyin").rglob("*.py")
        for one in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(one, ast.ClassDef)
    }
    found, before = set(BASES), set[str]()
    while found != before:
        before = set(found)
        found |= {name for name, one in classes.items() if {base_of(b) for b in one.bases} & found}
    shared = {name for name in found if any(k.arg == "shared" for k in classes[name].keywords)}
    return {re.sub(r"(?<!^)(?=[A-Z])", "_", n).lower() for n in found - shared - {"Happening"}}


def base_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
