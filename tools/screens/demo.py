"""A demo of its own on a free port, begun anew and ended afterwards; a browser in front of it."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

PASSWORD = "huiyin-demo"  # noqa: S105 (told to everybody)
PATIENCE = 600
"""Seconds for the sample company to be made."""


@contextmanager
def running() -> Iterator[str]:
    """The address of a demo that nobody else uses."""
    with tempfile.TemporaryDirectory(prefix="huiyin-gallery-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        command = [sys.executable, "-m", "huiyin.cli.main", "demo", "--folder", f"{folder}/demo",
                   "--port", str(port)]  # fmt: skip
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as demo:  # noqa: S603 (our own)
            try:
                yield _ready(f"http://127.0.0.1:{port}", demo)
            finally:
                demo.terminate()


def _ready(address: str, demo: "subprocess.Popen[bytes]") -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and demo.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/sign-in/", timeout=5):  # noqa: S310 (our own)
                return address
        except OSError:
            time.sleep(1)
    raise SystemExit("the demo did not start")


@contextmanager
def chromium() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if found is None:
        raise SystemExit("no Chromium is installed: run make system")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def kept(png: bytes, place: Path, width: int) -> None:
    """As a small WebP."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    if picture.width > width:
        picture = picture.resize((width, round(picture.height * width / picture.width)))
    place.parent.mkdir(parents=True, exist_ok=True)
    picture.save(place, "WEBP", quality=80, method=6)
