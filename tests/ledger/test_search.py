"""Cases are found by the words said in them, by an index that nobody can read without the key."""

from base64 import b32encode
from datetime import timedelta
from hashlib import blake2b

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework import commands as c
from huiyin.ledger import bulk, door, ports, rebuilding, store
from huiyin.ledger.erasing import erase
from huiyin.ledger.keys import index_key
from huiyin.register import candidates, queries, words
from huiyin.register.candidates import Candidates
from huiyin.register.finding import TooShort, find, looking_for, snippet_of
from huiyin.register.models import CaseRow, WordsRow
from huiyin.register.signs import simplified, table
from huiyin.register.telling import RegisterTeller
from huiyin.register.words import folded, pieces, tokens_of
from tests.ledger.house import MORNING, do, open_shop, register
from tools.signs import PLACE, page


@pytest.fixture
def shop(installation):
    open_shop()


def say(what, at=MORNING, **facts):
    return register(at, facts={"what": what, **facts}).case


def policy():
    return ports.rules().regulation("tiny").on(MORNING.date())


EVERY = queries.Filters(open=None)


def look(asked, after="", filters=EVERY):
    rows = queries.chosen(queries.Scope(packs=frozenset({"tiny"})), filters)
    return find(rows, looking_for(asked, [policy()], "", MORNING), list, after)


def numbers(asked, **more):
    return [hit.row.number for hit in look(asked, **more).found]


def test_a_word_of_two_characters_finds_the_case_that_says_it(shop):
    leak, other = say("三号楼漏水已经两周"), say("门禁不响")

    assert numbers("漏水") == [leak.number]
    assert numbers("门禁") == [other.number]
    assert numbers("水漏") == []


def test_words_that_only_touch_in_different_texts_are_no_hit(shop):
    """The bigrams of 甲乙丙 stand in the row, the word in no text: the row alone is not believed."""
    case = say("甲乙")
    do(case.id, "wang", c.Remind(text="乙丙"))

    assert WordsRow.objects.count() == 1
    assert numbers("甲乙丙") == []
    assert numbers("甲乙 乙丙") == [case.number]


def test_what_was_said_later_is_found_and_says_where(shop):
    case = say("杯子是裂的")
    do(case.id, "wang", c.Admit())
    do(case.id, "wang", c.Answer(text="同意退换一只新的玻璃杯，三天内寄出"))

    [hit] = look("玻璃杯").found

    assert (hit.said.event, hit.said.field) == ("answered", "text")
    assert hit.snippet == ("同意退换一只新的", "玻璃杯", "，三天内寄出")


def test_width_and_case_are_told_apart_by_nothing(shop):
    case = say("型号ＡＢ-１２ 坏了")

    assert numbers("ab") == [case.number]
    assert look("AB-12").found[0].snippet[1] == "ＡＢ-１２"


@pytest.mark.parametrize(
    ("said", "asked"), [("樓道漏電三天了", "漏电"), ("楼道漏电三天了", "漏電")]
)
def test_traditional_and_simplified_find_each_other_and_the_text_is_shown_as_it_was_written(
    shop, said, asked
):
    case = say(said)

    [hit] = look(asked).found

    assert hit.row.number == case.number
    assert "".join(hit.snippet) == said
    assert hit.snippet[1] == said[2:4]


def test_the_table_of_signs_is_what_opencc_says_and_leads_nowhere_twice():
    assert PLACE.read_text("utf-8") == page(), "run python -m tools.signs"
    known = table()
    assert not [sign for sign in known.values() if ord(sign) in known]
    assert simplified("為什么著作權") == "为什么着作权"


def test_rows_made_before_the_scripts_were_one_are_found_out_and_made_anew(shop):
    case = say("樓道漏電三天了")
    as_it_was = [words._token(index_key(), piece) for piece in pieces("樓道漏電三天了")]
    WordsRow.objects.update(words=" ".join(sorted(as_it_was)))
    assert numbers("漏电") == []

    with pytest.raises(rebuilding.Differs):
        rebuilding.check()
    rebuilding.rebuild()

    assert numbers("漏电") == [case.number]


@given(st.text(st.characters(codec="utf-8")))
def test_a_token_is_its_hash_in_base_32(piece):
    key = b"k" * 32
    said = blake2b(piece.encode(), key=key, person=b"words", digest_size=5).digest()

    assert words._token(key, piece) == b32encode(said).decode().lower()


def test_long_texts_are_not_remembered():
    done = []
    work = words.lately(lambda said: done.append(said) or len(said))

    for text in ("短", "短", "长" * 5_000, "长" * 5_000):
        assert work(text) == len(text)

    assert done == ["短", "长" * 5_000, "长" * 5_000]


def test_a_telephone_number_is_found_as_a_whole_and_by_no_part(shop):
    case = say("裂", phone_number="138 0000-1111", receipt="A-77")

    [hit] = look("+86 13800001111").found
    assert (hit.row.number, hit.why) == (case.number, "identity")
    assert numbers("0000") == []
    assert numbers("a77") == [case.number]


def test_a_number_of_a_case_is_found_by_a_part_of_it(shop):
    case = say("裂")

    assert (numbers(case.number[-6:]), look(case.number).found[0].why) == ([case.number], "number")


def test_a_number_is_found_by_its_beginning_in_small_letters_too_and_by_no_other(shop):
    first, second = say("裂"), say("漏")
    whole, start = first.number.lower(), first.number[:-1].lower()

    assert numbers(whole) == [first.number]
    assert sorted(numbers(start)) == sorted([first.number, second.number])
    assert numbers(f"{whole}9") == []


def test_of_a_part_of_many_numbers_all_are_found(shop, monkeypatch):
    monkeypatch.setattr("huiyin.register.numbers.MOST", 2)
    made = [say(f"第{n}次").number for n in range(5)]

    assert sorted(numbers(made[0][1:-1])) == made
    assert sorted(numbers(made[0][:-1])) == made
    assert numbers(made[3][-2:] + made[3][-1]) == []


def test_one_sign_is_too_short_to_look_for(shop):
    with pytest.raises(TooShort):
        look("漏 水")


def test_pages_go_on_by_key_the_newest_first(shop, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    made = [say(f"漏水 第{n}次", MORNING + timedelta(minutes=n)).number for n in range(5)]

    found, after = [], ""
    for _ in range(5):
        hits = look("漏水", after)
        found += [hit.row.number for hit in hits.found]
        after = hits.after
        if not after:
            break

    assert found == made[::-1]


def test_what_a_correction_took_back_is_not_found_any_more(shop):
    case = say("错写成漏电")
    do(case.id, "wang", c.AmendFacts(facts={"what": "其实是漏水"}, reason="写错"))

    assert numbers("漏电") == []
    assert numbers("漏水") == [case.number]


def test_filters_narrow_what_is_found(shop):
    first = say("漏水")
    say("漏水", topic="service")

    assert numbers("漏水", filters=queries.Filters(number=first.number)) == [first.number]


def test_the_rows_say_nothing_readable_and_not_in_the_order_of_the_text(shop):
    say("三号楼漏水，电话里说不清", phone_number="13800001111")

    words = WordsRow.objects.get().words.split()

    assert words == sorted(words)
    assert all(len(word) == 8 and word.isascii() for word in words)
    assert not {"13800001111", "漏水"} & set(words)


def test_rows_come_back_after_a_rebuild_and_in_bulk(shop):
    case = say("三号楼漏水")
    do(case.id, "wang", c.Admit())
    do(case.id, "wang", c.Answer(text="已安排维修"))
    rebuilding.check()
    row = WordsRow.objects.get().words
    recorded = store.load(door.stream_of(case.id))
    WordsRow.objects.all().delete()
    assert numbers("漏水") == []

    appender = bulk.Bulk([RegisterTeller()])
    batches = [bulk.Batch([item.event], item.recorded_at) for item in recorded]
    appender.add(door.new_id(MORNING), batches, door.load_case(case.id).policy)
    appender.flush()

    assert WordsRow.objects.get().words == row
    assert len(numbers("漏水")) == 1


def test_after_erasure_nothing_is_found(shop):
    case = say("三号楼漏水")

    erase(door.stream_of(case.id), "root", "本人要求")

    assert not WordsRow.objects.exists()
    assert numbers("漏水") == []


def test_a_common_word_reads_no_more_than_a_page_of_texts(shop, django_assert_max_num_queries):
    for n in range(40):
        say(f"漏水{n}", MORNING + timedelta(minutes=n))

    with django_assert_max_num_queries(10):
        assert len(look("漏水").found) == queries.PAGE
    assert CaseRow.objects.count() == 40


def test_of_a_common_word_the_newest_are_looked_at_first_and_none_is_left_out(shop, monkeypatch):
    """Cases that came by letter are registered days after they were received."""
    for n in range(12):
        at = MORNING + timedelta(hours=n)
        stream = door.stream_of(say(f"漏水{n}", at).id)
        by_letter = timedelta(days=3 * (n % 4 == 1))
        CaseRow.objects.filter(stream=stream).update(received_at=at - by_letter)
    monkeypatch.setattr(queries, "PAGE", 3)
    monkeypatch.setattr(candidates, "COMMON", 2)

    def walked(among):
        monkeypatch.setattr(candidates, "AMONG", among)
        found, after = [], ""
        while True:
            hits = look("漏水", after=after)
            found += [hit.row.number for hit in hits.found]
            after = hits.after
            if not after:
                return found

    assert len(walked(())) == 12
    assert walked((4, 8)) == walked((5,)) == walked(())


def test_the_index_is_asked_and_not_every_row(shop):
    say("漏水")
    rows = Candidates(CaseRow.objects.all(), tokens_of(["漏水"])).all()

    sql = str(rows.query)

    assert ("MATCH" in sql) if connection.vendor == "sqlite" else ("string_to_array" in sql)


def test_among_few_cases_the_same_are_found(shop):
    streams = [door.stream_of(say(f"漏水{n}" if n % 2 else "门禁").id) for n in range(6)]
    rows = queries.chosen(queries.Scope(packs=frozenset({"tiny"})), EVERY)
    looking = looking_for("漏水", [policy()], "", MORNING)

    near = find(rows.filter(stream__in=streams[:4]), looking, list, within=streams[:4])

    assert {hit.row.stream for hit in near.found} == {streams[1], streams[3]}


@given(st.text(max_size=30), st.integers(0, 28), st.integers(2, 6))
def test_every_part_of_a_text_has_only_pieces_that_the_text_has(text, start, length):
    """So a look-up misses nothing, but for a Latin word cut in two, which is no word."""
    whole, _ = folded(text)
    part = whole[start : start + length]
    inside = set(pieces(whole))

    for piece in pieces(part):
        assert piece in inside or piece.isascii()


@given(st.text(max_size=60), st.text(min_size=2, max_size=4))
def test_the_pieces_of_a_snippet_stand_in_the_text_and_hold_what_was_looked_for(text, word):
    original = f"{text}{word}{text}"
    whole, places = folded(original)
    term = folded(word)[0]

    shown = snippet_of(original, whole, places, [term])

    assert "".join(shown).strip("…") in original or "…" in original
    assert folded(shown[1])[0].find(term) >= 0 or term in folded(shown[1])[0]
