"""History tried by two worker processes of a real cluster comes out as on one, to the byte."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from distributed import Client

from huiyin.cli.policy import trying
from tests.simulation.test_told_in_a_file import LINES

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "COLUMNS": "200",
               "DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "false"}  # fmt: skip
CASES = 4 * trying.AT_A_TIME
BUSY = 0.5
"""Seconds of a processor: so long, and longer, a worker reads the regulation before it tries a case."""
DASK = [sys.executable, "-m", "dask"]


@contextmanager
def program(*command: str):
    with subprocess.Popen(command, env=ENVIRONMENT, cwd=ROOT,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def cluster(folder: Path):
    """A scheduler and two workers, as an operator starts them."""
    file = folder / "scheduler.json"
    quiet = ["--no-dashboard", "--scheduler-file", str(file)]
    with ExitStack() as all_of_it:
        all_of_it.enter_context(
            program(*DASK, "scheduler", "--host", "127.0.0.1", "--port", "0", *quiet)
        )
        until = time.monotonic() + 60
        while not file.exists() and time.monotonic() < until:
            time.sleep(0.1)
        one = ["--nworkers", "1", "--nthreads", "1", "--no-nanny", "--local-directory", str(folder)]
        workers = [
            all_of_it.enter_context(program(*DASK, "worker", *one, *quiet)) for _ in range(2)
        ]
        yield file, workers


def simulate(*arguments: object) -> str:
    command = [sys.executable, "-m", "huiyin.cli.main", "policy", "simulate", *map(str, arguments)]
    done = subprocess.run(command, env=ENVIRONMENT, cwd=ROOT, capture_output=True, text=True,
                          timeout=600)  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Many cases of two sorts, so that there are parts for everybody."""
    file = tmp_path / "history.jsonl"
    lines = [
        line.replace('"case": "', f'"case": "{number}-')
        for number in range(CASES // 2)
        for line in LINES.strip().splitlines()
    ]
    file.write_text("\n".join(lines), "utf-8")
    return file


def test_two_workers_of_a_cluster_find_what_one_process_finds(history, tmp_path):
    asked = (ROOT / "packs" / "general", "--as-of", "2020-01-01", "--from", history, "--json")

    alone = simulate(*asked, "--jobs", "1")
    with cluster(tmp_path) as (file, workers):
        together = simulate(*asked, "--cluster", file)
        assert all(worker.poll() is None for worker in workers)

    assert f'"cases": {CASES}' in alone
    assert together == alone


def test_two_workers_that_read_the_ledger_find_what_one_process_finds(tmp_path, monkeypatch):
    """Cases of the insurer, more than fit in one part; each worker opens the store by itself."""
    monkeypatch.setitem(ENVIRONMENT, "HUIYIN_HOME", str(tmp_path / "home"))
    monkeypatch.setitem(ENVIRONMENT, "HUIYIN_BENCH_HOME", str(tmp_path / "home"))
    monkeypatch.setitem(ENVIRONMENT, "HUIYIN_BENCH_CASES", str(8 * trying.AT_A_TIME))
    made = "from benchmarks.installed import installation; installation()"
    subprocess.run([sys.executable, "-c", made], env=ENVIRONMENT, cwd=ROOT, check=True)
    asked = (ROOT / "packs" / "life-insurance", "--as-of", "2020-01-01", "--json")

    alone = simulate(*asked, "--jobs", "1")
    with cluster(tmp_path) as (file, workers):
        together = simulate(*asked, "--cluster", file)
        assert all(worker.poll() is None for worker in workers)

    assert json.loads(alone)["cases"] > 2 * trying.AT_A_TIME
    assert together == alone


def test_a_worker_that_is_killed_in_the_middle_changes_nothing_of_what_is_found(history, tmp_path):
    asked = (ROOT / "packs" / "general", "--as-of", "2020-01-01", "--from", history, "--json")
    command = [sys.executable, "-m", "huiyin.cli.main", "policy", "simulate", *map(str, asked)]
    alone = simulate(*asked, "--jobs", "1")
    with cluster(tmp_path) as (file, workers):
        with Client(scheduler_file=str(file), set_as_default=False) as looking:
            looking.wait_for_workers(2, timeout=60)
        begun = [worked(one.pid) for one in workers]
        with (
            subprocess.Popen([*command, "--cluster", str(file)], env=ENVIRONMENT, cwd=ROOT,
                             stdout=subprocess.PIPE, text=True) as asking,
            ended(asking),
        ):  # fmt: skip
            victim = first_at_work(workers, begun)
            victim.send_signal(signal.SIGSTOP)  # it has its part in its hands, and never ends it
            assert asking.poll() is None, "it was over before anybody was killed"
            victim.kill()
            together = asking.communicate(timeout=300)[0]
        assert asking.returncode == 0 and victim.poll() is not None

    assert together == alone


@contextmanager
def ended(process: subprocess.Popen[str]):
    """Whatever goes wrong in between: nobody then waits for it for ever."""
    try:
        yield
    except BaseException:
        process.kill()
        raise


def worked(pid: int) -> float:
    """Seconds of a processor that it took so far."""
    spent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")


def first_at_work(workers, begun):
    """Whoever computes: one that waits for parts takes hardly any time."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        for worker, before in zip(workers, begun, strict=True):
            if worked(worker.pid) - before > BUSY:
                return worker
        time.sleep(0.02)
    raise AssertionError("no worker began")


def test_no_cluster_is_said_in_words(tmp_path, history):
    command = [sys.executable, "-m", "huiyin.cli.main", "policy", "simulate", ROOT / "packs/general",
               "--from", history, "--cluster", "tcp://127.0.0.1:1"]  # fmt: skip
    done = subprocess.run(command, env=ENVIRONMENT, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 2
    assert "no cluster at tcp://127.0.0.1:1" in done.stderr and "Traceback" not in done.stderr
