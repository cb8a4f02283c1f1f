"""Small regulations and stories written where a test needs them."""

from textwrap import dedent, indent

from huiyin.casework.scenarios import Verdict, read_scenarios, run_scenario
from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import calendars_for
from huiyin.policy.loading import build_regulation
from huiyin.policy.regulation import Regulation

HEAD = """
    pack: sample
    title: Sample
    version: "1"
    in_force: 2026-01-01
    language: en
    channels: {phone: {title: Phone, class: phone, clause: S-0}}
"""


def sample(rules: str) -> Regulation:
    """A regulation of these rules under a common head."""
    text = dedent(HEAD) + dedent(rules)
    return build_regulation("sample", lambda name: {"pack.yaml": text}, vocabulary())


def told(regulation: Regulation, steps: str, *, vacant: str = "") -> Verdict:
    """What came of a story of these steps; `vacant` is a post that nobody holds."""
    text = f"- scenario: story\n  vacant: [{vacant}]\n  steps:\n" + indent(dedent(steps), "    ")
    (scenario,) = read_scenarios(text, "story.yaml")
    return run_scenario(regulation, scenario, calendars_for(regulation))
