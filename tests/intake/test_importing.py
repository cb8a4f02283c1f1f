"""History comes in once, at its own moments; breaches are recorded and nobody is told."""

from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

import pytest

from huiyin.casework.applying import Line
from huiyin.intake import recording
from huiyin.intake.importing import ImportProblem, prepare
from huiyin.ledger import keys, worker
from huiyin.ledger.history import Told
from huiyin.ledger.models import Counter, EventRow, Stream, Timer
from huiyin.ledger.rebuilding import check
from huiyin.ledger.verify import verify
from huiyin.people import regulations
from huiyin.people.applying import rule_application
from huiyin.people.happenings import PersonJoined
from huiyin.people.models import ApplicationLine
from huiyin.people.organising import record
from huiyin.register.models import CaseRow, ClockRow, NoticeRow
from tests.ledger.house import open_shop
from tests.support.editions import twin

pytestmark = pytest.mark.usefixtures("installation")
MAPPING = """
    source: old shop
    pack: tiny
    key: [no]
    acts:
      - do: register
        at: {column: came, formats: ["%Y-%m-%d %H:%M"]}
        with: {kind: complaint, channel: {column: way, map: {tel: phone, shop: counter}}}
        facts: {what: {column: what}, amount: {column: amount}}
      - do: answer
        at: {column: answered, formats: ["%Y-%m-%d %H:%M"]}
        with: {medium: phone, text: {column: said}}
"""
HEADER = "no,came,way,what,amount,answered,said\n"
ROWS = (
    "1,2012-03-01 09:00,tel,cup,10,2012-03-01 10:00,sorry\n"
    "2,2012-03-01 09:00,shop,pan,,2012-04-20 10:00,sorry\n"
    "3,2012-03-05 09:00,tel,pot,,,\n"
    "4,2012-03-06 09:00,fax,lid,,,\n"
    "5,2012-03-07 09:00,tel,jar,999999,,\n"
    "6,2012-03-08 09:00,tel,,,,\n"
)


@pytest.fixture(autouse=True)
def _shop(installation):
    open_shop()
    record(PersonJoined, "", person="boss", shown_name="Boss", administrator=True)


AS_CLERK = MAPPING + "    acting_as: [clerk]\n"


def bring_in(
    folder: Path,
    rows: str = ROWS,
    *,
    person: str = "wang",
    dry: bool = False,
    mapping: str = MAPPING,
):
    (folder / "old.csv").write_text(HEADER + rows, "utf-8")
    (folder / "old.yaml").write_text(dedent(mapping), "utf-8")
    prepared = prepare(folder / "old.csv", folder / "old.yaml", person)
    return prepared.record(dry=dry, progress=lambda rows: None)


def test_a_row_that_cannot_be_parted_is_refused_with_its_number_and_the_rest_comes_in(tmp_path):
    first, _, third, *_ = ROWS.splitlines()
    long = "x" * 140_000
    rows = f'{first}\n2,2012-03-01 09:00,tel,"cup,,,\n{third}\n7,2012-03-09 09:00,tel,{long},,,\n'

    report = bring_in(tmp_path, rows)

    assert report.told == {Told.NEW: 2}
    assert [(r.row, r.reason) for r in report.refused] == [(3, "unreadable"), (5, "text-too-long")]
    assert report.refused[0].what.startswith("line 3: a quote is opened")


def test_every_row_comes_in_or_is_refused_with_its_number_and_reason(tmp_path):
    report = bring_in(tmp_path)

    assert report.told == {Told.NEW: 3}
    assert [(r.row, r.reason) for r in report.refused] == [
        (5, "unreadable"),
        (6, "bad-value"),
        (7, "fact-missing"),
    ]
    assert report.rows == 6


def test_a_second_import_adds_nothing(tmp_path):
    bring_in(tmp_path)
    before = EventRow.objects.count()

    report = bring_in(tmp_path)

    assert report.told == {Told.KNOWN: 3}
    assert EventRow.objects.count() == before


def test_what_happened_keeps_its_own_moments_and_numbers_their_years(tmp_path):
    bring_in(tmp_path)

    row = CaseRow.objects.get(number__endswith="0001")
    assert row.number == "T201203-0001"
    assert f"{row.received_at:%Y-%m-%d %H:%M}" == "2012-03-01 01:00"
    assert f"{row.answered_at:%Y-%m-%d %H:%M}" == "2012-03-01 02:00"
    assert {e.happened_at.year for e in EventRow.objects.filter(stream=row.stream)} == {2012}


def test_numbers_have_no_gap_although_rows_were_refused(tmp_path):
    bring_in(tmp_path, ROWS.splitlines(keepends=True)[5] + ROWS)

    numbers = sorted(row.number[-4:] for row in CaseRow.objects.all())
    assert numbers == ["0001", "0002", "0003"]


def test_late_answers_are_breaches_and_nobody_is_told(tmp_path):
    bring_in(tmp_path)

    late = CaseRow.objects.get(number__endswith="0002").stream
    assert ClockRow.objects.get(stream=late, clock="answer").missed
    expired = EventRow.objects.get(stream=late, type="clock_expired", data__contains='"answer"')
    assert f"{expired.happened_at:%Y-%m-%d %H:%M}" == "2012-03-22 16:00"
    assert not NoticeRow.objects.exists()


def test_what_ran_out_before_today_is_over_and_the_worker_finds_nothing(tmp_path):
    bring_in(tmp_path)

    still_open = CaseRow.objects.get(answered_at=None)
    assert ClockRow.objects.get(stream=still_open.stream, clock="answer").status == "expired"
    assert not Timer.objects.exists()
    assert worker.fire_due() == 0


def test_a_later_file_adds_only_what_is_new(tmp_path):
    bring_in(tmp_path)
    later = ROWS.replace("tel,pot,,,", "tel,pot,,2012-03-06 11:00,glued")

    report = bring_in(tmp_path, later)

    assert report.told == {Told.KNOWN: 2, Told.MORE: 1}
    assert not CaseRow.objects.filter(answered_at=None).exists()


def test_a_row_that_says_something_else_now_is_refused(tmp_path):
    bring_in(tmp_path)

    report = bring_in(tmp_path, ROWS.replace("cup", "mug"))

    assert next((r.row, r.reason) for r in report.refused) == (2, "changed")


def test_a_dry_run_says_the_same_and_leaves_nothing(tmp_path):
    report = bring_in(tmp_path, dry=True)

    assert report.told == {Told.NEW: 3}
    assert not Stream.objects.filter(kind="case").exists()
    assert not Counter.objects.exists()


def test_an_import_that_was_broken_off_goes_on_where_it_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(recording, "CHUNK", 2)
    real, told = recording.record_past, []

    def dies_at_the_third(past, base, now):
        told.append(past.case)
        if len(told) == 3:
            raise KeyboardInterrupt
        return real(past, base, now)

    monkeypatch.setattr(recording, "record_past", dies_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        bring_in(tmp_path)
    monkeypatch.setattr(recording, "record_past", real)

    report = bring_in(tmp_path)

    assert report.told == {Told.KNOWN: 2, Told.NEW: 1}


def test_what_was_brought_in_is_proven_and_can_be_rebuilt(tmp_path, installation):
    bring_in(tmp_path)

    assert verify(installation / "seals", keys.public_key(None)).is_sound
    assert check() == 3


def test_somebody_without_the_post_brings_nothing_in(tmp_path):
    report = bring_in(tmp_path, person="zhao")

    assert not report.told
    assert {r.reason for r in report.refused} == {"no-right", "unreadable"}


def test_an_administrator_may_act_as_the_post_of_then(tmp_path):
    assert bring_in(tmp_path, person="boss", mapping=AS_CLERK).told == {Told.NEW: 3}


def test_nobody_else_may_act_as_a_post_they_do_not_hold(tmp_path):
    with pytest.raises(ImportProblem, match="no administrator"):
        bring_in(tmp_path, person="zhao", mapping=AS_CLERK)


def test_a_person_whom_nobody_knows_is_refused(tmp_path):
    with pytest.raises(ImportProblem, match="nobody here"):
        bring_in(tmp_path, person="nobody")


def test_rows_to_which_another_regulation_applies_by_the_rule_of_the_house_are_refused(tmp_path):
    regulations.install(regulations.tried(twin()))
    rule_application(None, [Line("twin", channel="visit")])
    ApplicationLine.objects.update(since=datetime(2012, 3, 1, tzinfo=UTC))

    report = bring_in(tmp_path)

    assert (3, "other-regulation") in [(r.row, r.reason) for r in report.refused]
    assert report.told == {Told.NEW: 2}


def test_a_row_with_signs_that_no_text_holds_is_refused_by_name_and_the_others_come_in(tmp_path):
    report = bring_in(tmp_path, ROWS.replace("cup", "cup\x07"))

    first = report.refused[0]
    assert (first.row, first.reason) == (2, "not-text") and "事由" in first.what
    assert report.told == {Told.NEW: 2}
