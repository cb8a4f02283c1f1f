"""Group robots get the JSON that their makers document, signed as they ask, at a pace they bear."""

import base64
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from huiyin.casework import commands as c
from huiyin.connections import keeping
from huiyin.ledger import moment
from huiyin.notices import outbox
from huiyin.notices.models import Outgoing
from huiyin.notices.robots import PACE, Robot, post
from tests.ledger.house import do, register
from tests.support.jobs import send_due

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
SECRET = "SEC-of-the-group"


class Group(ThreadingHTTPServer):
    """A robot's service: keeps what it was told, and answers as it is told."""

    def __init__(self) -> None:
        self.said: list[tuple[str, dict[str, Any]]] = []
        self.answer: tuple[int, dict[str, Any]] = (200, {"errcode": 0, "errmsg": "ok"})
        super().__init__(("127.0.0.1", 0), Handler)

    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/send?key=abc"


class Handler(BaseHTTPRequestHandler):
    server: Group

    def do_POST(self) -> None:
        assert self.headers["Content-Type"] == "application/json"
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.said.append((self.path, body))
        status, answer = self.server.answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""


@pytest.fixture
def group() -> Iterator[Group]:
    with Group() as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield served
        served.shutdown()
        thread.join()


def robot(group: Group, service: str, **more: str) -> Robot:
    return Robot(service=service, webhook=group.address(), **more)  # type: ignore[arg-type]


LETTER = outbox.Letter(to="", subject="x", text="请予批准 · T202603-0001")


def test_wecom_gets_a_text_of_at_most_2048_bytes(group):
    post(robot(group, "wecom"), LETTER)
    post(robot(group, "wecom"), outbox.Letter(to="", subject="x", text="长" * 2000))

    assert group.said[0] == (
        "/send?key=abc",
        {"msgtype": "text", "text": {"content": LETTER.text}},
    )
    long = group.said[1][1]["text"]["content"]
    assert len(long.encode()) <= 2048
    assert set(long) == {"长"}


def test_dingtalk_gets_a_text_signed_over_the_moment_and_the_secret(group):
    before = int(moment.wall().timestamp() * 1000)
    post(robot(group, "dingtalk", signing=SECRET), LETTER)

    path, body = group.said[0]
    assert body == {"msgtype": "text", "text": {"content": LETTER.text}}
    asked = parse_qs(urlsplit(path).query)
    [stamp], [sign] = asked["timestamp"], asked["sign"]
    assert before <= int(stamp) <= int(moment.wall().timestamp() * 1000)
    wanted = hmac.new(SECRET.encode(), f"{stamp}\n{SECRET}".encode(), sha256).digest()
    assert base64.b64decode(sign) == wanted
    assert asked["key"] == ["abc"]


def test_feishu_gets_a_text_with_the_signature_in_its_body(group):
    group.answer = (200, {"code": 0, "msg": "success"})
    post(robot(group, "feishu", signing=SECRET), LETTER)

    body = group.said[0][1]
    assert body["msg_type"] == "text"
    assert body["content"] == {"text": LETTER.text}
    wanted = hmac.new(f"{body['timestamp']}\n{SECRET}".encode(), b"", sha256).digest()
    assert base64.b64decode(body["sign"]) == wanted


def test_a_signature_of_dingtalk_is_the_one_its_documentation_would_give():
    """A worked example, so that both sides of the test above cannot be wrong alike."""
    from huiyin.notices.robots import _dingtalk, _feishu

    at = datetime(2021, 1, 1, tzinfo=UTC)
    held = Robot(service="dingtalk", webhook="https://x.test/robot?access_token=t", signing="demo")
    assert _dingtalk(held, LETTER, at).url.endswith(
        "&timestamp=1609459200000&sign=1L%2BO%2B1biKH%2FdKjkl3PZ28HhF1z3tn0glHzAAmwps7PA%3D"
    )
    lark = Robot(service="feishu", webhook="https://x.test/hook", signing="demo")
    assert _feishu(lark, LETTER, at).body["sign"] == "mWmyXgfALu9QjBOxd/doKLSNCLk6HePGLHPV/CNM3XQ="


@pytest.mark.parametrize(
    ("answer", "fault", "after"),
    [
        ((200, {"errcode": 45009, "errmsg": "api freq out of limit"}), "later", 60),
        ((200, {"code": 11232, "msg": "frequency limited"}), "later", 60),
        ((429, {}), "later", 60),
        ((200, {"errcode": 93000, "errmsg": "invalid webhook url"}), "answer", 0),
        ((500, {}), "answer", 0),
    ],
)
def test_what_the_service_answers_decides_what_becomes_of_it(group, answer, fault, after):
    group.answer = answer
    with pytest.raises(outbox.Failed) as raised:
        post(robot(group, "wecom"), LETTER)

    assert (raised.value.fault, raised.value.after) == (fault, after)


def test_trying_says_what_came_of_it_and_never_shows_the_address(group):
    assert robot(group, "wecom").try_out("").works
    group.server_close()

    tried = robot(group, "wecom").try_out("")

    assert not tried.works
    assert "key=abc" not in tried.text("en")


def test_an_address_without_tls_is_refused(installation):
    with pytest.raises(keeping.Wrong) as wrong:
        keeping.put("robot/a", {"service": "wecom", "webhook": "http://far.test/x"}, "")

    assert set(wrong.value.problems) == {"webhook"}


def test_what_comes_faster_than_the_group_takes_is_put_off_and_not_lost(installation, group):
    keeping.put("robot/shop", {"service": "wecom", "webhook": group.address()}, "")
    for number in range(PACE["wecom"] + 5):
        cause = outbox.Cause(key=str(number), purpose="test", not_before=NOW)
        outbox.put(LETTER, cause, "robot/shop")

    send_due(NOW)
    assert len(group.said) == PACE["wecom"]
    assert send_due(NOW + timedelta(seconds=59)) == 0

    send_due(NOW + timedelta(seconds=60))
    assert len(group.said) == PACE["wecom"] + 5
    assert set(Outgoing.objects.values_list("state", "attempts")) == {("sent", 1)}


def test_a_group_is_told_what_goes_to_its_posts_and_nothing_else(shop, group):
    values = {"service": "wecom", "webhook": group.address(), "posts": "tiny/chief"}
    keeping.put("robot/chiefs", values, "")
    keeping.put("robot/others", {**values, "posts": "tiny/owner"}, "")
    case = register(facts={"what": "王先生的杯子"}).case
    do(case.id, "wang", c.Propose(subject="refund", amounts={"payout": 400}, text="退一半"))
    send_due(moment.now() + timedelta(days=1))

    [(_, body)] = group.said
    text = body["text"]["content"]
    assert case.number in text
    assert "王先生" not in text and "退一半" not in text
