"""A real IMAP server for tests: Debian's Dovecot, started on a free port in a folder of its own."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from imaplib import IMAP4
from pathlib import Path

PROGRAM = shutil.which("dovecot") or "/usr/sbin/dovecot"
NAME, PASSWORD = "complaints", "open-sesame"
_CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
default_client_limit = 50
default_process_limit = 20
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
first_valid_gid = 1
mail_uid = {user}
mail_gid = {group}
auth_mechanisms = plain login
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True)
class Server:
    port: int

    @contextmanager
    def signed_in(self, name: str = NAME) -> Iterator[IMAP4]:
        client = IMAP4("127.0.0.1", self.port, 10)
        client.login(name, PASSWORD)
        client.select("INBOX")
        yield client
        client.logout()

    def deliver(self, content: bytes, name: str = NAME) -> None:
        """As a mail server would: what lies there is what came, to the byte."""
        with self.signed_in(name) as client:
            status, said = client.append("INBOX", None, None, content)
            assert status == "OK", said

    def folder(self, folder: str = "INBOX", name: str = NAME) -> dict[int, set[str]]:
        """Flags by uid."""
        with self.signed_in(name) as client:
            if client.select(folder)[0] != "OK":
                return {}
            _, found = client.uid("search", "ALL")
            flags = {}
            for uid in found[0].split():
                _, said = client.uid("fetch", uid, "(FLAGS)")
                flags[int(uid)] = set(said[0].decode().split("FLAGS (")[1].split(")")[0].split())
            return flags


def is_there() -> bool:
    return Path(PROGRAM).exists()


@contextmanager
def server() -> Iterator[Server]:
    """Runs as nobody where the tests run as root, which Dovecot does not serve mail as."""
    root = os.getuid() == 0
    user, group = ("nobody", "nogroup") if root else _me()
    folder = Path(tempfile.mkdtemp(prefix="imap-"))
    port = _free_port()
    config = folder / "dovecot.conf"
    config.write_text(
        _CONFIG.format(folder=folder, user=user, group=group, port=port, password=PASSWORD)
    )
    (folder / "mail").mkdir()
    if root:
        folder.chmod(0o755)
        for path in (folder, folder / "mail"):
            shutil.chown(path, user, group)
    process = subprocess.Popen([PROGRAM, "-F", "-c", str(config)])
    try:
        _wait(process, port, folder)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _me() -> tuple[str, str]:
    import grp
    import pwd

    return pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    for _ in range(100):
        if process.poll() is not None:
            break
        try:
            IMAP4("127.0.0.1", port, 5).logout()
        except OSError:
            time.sleep(0.1)
        else:
            return
    log = folder / "dovecot.log"
    raise RuntimeError(log.read_text() if log.exists() else "dovecot did not start")
