"""What all tests share: an installation of their own, and marks that say what a test needs."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# A busy machine is no fault of the code; and what CI says of a commit must not depend on chance.
hypothesis.settings.register_profile(
    "house",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("house")

SUPPORT = Path(__file__).parent / "support"
_DATABASE = {"db", "transactional_db", "installation", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _DATABASE & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)


@pytest.fixture
def installation(tmp_path: Path, settings, db) -> Iterator[Path]:
    """A home folder with keys, the packs of the tests beside those of the product, and their house."""
    from huiyin.catalogue.home import Home
    from huiyin.ledger import keys, ports
    from huiyin.people.house import RowsHouse
    from huiyin.register import knowing
    from huiyin.site.rules import InstalledRules

    settings.HOME = Home(tmp_path / "home")
    settings.HOME.folder.mkdir()
    keys.make_keys()
    knowing.forget_what_was_in_use()
    before = ports.rules()
    ports.connect(rules=_rules(InstalledRules), house=RowsHouse())
    ports.rules().look_again()
    yield settings.HOME.folder
    ports.connect(rules=before)


_KNOWN: list[object] = []


def _rules(kind: type) -> object:
    """Packs are read once for all tests of a process."""
    if not _KNOWN:
        _KNOWN.append(kind([SUPPORT / "packs"]))
    return _KNOWN[0]
