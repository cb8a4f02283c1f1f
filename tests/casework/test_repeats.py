"""Four answers to a repeat, by how the earlier case stands."""

import pytest

from huiyin.casework.case import Case, Stage
from huiyin.casework.repeats import standing


@pytest.mark.parametrize(
    ("stage", "stands"),
    [
        (Stage.RECEIVED, "open"),
        (Stage.HANDLING, "open"),
        (Stage.SUSPENDED, "open"),
        (Stage.PROVISIONALLY_CLOSED, "open"),
        (Stage.ANSWERED, "answered"),
        (Stage.CARRIED_OUT, "answered"),
        (Stage.CLOSED, "final"),
        (Stage.ARCHIVED, "final"),
        (Stage.REJECTED, "final"),
        (Stage.TRANSFERRED, "final"),
        (Stage.WITHDRAWN, "final"),
    ],
)
def test_how_an_earlier_case_stands_follows_from_its_stage(stage, stands):
    assert standing(Case(id="a", stage=stage)) == stands
