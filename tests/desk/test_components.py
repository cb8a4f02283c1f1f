"""The page of every component."""

import pytest


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_every_component_stands_on_one_page_in_each_language(sit_down, language):
    client = sit_down("wang")
    client.post("/language/", {"language": language, "next": "/"})

    page = client.get("/components/").content.decode()

    for part in ("desk-tile", "left-late", "stage-handling", "has-error", "desk-clock-soon",
                 "desk-proposal", "desk-timeline", "desk-drawn", "desk-empty", "row-late"):  # fmt: skip
        assert part in page
