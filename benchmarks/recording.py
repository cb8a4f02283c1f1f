"""Keeps figures in docs/reference/measurements.md: what was measured, how, when and of which commit."""

import os
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import Figure, in_words

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "docs" / "reference" / "measurements.md"
_HEAD = """# Measurements

How fast things are, as measured by `make bench` and `make bench-full`. Where there is a least that could be
done (a floor) or a peer, it was measured in turns with ours in the same run, and the ratio is what counts;
absolute times belong to the machine named. What grows with the number of cases is drawn in
[growth.svg](growth.svg), on PostgreSQL in [growth-postgresql.svg](growth-postgresql.svg).
"""


@dataclass(frozen=True)
class Measured:
    """`about` says what was measured, as the module does."""

    about: str
    figures: Sequence[Figure]


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


def record(results: Mapping[str, Measured], note: str) -> str:
    """The page anew: measured sections replace those of the same name, others stay."""
    kept = _sections(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    today = datetime.now(UTC).date()  # noqa: TID251 (a report about this very run)
    store = "PostgreSQL" if os.environ.get("HUIYIN_DATABASE") else "SQLite"
    for name, measured in results.items():
        if not measured.figures:  # for want of a server or a peer
            continue
        title = f"{name} on PostgreSQL" if store == "PostgreSQL" else name
        run = ", ".join(filter(None, [str(today), machine(), store, commit(), note]))
        about = measured.about.strip()
        kept[title] = "\n".join([f"## {title}", "", run, "", about, "", *table(measured.figures)])
    return "\n".join([_HEAD, *(kept[name] + "\n" for name in sorted(kept))])


def machine() -> str:
    """What kind of machine this is, without naming it."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    kind = f"{platform.system()} {platform.machine()}, {python}"
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{kind}, {len(models)} × {models[0]}" if models else kind


def commit() -> str:
    """Which one is measured, and whether anything of it was changed since; empty outside of a checkout."""
    found = _git("rev-parse", "--short=8", "HEAD")
    changed = found and _git("status", "--porcelain", "--", "src", "benchmarks", "packs")
    return f"commit {found}{' and changes' if changed else ''}" if found else ""


def _git(*words: str) -> str:
    try:
        done = subprocess.run(
            ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _sections(text: str) -> dict[str, str]:
    found = {}
    for part in text.split("\n## ")[1:]:
        found[part.partition("\n")[0].strip()] = "## " + part.strip()
    return found
