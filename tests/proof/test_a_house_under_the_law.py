"""What the product's own packs say of a law above them, the prover watches whatever a house sets."""

from datetime import date

import pytest

from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import Catalogue
from huiyin.policy.loading import build_regulation
from huiyin.proof.law import about_law

CATALOGUE, DAY = Catalogue(), date(2026, 6, 1)


def found(answer_limit: str) -> list[str]:
    """What the prover says of `telecom-online` where its answers may take so long."""

    def files(name: str) -> dict[str, str]:
        return {
            file: text.replace("default: 15 workdays", f"default: {answer_limit}")
            for file, text in CATALOGUE.files(name).items()
        }

    regulation = build_regulation("telecom-online", files, vocabulary())
    calendars = CATALOGUE.calendars("telecom-online")
    findings = about_law(regulation.on(DAY), calendars, DAY, CATALOGUE.regulation)
    return [finding.says for finding in findings]


@pytest.mark.parametrize(
    ("answer_limit", "says"),
    [
        ("15 workdays", []),
        ("10 workdays", []),
        ("16 workdays", ["looser_than_law.span"]),
        ("30 days", ["looser_than_law.span"]),
    ],
)
def test_an_answer_may_not_take_longer_than_the_operators_fifteen_workdays(answer_limit, says):
    assert found(answer_limit) == says
