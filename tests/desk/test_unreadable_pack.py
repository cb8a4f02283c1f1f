"""What needs a regulation that a process cannot read is refused in words; everything else goes on."""

import json
from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import packs, ports
from huiyin.ledger.door import Ask, handle, load_case, new_id
from huiyin.ledger.models import PackText, Timer
from huiyin.ledger.store import load
from huiyin.ledger.worker import fire_due
from huiyin.people import happenings as h
from huiyin.people import regulations
from huiyin.people.organising import record
from huiyin.policy.problems import PackError
from tests.api.conftest import GOOD, Program, is_a_no, token_of
from tests.ledger.house import MORNING, register
from tests.support.editions import bureau, edition
from tests.support.editions import twin as second


@pytest.fixture
def cases(shop):
    """One case under each of two regulations, both kept by the same clerk."""
    regulations.install(regulations.tried(second()))
    record(h.PostGiven, "", person="wang", pack="twin", role="clerk")
    return register().case.id, register_there()


def register_there() -> str:
    said = c.Register(channel="phone", facts={"what": "壶是漏的", "topic": "goods"})
    return handle(
        Ask(case=new_id(MORNING), command=said, actor="wang", pack="twin", at=MORNING)
    ).case.id


@pytest.fixture
def newer(cases):
    """Another server, which knows more of the language, published an edition that this one cannot read."""
    regulations.install(regulations.tried(edition("2", "2004-01-01")))
    row = PackText.objects.get(pk=packs.published("tiny")[-1].sha256)
    rules = {
        name: f"{text}\nof_a_later_release: true\n" for name, text in json.loads(row.rules).items()
    }
    PackText.objects.filter(pk=row.pk).update(rules=json.dumps(rules))
    forget()
    yield cases
    PackText.objects.filter(pk=row.pk).update(rules=row.rules)
    forget()


def forget() -> None:
    """As a process that has just begun."""
    rules = ports.rules()
    rules.look_again()
    rules._chains.clear()
    rules._built.cache_clear()
    rules._unread.clear()


@pytest.fixture
def wang(newer, sit_down):
    client = sit_down("wang")
    client.raise_request_exception = False
    return client


def test_people_go_on_under_the_other_regulations_and_read_what_is_the_matter(newer, wang):
    _, twin = newer

    pages = {
        path: wang.get(path) for path in ("/", "/cases/", f"/cases/{twin}/", "/register/twin/")
    }

    assert {path: page.status_code for path, page in pages.items()} == dict.fromkeys(pages, 200)
    assert "“tiny”这部规定暂时读不了" in pages["/"].content.decode()
    assert "壶是漏的" in pages["/cases/"].content.decode()
    assert "杯子是裂的" not in pages["/cases/"].content.decode()


def test_what_needs_the_regulation_is_refused_in_words(newer, wang):
    tiny, _ = newer
    wang.get("/")

    case, form = wang.get(f"/cases/{tiny}/"), wang.get("/register/tiny/")

    assert case.status_code == 503 and "有一部规定读不了" in case.content.decode()
    assert form.status_code == 404
    assert load_case(tiny).stage == "received"


def test_programs_get_the_one_shape_for_that_regulation_and_work_with_the_others(newer):
    tiny, twin = newer
    till = Program(token_of("wang"))
    till.raise_request_exception = False

    is_a_no(till.read(f"cases/{tiny}"), 503, "unreadable-pack")
    assert till.read(f"cases/{twin}").status_code == 200
    assert [row["id"] for row in till.read("cases").json()["items"]] == [twin]
    assert till.send("cases", {**GOOD, "pack": "twin"}).status_code == 201
    is_a_no(till.send("cases", GOOD), 422, "unknown-pack")


def test_clocks_of_the_others_fire_and_those_of_the_unreadable_wait_and_fire_later(newer):
    tiny, twin = newer
    late = MORNING + timedelta(days=60)

    fire_due(late, limit=50)

    assert "clock_expired" in names(twin) and "clock_expired" not in names(tiny)
    waiting = Timer.objects.filter(stream=f"case/{tiny}")
    assert waiting and all(row.not_before > late for row in waiting)
    mended()
    fire_due(late + timedelta(days=1), limit=50)
    assert "clock_expired" in names(tiny)


def names(case: str) -> list[str]:
    return [item.event.name for item in load(f"case/{case}")]


def mended() -> None:
    """The server was upgraded."""
    row = PackText.objects.get(pk=packs.published("tiny")[-1].sha256)
    text = {name: said.replace("\nof_a_later_release: true\n", "") for name, said in
            json.loads(row.rules).items()}  # fmt: skip
    PackText.objects.filter(pk=row.pk).update(rules=json.dumps(text))
    forget()


def test_nobody_publishes_over_an_edition_whose_consent_cannot_be_read(newer):
    with pytest.raises(PackError):
        regulations.consent_needed("tiny")
    regulations.install(regulations.tried(bureau()))  # the others may
