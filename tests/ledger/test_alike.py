"""Nearly the same text is found by its bands; what many people complain of builds up to a matter."""

from datetime import timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import Case
from huiyin.ledger import bulk, door, ports, rebuilding, store
from huiyin.ledger.erasing import erase
from huiyin.register import likeness as likeness_of
from huiyin.register.alike import alike, matters
from huiyin.register.bands import agreeing
from huiyin.register.gathering import gatherings
from huiyin.register.likeness import FEWEST, bands_of, grams, likeness
from huiyin.register.models import CaseRow, WordsRow
from huiyin.register.private import private_facts_of
from huiyin.register.telling import RegisterTeller
from huiyin.register.words import folded, pieces
from tests.ledger.house import MORNING, do, open_shop, register

KEY = b"k" * 32
STORY = (
    "三号楼顶层漏水已经两周，物业来过一次说要等厂家，家里的地板都泡坏了，希望尽快安排维修并赔偿损失"
)
SIGNS = "楼水漏门窗电梯费车位噪音灰尘油烟物业开发商路灯井盖垃圾绿化消防学校医院公交地铁"


@pytest.fixture
def shop(installation):
    open_shop()


def policy():
    return ports.rules().regulation("tiny").on(MORNING.date())


def typed(what):
    return Case(kind="complaint", facts={"what": what})


def bands_kept():
    return " ".join(WordsRow.objects.order_by("id").values_list("bands", flat=True))


def found(what, now=MORNING + timedelta(days=1)):
    return alike(policy(), typed(what), CaseRow.objects.all(), now)


def test_a_text_that_is_nearly_the_same_is_found_with_its_share(shop):
    case = register(facts={"what": STORY}).case
    register(facts={"what": "门禁卡刷不开，保安说没有登记，请帮忙重新录入信息谢谢"})

    [one] = found(STORY.replace("两周", "三周").replace("物业", "管理处"))

    assert one.row.number == case.number
    assert 0.45 <= one.share < 1


def test_a_short_text_is_like_nothing(shop):
    register(facts={"what": "漏水"})

    assert found("漏水") == []
    assert bands_kept() == ""


def test_what_lies_far_back_is_not_compared(shop):
    register(facts={"what": STORY})

    assert found(STORY, MORNING + timedelta(days=365)) == []


def test_bands_follow_the_facts_and_come_back_after_a_rebuild_and_in_bulk(shop):
    case = register(facts={"what": "别的事情"}).case
    do(case.id, "wang", c.AmendFacts(facts={"what": STORY}, reason="补记"))
    assert len(found(STORY)) == 1
    rebuilding.check()
    bands = bands_kept()
    recorded = store.load(door.stream_of(case.id))
    WordsRow.objects.all().delete()

    appender = bulk.Bulk([RegisterTeller()])
    batches = [bulk.Batch([item.event], item.recorded_at) for item in recorded]
    appender.add(door.new_id(MORNING), batches, door.load_case(case.id).policy)
    appender.flush()

    assert bands_kept() == bands
    assert len(set(bands.split())) == 21


def test_texts_are_read_as_they_stand_without_the_rest_of_a_history(shop):
    case = register(facts={"what": "别的事情"}).case
    do(case.id, "wang", c.AmendFacts(facts={"what": STORY}, reason="补记"))
    other = e.Spawned(
        at=MORNING, by="wang", kind="complaint", channel="phone", relation="follow_up",
        private_facts={"what": "后续的事情"},
    )  # fmt: skip
    stream = door.stream_of(case.id)
    store.append(store.lock(stream), [other], MORNING)
    erased = register(MORNING + timedelta(minutes=1)).case
    erase(door.stream_of(erased.id), "root", "本人要求")

    assert private_facts_of([stream, door.stream_of(erased.id)]) == {stream: {"what": STORY}}


def test_of_more_than_are_compared_the_likest_is_found_and_the_newest_of_equals(shop, monkeypatch):
    monkeypatch.setattr("huiyin.register.alike.AT_FIRST", 1)
    monkeypatch.setattr("huiyin.register.alike.COMPARED", 2)
    monkeypatch.setattr("huiyin.register.alike.OF_A_BAND", 4)
    told = [STORY, *[STORY.replace("赔偿", "补偿")] * 3]
    cases = [
        register(MORNING + timedelta(minutes=n), facts={"what": t}).case for n, t in enumerate(told)
    ]

    near = found(STORY)

    assert [one.row.number for one in near] == [cases[0].number, cases[3].number]


def test_cases_with_most_bands_come_first_then_the_newest_and_of_each_band_few(shop):
    told = [
        STORY,
        STORY,
        STORY,
        STORY.replace("两周", "三周"),
        "楼上装修噪音很大，半夜还在钻墙，没有人管",
    ]
    cases = [
        register(MORNING + timedelta(minutes=n), facts={"what": t}).case for n, t in enumerate(told)
    ]
    first, second, third, other, _ = [door.stream_of(case.id) for case in cases]
    bands = bands_kept().split()[:21]

    assert agreeing(bands, 9, 9) == [third, second, first, other]
    assert agreeing(bands, 9, 2) == [third, second]
    assert set(agreeing(bands, 2, 9)) == {third, second, other}
    assert agreeing(["f" * 16], 9, 9) == []


def test_what_follows_from_a_text_is_worked_out_before_the_turn_to_write(shop, monkeypatch):
    told = f"{STORY}{sha256(b'never told before').hexdigest()}"
    lowest, follow = likeness_of._lowest, door.follow
    course = []
    monkeypatch.setattr(
        likeness_of, "_lowest", lambda *said: course.append("worked out") or lowest(*said)
    )
    monkeypatch.setattr(door, "follow", lambda *asked: course.append("turn") or follow(*asked))

    register(facts={"what": told})

    assert course == ["worked out", "turn"]
    assert len(bands_kept().split()) == 21


def test_after_erasure_no_band_is_left(shop):
    case = register(facts={"what": STORY}).case

    erase(door.stream_of(case.id), "root", "本人要求")

    assert bands_kept() == ""


def people_about(name, count, start=0):
    for n in range(start, start + count):
        what = f"{SIGNS[n]}{SIGNS[-n - 1]}{name}{SIGNS[n + 3]}{SIGNS[n + 9]}请处理"
        facts = {"what": what, "phone_number": f"1380000{n:04}"}
        register(MORNING + timedelta(minutes=n), facts=facts)


def test_many_people_who_name_one_thing_are_a_matter(shop):
    people_about("丽江新城", 4)
    people_about("东山苑", 2, 20)

    [matter] = matters(policy(), CaseRow.objects.all(), MORNING - timedelta(days=1), 3)

    assert (matter.people, len(matter.rows)) == (4, 4)
    assert all("丽江新城" in title for title in matter.titles.values())


def test_one_person_who_complains_often_is_no_matter_of_many(shop):
    for n in range(5):
        facts = {"what": f"{SIGNS[n]}丽江新城{SIGNS[n + 5]}", "phone_number": "13800001111"}
        register(MORNING + timedelta(minutes=n), facts=facts)

    assert matters(policy(), CaseRow.objects.all(), MORNING - timedelta(days=1), 3) == []


def test_what_is_always_said_is_no_matter(shop):
    people_about("丽江新城", 4)

    assert matters(policy(), CaseRow.objects.all(), MORNING + timedelta(minutes=2), 2) == []


TEXT = st.text(alphabet=SIGNS, min_size=30, max_size=80)


@given(TEXT)
def test_a_text_is_wholly_like_itself_and_has_its_own_bands(text):
    one = grams([text])

    assert likeness(one, one) == 1
    assert bands_of(one, KEY) == bands_of(grams([text]), KEY)
    assert len(bands_of(one, KEY)) == (21 if len(one) >= FEWEST else 0)
    assert set(bands_of(one, KEY)).isdisjoint(bands_of(one, b"o" * 32))


def made_up(seed, length):
    numbers = (b for n in range(length) for b in sha256(f"{seed}/{n}".encode()).digest()[:1])
    return "".join(SIGNS[number % len(SIGNS)] for number in numbers)


def test_rewritten_texts_are_found_and_strange_ones_are_not():
    """Seven in eight signs are kept."""
    texts = [made_up(f"text {n}", 120) for n in range(60)]
    bands = [set(bands_of(grams([text]), KEY)) for text in texts]
    again = [
        set(bands_of(grams([text[:n] + made_up(f"more {n}", 15) + text[n + 15 :]]), KEY))
        for n, text in enumerate(texts)
    ]

    assert sum(bool(a & b) for a, b in zip(bands, again, strict=True)) == 60
    strange = sum(bool(bands[i] & again[j]) for i in range(60) for j in range(60) if i != j)
    assert strange < 60 * 59 * 0.15


def said(*texts):
    return {str(n): frozenset(pieces(folded(text)[0])) for n, text in enumerate(texts)}


def test_two_matters_are_told_apart_and_the_larger_comes_first():
    texts = said(
        "丽江新城噪音",
        "投诉丽江新城",
        "丽江新城怎么了",
        "湖楚财富跑路",
        "湖楚财富",
        "查湖楚财富",
        "湖楚财富吧",
    )

    first, second = gatherings(texts, {}, 3)

    assert (first.people, second.people) == (4, 3)
    assert not first.cases & second.cases


def test_words_that_came_as_often_before_name_nothing():
    now = said("地铁七号线", "问地铁七号线", "地铁七号线呢")
    before = list(said("地铁七号线何时", "地铁七号线", "盼地铁七号线").values())

    assert gatherings(now, {}, 3, before) == []
    assert len(gatherings(now, {}, 3)) == 1
