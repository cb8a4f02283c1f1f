"""The shapes of regulations: what they say, and what they answer when they are tried."""

from datetime import datetime

from pydantic import BaseModel, Field

from huiyin.api.shapes import Clauses


class SupersededOut(BaseModel):
    title: str
    since: str


class BookOut(BaseModel):
    """A regulation in one line."""

    pack: str
    title: str
    version: str
    in_force: str
    supersedes: list[SupersededOut] = Field(description="In whose place it stands, and since when.")
    repealed: str = Field(
        description="From this day nothing more is received under it; else empty."
    )
    superseded_by: str
    zone: str
    language: str
    posts: list[str] = Field(description="The caller's roles under it.")


class RuleOut(BaseModel):
    name: str
    title: str
    says: str
    clauses: Clauses


class FactOut(RuleOut):
    type: str
    options: dict[str, str]
    unit: str
    at_least: str
    at_most: str
    asked_at: list[str]
    required_at: list[str]


class KindOut(RuleOut):
    record: bool


class RegulationOut(BookOut):
    kinds: list[KindOut]
    facts: list[FactOut]
    channels: list[RuleOut]
    rules: dict[str, list[RuleOut]] = Field(description="All other rules, by section.")


class DecisionOut(BaseModel):
    """What a table says for given facts."""

    result: str | None
    row: int | None
    provisional: bool
    missing: list[str]
    clauses: Clauses


class DueOut(BaseModel):
    """When a clock would end, and why."""

    due: datetime
    level: str = Field(description="The level, where it is a ladder that was asked.")
    explanation: list[str]
    provisional: bool
    clauses: Clauses
