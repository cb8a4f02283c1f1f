"""A house elsewhere than Shanghai sees its own days and hours where no regulation has a say."""

from datetime import UTC, datetime

import pytest

from huiyin.catalogue.home import Home, HomeError
from huiyin.desk.house.gate import moment_in
from huiyin.desk.templatetags.desk import moment as shown
from huiyin.ledger import moment


def test_what_is_of_no_regulation_follows_the_zone_of_the_house(settings):
    noon = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
    assert shown(noon) == "2026-03-03 04:00"

    settings.HOUSE_ZONE = "Asia/Urumqi"

    assert shown(noon) == "2026-03-03 02:00"
    assert shown(noon, "Asia/Shanghai") == "2026-03-03 04:00"
    until = moment_in("2026-03-02T18:00")
    assert until is not None and until.astimezone(UTC).hour == 12
    assert str(moment.here()) == "Asia/Urumqi"


@pytest.mark.parametrize("zone", ["Asia/Shangai", "", "../etc/passwd", "x" * 300])
def test_a_zone_that_is_none_stops_the_start_and_is_named(tmp_path, zone):
    (tmp_path / "huiyin.toml").write_text(f'zone = "{zone}"\n', "utf-8")

    with pytest.raises(HomeError, match="no time zone"):
        Home(tmp_path).settings()
