"""Every link leads somewhere, and no page knows the machine it was written on."""

import re

import pytest

from tests.docs.pages import PAGES, ROOT, anchors, links

IDS = [str(page.relative_to(ROOT)) for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_links_lead_somewhere(page):
    text = page.read_text("utf-8")

    for target in links(text):
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{target} leads nowhere"
        if anchor and file.suffix == ".md":
            assert anchor in anchors(file.read_text("utf-8")), f"{target}: no such heading"


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_no_path_of_a_machine_is_written_down(page):
    found = re.findall(r"(?<![\w.:/])/(?:home|root|work|Users|tmp)/\S+", page.read_text("utf-8"))

    assert found == []


def test_every_page_below_docs_is_reached_from_the_readme():
    reached, queue = set(), [ROOT / "README.md", ROOT / "README.zh-CN.md"]
    while queue:
        page = queue.pop()
        if page in reached or not page.is_file():
            continue
        reached.add(page)
        for target in links(page.read_text("utf-8")):
            file = (page.parent / target.partition("#")[0]).resolve()
            queue += [file] if file.suffix == ".md" else []

    lost = sorted(str(page.relative_to(ROOT)) for page in set(PAGES) - reached)
    assert lost == [], "link them from docs/README.md"
