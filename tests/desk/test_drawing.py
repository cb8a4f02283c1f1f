"""Charts of the desk: drawn on the server, with every figure, and nothing that somebody typed as markup."""

import re
from xml.etree import ElementTree as ET

from huiyin.desk.returns.drawing import bars, lines

MONTHS = [f"2026-{month:02}" for month in range(1, 13)]


def drawn(chart: str) -> ET.Element:
    return ET.fromstring(chart)


def test_the_longest_bar_is_the_largest_figure_and_the_others_in_proportion():
    widths = [
        float(one.get("width").rstrip("%"))
        for one in drawn(bars("天数", ["三天", "七天", "更久"], {"在办": [1, 4, 2]})).iter("rect")
    ]

    assert widths[1] == max(widths)
    assert [round(one / widths[1], 2) for one in widths] == [0.25, 1.0, 0.5]


def test_what_is_not_known_is_a_gap_and_no_nought():
    chart = drawn(lines("率", MONTHS[:4], {"及时": [0.5, None, 0.75, 1.0]}, share=True))

    assert [one.findtext("title") for one in chart.iter("circle")] == [
        "2026-01 及时：50%", "2026-03 及时：75%", "2026-04 及时：100%",
    ]  # fmt: skip


def test_a_whole_share_is_at_the_top_and_nought_at_the_bottom():
    chart = drawn(lines("率", MONTHS[:2], {"及时": [0, 1]}, share=True))

    low, high = (float(one.get("cy")) for one in chart.iter("circle"))
    grid = [float(one.get("y1")) for one in chart.iter("line") if one.get("class") == "grid"]
    assert (low, high) == (max(grid), min(grid))


def test_a_phone_shows_fewer_months_than_a_desk_and_always_the_last():
    chart = drawn(lines("件数", MONTHS, {"收到": list(range(12))}))
    said = {one.text: one.get("class") for one in chart.iter("text") if one.text in MONTHS}

    assert said["2026-12"] == ""
    assert 0 < sum(kind == "" for kind in said.values()) <= 4
    assert 4 < len(said) <= 8


def test_nothing_counted_yet_is_drawn_as_well():
    assert drawn(bars("空", [], {"在办": []})) is not None
    assert drawn(lines("空", MONTHS, {"收到": [None] * 12})).findall(".//circle") == []


def test_a_name_is_shown_as_it_was_typed_and_never_as_markup():
    chart = bars('<b>"天"</b>', ["<script>x</script>"], {"<i>": [1], "&": [2]})

    assert not re.search(r"<(script|b|i>)", chart.replace("<i class", ""))
    assert "<script>x</script>" in "".join(drawn(chart).itertext())
