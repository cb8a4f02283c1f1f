"""A file's hash is found wherever in an event it stands."""

from datetime import UTC, datetime

import pytest

from huiyin.casework import events as e
from huiyin.evidence.claiming import hashes_in

FILE, OTHER = "0f" * 32, "a1" * 32
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "facts",
    [{"file": FILE}, {"file": (1, (FILE,))}, {"file": {"of": FILE}}, {"file": f"see {FILE}."}],
)
def test_a_hash_is_found_however_deep(facts):
    event = e.FactsAmended(at=NOW, by=OTHER, facts=facts)

    assert set(hashes_in([event])) == {FILE, OTHER}


def test_what_only_looks_like_one_is_none():
    event = e.FactsAmended(at=NOW, by="li", facts={"long": FILE + "0", "short": FILE[1:]})

    assert not list(hashes_in([event]))
