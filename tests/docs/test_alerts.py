"""What alerts and pages name is really collected."""

import re

import pytest
import yaml

from huiyin.upkeep.metrics import exposition
from tests.docs.pages import ROOT

NAME = re.compile(r"huiyin_[a-z_]+")
ALERTS, PAGE = ROOT / "deploy/alerts.yml", ROOT / "docs/how-to/watch.md"


@pytest.fixture
def collected(installation) -> set[str]:
    from huiyin.ledger import moment, seals
    from huiyin.upkeep import caring
    from tests.ledger.house import open_shop

    open_shop()
    seals.seal(moment.now(), installation / "seals")
    caring.note("verify")
    caring.note("backup")
    lines = exposition().decode().splitlines()
    return {line.split()[2] for line in lines if line.startswith("# TYPE")}


def test_every_figure_of_an_alert_and_of_the_page_is_collected(collected):
    for file in (ALERTS, PAGE):
        named = set(NAME.findall(file.read_text("utf-8")))
        assert named - collected - {name for name in named if name + "_total" in collected} == set()


def test_every_alert_of_the_rules_is_explained_on_the_page():
    rules = [
        rule for group in yaml.safe_load(ALERTS.read_text())["groups"] for rule in group["rules"]
    ]
    said = PAGE.read_text("utf-8")

    assert [rule["alert"] for rule in rules if f"`{rule['alert']}`" not in said] == []
