"""From a real IMAP server, each mail exactly once."""

import os
import secrets
import signal
import subprocess
import sys

import pytest

from huiyin.intake.mail import fetching, receiving
from huiyin.intake.mail.connection import Imap
from huiyin.intake.mail.models import MailRow
from huiyin.register.models import CaseRow
from tests.support.letters import mail, with_files


@pytest.fixture
def box(imap_server, mailbox):
    """A mailbox of its own for each test."""
    name = f"box{secrets.token_hex(4)}"
    imap = mailbox(port=imap_server.port, username=name)

    class Box:
        connection = imap

        def deliver(self, content: bytes) -> None:
            imap_server.deliver(content, name)

        def folder(self, folder: str = "INBOX"):
            return imap_server.folder(folder, name)

        def with_(self, **more) -> Imap:
            return mailbox(port=imap_server.port, username=name, **more)

    return Box()


def test_what_is_new_comes_once_to_the_byte_and_is_marked_as_read(box):
    content = with_files(("收据.pdf", b"%PDF-1.7 x"))
    box.deliver(content)

    assert fetching.fetch("front", box.connection) == 1
    assert fetching.fetch("front", box.connection) == 0

    row = MailRow.objects.get()
    from huiyin.evidence import keeping

    assert keeping.content(keeping.find(row.sha256)) == content
    assert box.folder() == {1: {"\\Seen"}}


def test_a_mail_that_somebody_read_first_is_not_missed(box, imap_server):
    box.deliver(mail())
    fetching.fetch("front", box.connection)
    box.deliver(mail(message_id="two@x"))
    with imap_server.signed_in(box.connection.username) as client:
        client.uid("store", "2", "+FLAGS", "\\Seen")

    assert fetching.fetch("front", box.connection) == 1


def test_kept_mail_is_moved_where_the_house_wants_it(box):
    box.deliver(mail())

    fetching.fetch("front", box.with_(done_folder="Kept"))

    assert box.folder() == {}
    assert len(box.folder("Kept")) == 1


def test_what_is_too_large_is_not_fetched_and_is_shown(box, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 500)
    box.deliver(mail("长" * 1000))

    fetching.fetch("front", box.connection)

    row = MailRow.objects.get()
    assert (row.state, row.why, row.sha256) == ("held", "too_large", "")


def test_one_mailbox_that_is_away_stops_no_other(box, mailbox, imap_server):
    from huiyin.connections import keeping as connections
    from tests.intake.mail.conftest import VALUES

    connections.put("imap/away", {**VALUES, "port": 1}, "li")
    box.deliver(mail())

    assert fetching.fetch_all() == 1


def test_trying_the_connection_says_what_is_wrong(box):
    assert box.connection.try_out("").works
    assert "渠道" in box.with_(channel="ghost").try_out("").text("zh-Hans")
    assert "登记项" in box.with_(text_fact="ghost").try_out("").text("zh-Hans")
    assert not box.with_(password="wrong").try_out("").works
    assert not box.with_(person="nobody").try_out("").works


def test_the_server_itself_rejecting_a_uid_leaves_the_rest(box, monkeypatch):
    box.deliver(mail())
    box.deliver(mail("第二件", message_id="two@x"))
    monkeypatch.setattr(fetching, "_put_away", lambda box, place: None)

    assert fetching.fetch("front", box.connection) == 2
    assert fetching.fetch("front", box.connection) == 0


def test_nothing_is_lost_or_doubled_when_a_deposit_fails(box, monkeypatch):
    box.deliver(mail())

    def broken(*_):
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(receiving, "open_mail", broken)
        with pytest.raises(OSError, match="disk full"):
            fetching.fetch("front", box.connection)
    assert MailRow.objects.count() == 0

    assert fetching.fetch("front", box.connection) == 1
    assert CaseRow.objects.count() == 1


@pytest.mark.faults
@pytest.mark.parametrize("place", ["mail_kept", "after_append", "before_commit", "mail_committed"])
def test_a_worker_killed_anywhere_leaves_each_mail_once(imap_server, tmp_path, place):
    name = f"box{secrets.token_hex(4)}"
    for number in range(3):
        imap_server.deliver(mail(f"第{number}件", message_id=f"{number}@x"), name)
    home = {
        **os.environ,
        "HUIYIN_HOME": str(tmp_path / "home"),
        "BOX": name,
        "PORT": str(imap_server.port),
    }
    command = [sys.executable, "-m", "tests.intake.mail.child"]
    subprocess.run([*command, "prepare"], env=home, check=True)

    killed = subprocess.run([*command, "fetch"], env={**home, "HUIYIN_FAILPOINT": place})
    assert killed.returncode == -signal.SIGKILL
    told = subprocess.run([*command, "fetch"], env=home, check=True, capture_output=True, text=True)

    assert told.stdout.split() == ["3", "3", "3"]
