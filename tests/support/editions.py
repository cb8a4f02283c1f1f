"""Editions of the shop's regulation, each with a story that shows that it means what it says."""

import io
import zipfile
from pathlib import Path

from huiyin.catalogue.parcels import Parcel

TINY = (Path(__file__).parent / "packs" / "tiny" / "pack.yaml").read_text("utf-8")
STORY = """
- scenario: A complaint is registered
  steps:
    - {at: 2026-03-02T10:00, as: clerk, do: register,
       with: {kind: complaint, channel: phone, facts: {what: 杯子是裂的}}, then: {stage: received}}
"""


def edition(version: str, in_force: str, *changes: tuple[str, str], story: str = STORY) -> Parcel:
    """The shop's regulation with other words in some places."""
    text = TINY.replace('version: "2026.1"', f'version: "{version}"')
    text = text.replace("in_force: 2004-01-01", f"in_force: {in_force}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return Parcel("tiny", {"pack.yaml": text, "scenarios/begin.yaml": story})


def zipped(parcel: Parcel) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parcel.files.items():
            archive.writestr(f"{parcel.name}/{name}", text)
    made.seek(0)
    made.name = f"{parcel.name}.zip"
    return made


def twin() -> Parcel:
    """A second regulation for the same shop, which also takes inquiries and answers faster."""
    text = edition("1", "2004-01-01", ("within: 15 workdays", "within: 5 workdays")).files[
        "pack.yaml"
    ]
    kinds = "  delivery: {title: 交付"
    text = text.replace("pack: tiny", "pack: twin").replace("小店投诉办法", "小店加急办法")
    text = text.replace(
        kinds, f"  inquiry: {{title: 咨询, title_from: what, clause: T-1}}\n{kinds}"
    )
    return Parcel("twin", {"pack.yaml": text, "scenarios/begin.yaml": STORY})


FIGURES = """
settings:
  dear: {title: 多少算贵, type: money, default: "100", at_least: 1, must_be_set: true, clause: T-20}
  look_within: {title: 多久看一次, type: term, default: 3 workdays, set_by: [chief], clause: T-21}
tables:
  grade:
    title: 轻重
    take: first
    rows:
      - {is: dear, when: amount >= dear, clause: T-20}
      - {is: cheap, when: amount >= 10, clause: T-20}
"""
LOOK = """  look:
    title: 看一看
    from: registered(complaint)
    until: answered
    within: {setting: look_within}
    clause: T-21

ladders:
"""


def figured() -> Parcel:
    """With figures of the house, and a table that says nothing of what costs less than ten."""
    parcel = edition("figures", "2004-01-01", ("ladders:\n", LOOK))
    return Parcel("tiny", {**parcel.files, "figures.yaml": FIGURES})
