"""The server and the worker beside it begin processes in two threads, often in the same moment."""

import subprocess
import sys

STARTS, FORKS = 40, 60
SCRIPT = f"""
import os, signal, sys, threading, time
from pathlib import Path
from huiyin.cli.serving import TURN, Worker

sys.setswitchinterval(TURN)
worker = Worker(Path())
worker.command = ["/bin/true"]
starting = threading.Thread(target=lambda: [worker.start().wait() for _ in range({STARTS})], daemon=True)
starting.start()
webs = []
for _ in range({FORKS}):
    web = os.fork()
    if not web:
        time.sleep(300)
        os._exit(0)
    webs.append(web)
    time.sleep(0.003)
starting.join(60)
for web in webs:
    os.kill(web, signal.SIGKILL)
print("started" if not starting.is_alive() else "waits for ever")
"""


def test_a_worker_is_started_while_web_processes_are_forked():
    """As when both were killed at once. A worker that is not started lets all clocks stand still."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.split() == ["started"], done.stdout
