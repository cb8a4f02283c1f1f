"""A file whose time is over and that only its readers may look into: for anybody else it is not there."""

from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import moment
from huiyin.ledger.rebuilding import rebuild
from huiyin.people import regulations
from huiyin.register.knowing import THE_HOUSE, eyes_of, known
from huiyin.register.models import CaseRow, SecrecyRow
from huiyin.returns.making import computed, wanted
from tests.ledger.house import MORNING, do, register
from tests.support.editions import edition

pytestmark = pytest.mark.database
RULE = """retention:
  files: {title: 案卷, from: closed, at_least: 3 years, then: restrict, readers: owner, clause: T-17}

schedules:
"""
OVER = MORNING + timedelta(days=3 * 366)


@pytest.fixture
def files(shop):
    """One that ended three years ago, and one that still runs."""
    regulations.install(regulations.tried(edition("kept", "2004-01-01", ("schedules:\n", RULE))))
    old, new = (register(facts={"what": w}).case for w in ("杯子裂了三条缝", "碗裂了"))
    do(old.id, "wang", c.Answer(text="换"))
    do(old.id, "wang", c.Close(outcome="settled"))
    return old, new


def pages(browser, number: str) -> str:
    addresses = ("/", "/cases/?open=all", "/cases/?open=ended", "/cases/?q=杯子", f"/cases/?q={number}",
                 f"/cases/?number={number}", "/cases/export/?open=all", "/overview/")  # fmt: skip
    answers = [browser.get(address, follow=True) for address in addresses]
    read = (b"".join(a.streaming_content) if a.streaming else a.content for a in answers)
    return "".join(one.decode("utf-8", "replace") for one in read)


def test_until_its_time_is_over_everybody_finds_it(files, sit_down):
    old, _ = files

    assert old.number in pages(sit_down("wang"), "")


def test_then_neither_list_nor_search_nor_figure_shows_it_but_to_its_readers(
    files, sit_down, monkeypatch
):
    old, new = files
    monkeypatch.setattr(moment, "now", lambda: OVER)

    for person in ("wang", "li"):
        assert old.number not in pages(sit_down(person), "")
        seen = pages(sit_down(person), old.number)
        assert old.id not in seen
        assert "三条缝" not in seen
        assert known(CaseRow, eyes_of(person)).count() == 1
        assert sit_down(person).get(f"/cases/{old.id}/").status_code == 404
    assert new.number in pages(sit_down("wang"), "")
    assert old.number in pages(sit_down("zhao"), "")
    assert known(CaseRow, eyes_of("zhao")).count() == 2


def test_figures_that_were_counted_with_it_stay_and_a_rebuild_knows_it_too(files, monkeypatch):
    before = computed(wanted("tiny", "monthly", "2026-03", OVER)).lines
    monkeypatch.setattr(moment, "now", lambda: OVER)
    kept = set(SecrecyRow.objects.values_list("stream", "rule", "what", "token", "also"))

    assert computed(wanted("tiny", "monthly", "2026-03", OVER)).lines == before
    rebuild()
    assert set(SecrecyRow.objects.values_list("stream", "rule", "what", "token", "also")) == kept
    assert kept
    assert known(CaseRow, THE_HOUSE).count() == 2
