"""Two web processes behind nginx, with the files of `deploy/`: restarted in turn, and nobody notices."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from tests.faults.callers import Told
from tests.faults.kept import assert_kept
from tests.faults.served import House, Served, a_house, free_port, remember
from tests.faults.test_callers_of_all_sorts import resident
from tests.support.mail import certificate

NGINX = shutil.which("nginx") or ("/usr/sbin/nginx" if Path("/usr/sbin/nginx").exists() else None)
ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(NGINX is None, reason="no nginx is installed: run make system"),
]
NAME = "complaints.example.org"
CALLERS = 8
FRAME = """
daemon off; master_process on; worker_processes 1;
pid {folder}/nginx.pid; error_log {folder}/error.log warn;
{user}
events {{ worker_connections 512; }}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/bodies; proxy_temp_path {folder}/proxied;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {folder}/site.conf;
}}
"""


class Front:
    """nginx with the configuration that we hand out; only its paths and ports are those of the test."""

    def __init__(self, folder: Path, ports: list[int]) -> None:
        self.folder, self.port, self.plain = folder, free_port(), free_port()
        self.upstreams = folder / "upstreams.conf"
        self.upstreams.write_text("".join(f"server 127.0.0.1:{port};\n" for port in ports))
        certificate(folder)
        site = (ROOT / "deploy/nginx.conf").read_text()
        for ours, theirs in (
            (r"listen 443", f"listen {self.port}"), (r"listen \[::\].*", ""),
            (r"listen 80", f"listen {self.plain}"),
            (r"/etc/nginx/huiyin-upstreams.conf", str(self.upstreams)),
            (r"/etc/ssl/huiyin/server\.\w+", str(folder / "server.pem")),
        ):  # fmt: skip
            site, found = re.subn(ours, theirs, site)
            assert found, ours
        (folder / "site.conf").write_text(site)
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(FRAME.format(folder=folder, user=user))
        self.command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]

    @contextmanager
    def standing(self) -> Iterator["Front"]:
        process = subprocess.Popen([*self.command, "-e", str(self.folder / "error.log")])
        try:
            for _ in range(100):
                if (self.folder / "nginx.pid").exists() and self.answers():
                    break
                time.sleep(0.1)
            yield self
        finally:
            process.terminate()
            process.wait(20)

    def answers(self) -> bool:
        try:
            return self.call("GET", "/health").status_code == 200
        except httpx.TransportError:
            return False

    def call(self, method: str, path: str, **more) -> httpx.Response:
        """A caller of its own each time, who trusts this house's certificate and repeats nothing."""
        trust = ssl.create_default_context(cafile=str(self.folder / "server.pem"))
        headers = {"Host": NAME, **more.pop("headers", {})}
        with httpx.Client(verify=trust) as client:
            url = f"https://127.0.0.1:{self.port}{path}"
            return client.request(method, url, headers=headers, timeout=30, **more)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with a_house(tmp_path_factory.mktemp("rolling") / "home") as made:
        settings = made.home / "huiyin.toml"
        settings.write_text(settings.read_text() + f'secure = true\nhosts = ["{NAME}"]\n')
        yield made


@pytest.fixture(scope="module")
def webs(house):
    made = [Served(house, workers=1), Served(house, workers=1)]
    for web in made:
        web.start_alone()
    for web in made:
        web.wait(with_worker=False)
    yield made
    for web in made:
        web.kill_all()


@pytest.fixture(scope="module")
def front(tmp_path_factory, webs):
    made = Front(tmp_path_factory.mktemp("nginx"), [web.port for web in webs])
    with made.standing():
        yield made


class Load(threading.Thread):
    """Registers, reads and hands in files, again and again; whatever is not as it should be is kept.
    Nothing is asked twice: what fails once has failed.
    """

    def __init__(self, front: Front, house: House, name: str, pause: float) -> None:
        super().__init__(daemon=True)
        self.front, self.house, self.over = front, house, threading.Event()
        self.pause, self.done, self.failed = pause, 0, list[str]()
        self.caller, self.told, self.asked = name, list[Told](), 0

    def run(self) -> None:
        while not self.over.is_set():
            try:
                self.one()
            except (httpx.TransportError, AssertionError) as error:
                self.failed.append(f"{type(error).__name__}: {error}")
            self.done += 1
            time.sleep(self.pause)

    def one(self) -> None:
        facts = {"what": "杯子是裂的", "topic": "goods"}
        body = {"pack": "tiny", "channel": "phone", "facts": facts}
        case = self.ask(201, "POST", "/api/cases", "register", json=body).json()["case"]
        self.ask(200, "GET", f"/api/cases/{case}")
        self.ask(200, "GET", "/sign-in/")
        content = f"a letter of {case} {'x' * 50_000}".encode()
        file, about = {"file": ("one.txt", content, "text/plain")}, {"kind": "photo", "title": "信"}
        path = f"/api/cases/{case}/evidence"
        self.ask(201, "POST", path, "add_evidence", files=file, data=about)
        digest = sha256(content).hexdigest()
        assert self.ask(200, "GET", f"{path}/{digest}").content == content

    def ask(self, wanted: int, method: str, path: str, act: str = "", **more) -> httpx.Response:
        self.asked += 1
        key = f"rolling-{self.caller}-{self.asked}"
        headers = {"Authorization": f"Bearer {self.house.tokens['wang']}", "Idempotency-Key": key}
        made = self.front.call(method, path, headers=headers, **more)
        assert made.status_code == wanted, f"{method} {path} {made.status_code} {made.text[:200]}"
        if act:
            said = made.json()
            self.told.append(Told(key, act, said["case"], said["number"], said["version"]))
        return made


@pytest.mark.parametrize("pause", [1.0, pytest.param(0.05, marks=pytest.mark.slow)])
def test_web_processes_are_restarted_in_turn_and_no_request_fails(
    front, webs, house, tmp_path, pause
):
    before = [web.process.pid for web in webs]
    again = tmp_path / "restart-"
    again.mkdir()
    stop = {web.port: web for web in webs}
    loads = [Load(front, house, f"{pause}-{number}", pause) for number in range(CALLERS)]
    for load in loads:
        load.start()
    for (
        web
    ) in webs:  # the script asks for one port at a time; whoever keeps the processes restarts it
        script = tmp_path / f"restart-{web.port}"
        script.write_text(f"#!/bin/sh\ntouch {again}/{web.port}\n"
                          f"while [ -e {again}/{web.port} ]; do sleep 0.05; done\n")  # fmt: skip
        script.chmod(0o755)
    keeper = threading.Thread(target=keep, args=(stop, again), daemon=True)
    keeper.start()
    done = subprocess.run(
        [str(ROOT / "deploy/rolling-restart"), *[str(web.port) for web in webs]],
        env={**os.environ, "HUIYIN_UPSTREAMS": str(front.upstreams), "HUIYIN_DRAIN": "1",
             "HUIYIN_RELOAD": " ".join([*front.command, "-s", "reload"]),
             "HUIYIN_RESTART": f"{tmp_path}/restart-"},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    for load in loads:
        load.over.set()
    for load in loads:
        load.join(60)
        house.told += load.told

    assert done.returncode == 0, done.stderr
    assert [web.process.pid for web in webs] != before
    assert [fault for load in loads for fault in load.failed] == []
    assert min(load.done for load in loads) > 2
    sys.stderr.write(f"{sum(load.asked for load in loads)} requests of {CALLERS} callers\n")
    assert_kept(house)


def keep(webs: dict[int, Served], asked: Path) -> None:
    """What systemd does: stops the one that was named, starts it again."""
    for _ in range(2):
        while not any(asked.iterdir()):
            time.sleep(0.05)
        [named] = asked.iterdir()
        webs[int(named.name)].stop()
        webs[int(named.name)].start_alone()
        named.unlink()


def test_bodies_that_never_end_keep_nobody_waiting(front):
    """More of them than there are threads behind: the proxy reads each whole before it passes it on."""
    trust = ssl.create_default_context(cafile=str(front.folder / "server.pem"))
    trust.check_hostname = False
    with ExitStack() as held:
        for _ in range(40):
            line = held.enter_context(socket.create_connection(("127.0.0.1", front.port)))
            safe = held.enter_context(trust.wrap_socket(line))
            safe.sendall(
                f"POST /sign-in/ HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 100\r\n\r\nx".encode()
            )
        began = time.monotonic()

        assert front.call("GET", "/sign-in/").status_code == 200
        assert time.monotonic() - began < 5


def test_who_reads_a_file_byte_by_byte_keeps_nobody_waiting(front, webs, house):
    """More of them than there are threads behind: the proxy takes the file and hands it on as they read."""
    bearer = {"Authorization": f"Bearer {house.tokens['wang']}"}
    facts = {"what": "杯子是裂的", "topic": "goods"}
    made = front.call("POST", "/api/cases", headers={**bearer, "Idempotency-Key": "read slowly"},
                      json={"pack": "tiny", "channel": "phone", "facts": facts}).json()  # fmt: skip
    remember(house, "read slowly", made)
    content = b"%PDF-1.7\n" + os.urandom(20_000_000)
    path = f"/api/cases/{made['case']}/evidence"
    kept = front.call("POST", path, headers=bearer, files={"file": ("one.pdf", content)},
                      data={"kind": "photo", "title": "大文件"})  # fmt: skip
    assert kept.status_code == 201, kept.text
    trust = ssl.create_default_context(cafile=str(front.folder / "server.pem"))
    trust.check_hostname = False
    ask = f"GET {path}/{sha256(content).hexdigest()} HTTP/1.1\r\nHost: {NAME}\r\n"
    before = [resident(pid) for web in webs for pid in web.webs()]
    with ExitStack() as held:
        for _ in range(12):
            line = held.enter_context(socket.create_connection(("127.0.0.1", front.port)))
            safe = held.enter_context(trust.wrap_socket(line))
            safe.sendall(f"{ask}Authorization: {bearer['Authorization']}\r\n\r\n".encode())
            assert safe.recv(12) == b"HTTP/1.1 200"
        for _ in range(3):
            began = time.monotonic()
            assert front.call("GET", "/api/cases", headers=bearer).status_code == 200
            assert time.monotonic() - began < 5
        after = [resident(pid) for web in webs for pid in web.webs()]
        assert sum(after) - sum(before) < 60_000_000
    assert_kept(house)


def test_pages_come_with_every_header_of_security_and_plain_calls_are_sent_to_tls(front):
    page = front.call("GET", "/sign-in/")

    headers = page.headers
    assert "max-age=31536000" in headers["Strict-Transport-Security"]
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Server"] == "nginx"
    assert "Secure" in headers["Set-Cookie"]
    plain = httpx.get(f"http://127.0.0.1:{front.plain}/sign-in/", headers={"Host": NAME})
    assert plain.status_code == 301 and plain.headers["Location"].startswith("https://")


def test_what_is_too_large_is_refused_at_the_door_and_figures_stay_inside(front):
    large = front.call("POST", "/api/evidence", content=b"0" * (53 * 1024 * 1024))
    assert large.status_code == 413
    for inside in ("/metrics", "/ready"):
        assert front.call("GET", inside).status_code == 404


def test_no_log_of_the_proxy_knows_that_a_complainant_was_here(front):
    front.call("GET", "/sign-in/?here-is-staff")
    front.call("GET", "/complain/follow/?here-is-somebody")
    front.call("GET", f"/complain/{'x' * 300}/here-is-somebody")

    logged = "".join((front.folder / name).read_text() for name in ("access.log", "error.log"))
    assert "here-is-staff" in logged
    assert "here-is-somebody" not in logged and "/complain/" not in logged
