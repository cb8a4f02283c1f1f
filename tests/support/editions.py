"""Editions of the shop's regulation, each with a story that shows that it means what it says."""

import io
import zipfile
from pathlib import Path

from huiyin.catalogue.parcels import Parcel

TINY_PATH = Path(__file__).parent / "packs" / "tiny" / "pack.yaml"
TINY = TINY_PATH.read_text("utf-8")
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


BUREAU = """
pack: bureau
title: 柜台诉求办法
version: "1"
in_force: 2004-01-01
calendar: {workdays: CN}
kinds:
  claim: {title: 诉求, title_from: story, clause: B-1}
channels:
  hall: {title: 大厅, class: visit, clause: B-1}
  line: {title: 热线, class: phone, clause: B-1}
facts:
  story: {title: 经过, type: text, asked_at: register, required_at: register, clause: B-2}
  contact: {title: 联系方式, type: text, private: true, asked_at: register, identifies: person, clause: B-2}
  amount: {title: 金额, type: money, at_least: 0, asked_at: register, clause: B-2}
  urgent: {title: 是否紧急, type: flag, asked_at: register, required_at: register, clause: B-2}
gates:
  not_dear: {act: register, when: amount > 5000, needs: "false", says: 五千元以上由总部受理, clause: B-3}
roles:
  taker: {title: 接待员, may: [register, admit, answer, close, move_case, add_evidence], clause: B-4}
clocks:
  reply:
    title: 回复
    from: registered
    anchor: received_at
    until: answered
    within: 3 days
    clause: B-5
numbers:
  case: {pattern: "B{yyyy}-{serial:3}", reset: year, clause: B-6}
"""
BUREAU_STORY = """
- scenario: A claim is registered
  steps:
    - {at: 2026-03-02T10:00, as: taker, do: register,
       with: {kind: claim, channel: hall, facts: {story: 裂了, urgent: "no"}}, then: {stage: received}}
"""


def bureau() -> Parcel:
    """A regulation that calls things by other names than the shop's, and asks something more."""
    return Parcel("bureau", {"pack.yaml": BUREAU, "scenarios/begin.yaml": BUREAU_STORY})


HARBOUR_STORY = """
- scenario: A report is registered
  steps:
    - {at: 2026-03-02T10:00, as: auditor, do: register,
       with: {kind: report, channel: letter, facts: {what: 收受回扣}}, then: {stage: received}}
"""


def harbour() -> Parcel:
    """The port's regulation, whose auditor may move a case."""
    text = (TINY_PATH.parent.parent / "harbour" / "pack.yaml").read_text("utf-8")
    may = "record_finding, add_evidence, split, link, change_kind, issue_paper]"
    assert may in text
    text = text.replace(may, f"{may[:-1]}, move_case]").replace('"2026.1"', '"2"')
    return Parcel("harbour", {"pack.yaml": text, "scenarios/begin.yaml": HARBOUR_STORY})
