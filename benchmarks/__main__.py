"""`python -m benchmarks [MODULE…] [--full] [--write]`: runs the benchmark modules and prints their figures.

A missed goal is a figure like any other and is printed as missed; the exit code says only whether
everything could be measured. `--write` keeps the figures in docs/reference/measurements.md.
"""

import argparse
import importlib
import os
import platform
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import sizes
from benchmarks.measure import Figure, in_words

RECORD = Path(__file__).parents[1] / "docs" / "reference" / "measurements.md"
_HEAD = """# Measurements

How fast things are, as measured by `make bench`. Each figure is a ratio against a floor or a peer
that was measured in turns with it, in the same process; absolute times belong to the machine named.
What grows with the number of cases is drawn in [growth.svg](growth.svg).
"""


def modules() -> list[str]:
    """The benchmark modules of this package: every one has a `figures()`."""
    sources = Path(__file__).parent.glob("*.py")
    return sorted(one.stem for one in sources if "\ndef figures(" in one.read_text("utf-8"))


def table(figures: Iterable[Figure]) -> list[str]:
    lines = [
        "| what | ours | floor or peer | ratio | goal |  |",
        "| --- | --: | --- | --: | --- | --- |",
    ]
    for f in figures:
        ours = in_words(f.ours) if f.ours else ""
        floor = f"{f.floor_name}, {in_words(f.floor)}" if f.floor else ""
        ratio = f"{f.ratio:.2f}" if f.ratio is not None else ""
        verdict = {True: "met", False: "**missed**", None: ""}[f.met]
        lines.append(f"| {f.name} | {ours} | {floor} | {ratio} | {f.goal} | {verdict} |")
    return lines


def machine() -> str:
    """What kind of machine this is, without naming it."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    kind = f"{platform.system()} {platform.machine()}, {python}"
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{kind}, {len(models)} × {models[0]}" if models else kind


def record(results: dict[str, list[Figure]], note: str) -> str:
    """The page anew: measured sections replace those of the same name, others stay."""
    kept = _sections(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    today = datetime.now(UTC).date()  # noqa: TID251 (a report about this very run)
    for name, figures in results.items():
        about = f"{today}, {machine()}" + (f", {note}" if note else "")
        kept[name] = "\n".join([f"## {name}", "", about, "", *table(figures)])
    return "\n".join([_HEAD, *(kept[name] + "\n" for name in sorted(kept))])


def _sections(text: str) -> dict[str, str]:
    found = {}
    for part in text.split("\n## ")[1:]:
        found[part.partition("\n")[0].strip()] = "## " + part.strip()
    return found


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
    results: dict[str, list[Figure]] = {}
    failed = False
    for name in chosen:
        try:
            results[name] = list(importlib.import_module(f"benchmarks.{name}").figures())
        except Exception:
            failed = True
            print(f"\n{name} could not be measured", file=sys.stderr)
            traceback.print_exc()
            continue
        print(f"\n{name}")
        print("\n".join(table(results[name])), flush=True)
    if options.write:
        RECORD.parent.mkdir(parents=True, exist_ok=True)
        RECORD.write_text(record(results, options.note), "utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
