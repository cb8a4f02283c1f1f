"""The rule of the house which regulation applies: set at the desk, kept by desk, API, mail and import."""

from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.casework.applying import Line
from huiyin.casework.refusal import Reason, Refused
from huiyin.ledger import moment, ports
from huiyin.ledger.door import Ask, handle, new_id
from huiyin.people import deeds, regulations
from huiyin.people import happenings as h
from huiyin.people.applying import rule_application
from huiyin.people.deeds import Unfit
from huiyin.people.models import Account
from huiyin.people.organising import rebuild, record
from tests.support.editions import twin

FACTS = {"what": "杯子是裂的", "topic": "goods"}


@pytest.fixture
def two(shop):
    """The clerk works under two regulations."""
    regulations.install(regulations.tried(twin()))
    record(h.PostGiven, "", person="wang", pack="twin", role="clerk")
    return shop


@pytest.fixture
def boss(two, sit_down):
    record(h.PersonJoined, "", person="gu", shown_name="顾管理", administrator=True)
    deeds.take_power(Account.objects.get(username="gu"), timedelta(hours=1), "测试")
    return sit_down("gu")


def register(pack: str, channel: str = "phone", kind: str = "complaint", **more):
    command = c.Register(kind=kind, channel=channel, facts=FACTS, **more)
    return handle(Ask(case=new_id(moment.now()), command=command, actor="wang", pack=pack))


def rule(*lines: Line) -> None:
    rule_application(None, lines)


def body(answer) -> str:
    return answer.content.decode()


def test_without_a_rule_whoever_registers_chooses_and_sees_what_differs(two, sit_down):
    page = body(sit_down("wang").get("/register/"))

    assert "小店投诉办法" in page and "小店加急办法" in page
    assert "15" in page and "咨询" in page
    assert "退款" not in page  # approved alike under both


def test_a_rule_that_is_certain_asks_nothing(two, sit_down):
    rule(Line("twin"))

    assert sit_down("wang").get("/register/").headers["Location"].startswith("/register/twin/")


def test_what_would_make_it_certain_is_asked_and_then_stands_in_the_form(two, sit_down):
    rule(Line("twin", channel="visit"), Line("tiny"))
    clerk = sit_down("wang")

    page = body(clerk.get("/register/"))
    assert "怎么来的" in page and "什么性质" not in page
    onward = clerk.get("/register/?channel=visit").headers["Location"]
    assert onward == "/register/twin/?c.channel=counter"
    assert '<option value="counter" selected' in body(clerk.get(onward))
    assert clerk.get("/register/?channel=phone").headers["Location"].startswith("/register/tiny/")


def test_the_door_itself_keeps_the_rule(two):
    rule(Line("twin", channel="visit"), Line("tiny"))

    with pytest.raises(Refused) as refused:
        register("tiny", "counter")
    assert refused.value.reason is Reason.OTHER_REGULATION
    assert refused.value.needs == "小店加急办法"
    assert register("twin", "counter").case.number


def test_what_came_before_the_rule_is_registered_as_it_was(two):
    rule(Line("twin"))

    assert register("tiny", received_at=moment.now() - timedelta(days=1)).case.number


def test_what_follows_from_another_case_goes_where_that_says(two):
    first = register("tiny").case.id
    rule(Line("twin"))

    assert register("tiny", relation="follow_up", related=first).case.number


def test_the_unit_of_whoever_registers_counts(two):
    """The shop has no units: nobody is of any, and the line is no dead end either."""
    with pytest.raises(Unfit):
        rule(Line("twin", unit="north"))


@pytest.mark.parametrize(("line", "why"), [
    (Line("nowhere"), "applies.no.pack"), (Line("tiny", channel="web"), "applies.no.channel"),
    (Line("tiny", kind="inquiry"), "applies.no.kind"),
])  # fmt: skip
def test_a_line_that_could_never_lead_to_a_registration_is_refused(two, line, why):
    with pytest.raises(Unfit) as refused:
        rule(line)
    assert refused.value.key == why


def test_the_rule_is_an_event_and_comes_back_by_rebuilding(two):
    rule(Line("twin", channel="visit"), Line("tiny"))
    before = ports.house().application()

    rebuild()

    assert ports.house().application() == before
    assert [line.pack for line in before] == ["twin", "tiny"]


def test_an_administrator_sets_it_in_order_and_tries_it(boss):
    sent = {"place": ["2", "1"], "unit": ["", ""], "channel": ["", "visit"], "kind": ["", ""],
            "pack": ["tiny", "twin"], "why": "分工"}  # fmt: skip

    assert boss.post("/house/regulations/which/", sent).status_code == 302

    assert [(x.pack, x.channel) for x in ports.house().application()] == [
        ("twin", "visit"),
        ("tiny", ""),
    ]
    page = "/house/regulations/which/?try=1&unit=&kind=&channel="
    assert "适用《小店加急办法》" in body(boss.get(page + "visit"))
    assert "还不能确定" in body(boss.get(page))
    assert "分工" in body(boss.get("/house/history/"))


def test_a_wrong_line_is_named_and_what_was_chosen_stays(boss):
    sent = {"place": ["1"], "unit": [""], "channel": ["web"], "kind": [""], "pack": ["tiny"]}

    answer = boss.post("/house/regulations/which/", sent)

    assert answer.status_code == 422
    assert "第 1 条" in body(answer)
    assert '<option value="tiny" selected' in body(answer)


def test_a_case_is_moved_to_a_regulation_that_there_is(two, sit_down):
    from huiyin.fields.choices import chooser_of
    from huiyin.sight.looking import look
    from huiyin.sight.me import Me

    case = register("tiny").case.id
    me = Me(Account.objects.get(username="wang"), moment.now(), "zh-Hans")
    seen = look(me, case)
    chooser = chooser_of("move_case", "to")

    options = dict(chooser(seen.draft, me.words(seen.draft.policy), ""))

    assert options["twin"] == "小店加急办法"
    assert "tiny" not in options
