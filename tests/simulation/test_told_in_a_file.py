"""History told in a file: JSONL or CSV, decided under the regulation as it stands and under a draft."""

import pytest

from huiyin.casework.context import Context
from huiyin.catalogue import Catalogue
from huiyin.simulation.comparing import Findings, differences
from huiyin.simulation.drawing import Bar, bars
from huiyin.simulation.telling import BadHistory, by_case, house_of, lived, read_history
from huiyin.simulation.trying import try_case

CATALOGUE = Catalogue()
GENERAL = CATALOGUE.regulation("general")
LINES = """
{"case": "b", "at": "2026-04-01T10:00", "as": "agent", "do": "register", "with": {"channel": "web", "facts": {"content": "路灯不亮"}}}
{"case": "a", "at": "2026-03-02T09:00", "as": "agent", "do": "register", "with": {"channel": "web", "facts": {"content": "井盖松动"}}}
{"case": "a", "at": "2026-03-12T10:00", "as": "agent", "do": "answer", "with": {"text": "已换新井盖"}}
"""  # noqa: E501
AS_CSV = """case,at,as,do,with
a,2026-03-02T09:00,agent,register,"{""channel"": ""web"", ""facts"": {""content"": ""井盖松动""}}"
a,2026-03-12T10:00,agent,answer,"{""text"": ""已换新井盖""}"
"""


def base() -> Context:
    calendars = CATALOGUE.calendars("general")
    from datetime import datetime

    now = datetime(2000, 1, 1, tzinfo=calendars.zone)
    return Context(now=now, actor="", organisation=house_of(GENERAL), calendars=calendars)


def names(batches) -> list[str]:
    return [event.name for batch in batches for event in batch]


def test_deeds_of_one_case_stand_together_in_their_order():
    cases = by_case(read_history(LINES))

    assert [[deed.act for deed in case] for case in cases] == [["register", "answer"], ["register"]]


def test_a_table_says_the_same_as_lines():
    [told, _] = by_case(read_history(LINES))
    [same] = by_case(read_history(AS_CSV, is_csv=True))

    assert names(lived(told, GENERAL, base())) == names(lived(same, GENERAL, base()))


def test_what_ran_out_between_the_deeds_has_run_out():
    [told, _] = by_case(read_history(LINES))

    assert "clock_expired" in names(lived(told, GENERAL, base()))


def test_under_the_same_regulation_it_comes_out_the_same():
    [told, _] = by_case(read_history(LINES))
    batches = lived(told, GENERAL, base())

    assert list(differences(*try_case(batches, GENERAL, GENERAL, base()))) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "line 1: no JSON"),
        ('{"case": "a", "at": "2026-03-02"}', "line 1: no as"),
        ('{"case": "a", "when": "x"}', "line 1: unknown when"),
        ("[]", "line 1: a line is an object"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line, said):
    with pytest.raises(BadHistory, match=said):
        read_history(line)


def test_an_act_with_a_field_that_it_does_not_have_is_named_with_its_line():
    line = '{"case": "a", "at": "2026-03-02T09:00", "as": "agent", "do": "register", "with": {"colour": 1}}'
    [told] = by_case(read_history(line))

    with pytest.raises(BadHistory, match="line 1: colour"):
        lived(told, GENERAL, base())


def test_a_deed_that_was_not_possible_brings_nothing_and_the_rest_goes_on():
    close = '{"case": "a", "at": "2026-03-02T09:00", "as": "agent", "do": "close"}'
    [told] = by_case(read_history(close + LINES.replace('"b"', '"a"')))

    assert names(lived(told, GENERAL, base()))[0] == "registered"


def test_bars_are_shares_of_the_longest_and_escape_what_people_wrote():
    drawn = bars("多少", [Bar("<b>", 10, 5), Bar("x", 0, 0)])

    assert 'width="84.00%"' in drawn and 'width="42.00%"' in drawn
    assert "&lt;b&gt;" in drawn and "<b>" not in drawn
    assert bars("none", []) and Findings().cases == 0
