"""`python -m benchmarks [MODULE…] [--full] [--write]`: runs the benchmark modules and prints their figures.

A missed goal is a figure like any other and is printed as missed; the exit code says only whether
everything could be measured. `--write` keeps the figures in docs/reference/measurements.md.
"""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

from benchmarks import sizes
from benchmarks.recording import RECORD, Measured, record, table


def modules() -> list[str]:
    """The benchmark modules of this package: every one has a `figures()`."""
    sources = Path(__file__).parent.glob("*.py")
    return sorted(one.stem for one in sources if "\ndef figures(" in one.read_text("utf-8"))


def _each_apart(names: list[str]) -> int:
    """In a process and a house of its own: floors write rows of which no ledger would be made. Houses are
    copies of one.
    """
    options = [word for word in sys.argv[1:] if word not in names]
    with tempfile.TemporaryDirectory(prefix="huiyin-bench-") as folder:
        house = Path(folder) / "house"
        subprocess.run([sys.executable, "-m", "benchmarks.installed", house], check=True)
        environment = {**os.environ, "HUIYIN_BENCH_EMPTY": str(house), "TMPDIR": folder}
        commands = ([sys.executable, "-m", "benchmarks", name, *options] for name in names)
        ended = [subprocess.run(one, check=False, env=environment).returncode for one in commands]
    return 1 if any(ended) else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("module", nargs="*", help=f"of {', '.join(modules())}; else all")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RECORD.name}")
    parser.add_argument("--note", default="", help="a word on this run, such as the commit")
    parser.add_argument("--full", action="store_true", help="at full size, which takes long")
    parser.add_argument(
        "--tiny", action="store_true", help="too small for the figures to mean much"
    )
    options = parser.parse_args()
    sizes.choose("full" if options.full else "tiny" if options.tiny else "small")
    chosen = options.module or modules()
    if len(chosen) > 1:
        return _each_apart(chosen)
    results: dict[str, Measured] = {}
    failed = False
    for name in chosen:
        try:
            module = importlib.import_module(f"benchmarks.{name}")
            results[name] = Measured(str(module.__doc__), list(module.figures()))
        except Exception:
            failed = True
            print(f"\n{name} could not be measured", file=sys.stderr)
            traceback.print_exc()
            continue
        print(f"\n{name}")
        print("\n".join(table(results[name].figures)), flush=True)
    if options.write:
        RECORD.parent.mkdir(parents=True, exist_ok=True)
        RECORD.write_text(record(results, options.note), "utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
