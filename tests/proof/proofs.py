"""Small regulations, and what is proven of them."""

from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import calendars_for
from huiyin.policy.regulation import Regulation
from huiyin.proof.account import Line, account
from huiyin.proof.finding import Finding, Report
from huiyin.proof.proving import prove
from tests.policy.packs import regulation_of

FACTS = """
facts:
  people: {title: 人数, type: count, at_least: 1, asked_at: register, clause: T-1}
  amount: {title: 金额, type: money, unit: 元, asked_at: register, clause: T-1}
  share: {title: 比例, type: ratio, at_least: 0, at_most: 1, asked_at: register, clause: T-1}
  harm: {title: 人身伤害, type: flag, asked_at: register, clause: T-1}
  media: {title: 媒体, type: choice, of: {none: 没有, local: 地方媒体, mainstream: 主流媒体},
    asked_at: register, clause: T-1}
  risks: {title: 风险, type: choices, of: {fire: 火, water: 水}, asked_at: register, clause: T-1}
"""
ROLES = """
kinds:
  complaint: {title: 投诉, clause: T-1}
channels:
  phone: {title: 电话, class: phone, clause: T-1}
roles:
  officer: {title: 经办人, reports_to: manager, clause: T-1,
    may: [register, admit, amend_facts, propose, answer, close, open_task, record_contact,
      add_evidence, assign, record_finding]}
  manager: {title: 经理, reports_to: director, may: [propose], clause: T-1}
  director: {title: 总经理, clause: T-1}
"""
SMALL = FACTS + ROLES


def report(text: str, **others: str) -> Report:
    return report_of(regulation_of(text), {n: regulation_of(t, n) for n, t in others.items()})


def report_of(regulation: Regulation, above: dict[str, Regulation] | None = None) -> Report:
    """`above` are the regulations that it may name."""
    return prove(regulation, vocabulary(), calendars_for(regulation), (above or {}).__getitem__)


def found(text: str, kind: str = "", **others: str) -> list[Finding]:
    """What is found in a pack, of one kind."""
    return [f for f in report(text, **others).findings if f.kind == kind or not kind]


def lines(text: str, language: str = "", **others: str) -> list[Line]:
    """What is found, in words."""
    return account(report(text, **others), language)


def said(text: str, kind: str, language: str = "", **others: str) -> list[str]:
    return [line.sentence for line in lines(text, language, **others) if line.finding.kind == kind]
