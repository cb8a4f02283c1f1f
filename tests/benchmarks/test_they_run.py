"""The benchmarks run and draw their tables, at a size at which their figures say nothing."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SMALL = {"HUIYIN_BENCH_CASES": "5", "HUIYIN_BENCH_DUE": "60", "HUIYIN_BENCH_SMALL": "1"}
MODULES = ("ledger", "api", "clocks", "jobs")


def test_benchmarks_run_one_after_another_and_each_draws_its_table():
    environment = {**os.environ, **SMALL, "PYTHONPATH": str(ROOT / "src"), "HUIYIN_DATABASE": ""}

    done = subprocess.run([sys.executable, "-m", "benchmarks", *MODULES], env=environment, cwd=ROOT,
                          capture_output=True, text=True)  # fmt: skip

    assert done.returncode == 0, done.stderr[-3000:]
    tables = re.split(r"^(\w+)\n\| what", done.stdout, flags=re.MULTILINE)
    assert tuple(tables[1::2]) == MODULES
    for rows in tables[2::2]:
        assert len(re.findall(r"^\| .* \|$", rows, re.MULTILINE)) >= 3
