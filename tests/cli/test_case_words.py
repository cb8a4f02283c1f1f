"""The command line speaks as the screens do: in the words of the regulation, dates in one way."""

import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from huiyin.casework import commands as c
from huiyin.cli.casewords import InWords
from huiyin.cli.main import app, main
from huiyin.ledger.reading import look_at
from tests.ledger.house import MORNING, do, open_shop, register


@pytest.fixture
def case(installation):
    open_shop()
    found = register().case.id
    do(found, "wang", c.Propose(subject="refund", amounts={"payout": 400}), MORNING + timedelta(1))
    return look_at(found, "wang")


def test_a_case_is_shown_in_words_and_not_by_the_names_of_rules(case):
    said = dict(InWords(case).facts())

    assert said["性质"] == "投诉"
    assert said["阶段"] == "已登记"
    assert said["经办"] == "Wang"


def test_a_due_date_is_said_as_on_the_screen(case):
    [answer] = [clock for clock in InWords(case).clocks() if clock["期限"] == "答复"]

    assert answer["到期"] == "2026年3月23日24:00"
    assert answer["状态"] == "进行中"


def test_what_an_act_may_be_done_to_is_named_with_what_the_command_wants(case):
    acts = [{"act": "approve", "things": ["proposal-1"], "clauses": []},
            {"act": "propose", "things": ["refund"], "clauses": []}]  # fmt: skip

    said = [line["针对"] for line in InWords(case).acts(acts)]

    assert said == ["退款=proposal-1", "退款=refund"]


def ask(*words: str) -> str:
    return CliRunner().invoke(app, ["policy", *words]).output


def test_a_question_about_a_clock_is_answered_as_on_the_screen_and_exactly_for_programs(capfd):
    question = ("due", "life-insurance", "answer", "--start", "2026-09-28T10:00")

    said = ask(*question) + capfd.readouterr().out
    exact = ask(*question, "--json") + capfd.readouterr().out

    assert "2026年10月23日24:00" in said and "T00:00" not in said
    assert json.loads(exact)["due"] == "2026-10-24T00:00:00+08:00"


def test_a_table_answers_in_words_and_prints_no_list_of_the_language_it_is_written_in(capfd):
    said = (
        ask("decide", "life-insurance", "grade", "--fact", "complainants=5")
        + capfd.readouterr().out
    )

    assert "重大" in said and "LI-7.2.1" in said
    assert "[" not in said and "None" not in said


def test_a_word_of_the_command_line_that_is_no_text_is_refused_before_anything(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["huiyin", "case", "show", "x\udcff"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 2
    assert "no text holds" in "".join(capsys.readouterr())
