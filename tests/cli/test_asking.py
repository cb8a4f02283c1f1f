"""Questions to a regulation with something wrong in them get a sentence, never a traceback."""

import json

import pytest
from typer.testing import CliRunner

from huiyin.cli.main import app


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("due life-insurance investigate --start 昨天", "is no moment"),
        ("due life-insurance investigate --start 2026-13-01", "is no moment"),
        ("decide life-insurance negotiated_surrender --fact payout=abc", "is no figure"),
        ("decide life-insurance negotiated_surrender --fact payot=5", 'did you mean "payout"?'),
        ("decide life-insurance negotiated_surrender --fact payout", "write name=value"),
    ],
)
def test_what_is_wrong_with_the_question_is_said(question, said, capfd):
    result = CliRunner().invoke(app, ["policy", *question.split()])

    assert result.exit_code == 2
    assert said in result.output + capfd.readouterr().err


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("aftersales.second --start 2026-03-02T09:00", "2026-03-02T11:00:00+08:00"),
        (
            "aftersales --start 2026-03-02T09:00 --fact area=aftersales --fact kind=complaint",
            "2026-03-02T11:00:00+08:00",
        ),
        ("care_new_car --start 2026-03-02T09:00", "2026-03-06T00:00:00+08:00"),
    ],
)
def test_levels_and_callbacks_answer_when_they_are_due(question, due):
    result = CliRunner().invoke(app, ["policy", "due", "auto-dealer", *question.split(), "--json"])

    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["due"].startswith(due)


def test_a_level_that_is_none_is_answered_with_those_that_are(capfd):
    result = CliRunner().invoke(
        app, ["policy", "due", "auto-dealer", "aftersales.sceond", "--start", "2026-03-02T09:00"]
    )

    assert result.exit_code == 2
    assert "aftersales.second" in result.output + capfd.readouterr().err
