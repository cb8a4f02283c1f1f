"""Questions to a regulation with something wrong in them get a sentence, never a traceback."""

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
