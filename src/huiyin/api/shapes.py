"""The shapes of what the API gives back. Moments carry their offset, figures are texts."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from huiyin.api.problems import ProblemOut

Clauses = Annotated[list[str], Field(description="Clauses of the regulation that it rests on.")]
Value = Annotated[Any, Field(description="Text, flag, list of texts, or a figure as text.")]


class ResultOut(BaseModel):
    """What a table of the regulation said of this case."""

    table: str
    result: str
    provisional: bool = Field(
        description="A fact is missing; the strictest outcome stands for now."
    )
    missing: list[str]
    clauses: Clauses


class LevelOut(BaseModel):
    ladder: str
    level: str
    since: datetime


class ClockOut(BaseModel):
    """One clock, and step by step why it ends when it does."""

    clock: str
    key: str
    title: str
    duty: str = Field(description="duty, window or limitation.")
    status: str
    start: datetime
    due: datetime = Field(description="Exclusive: done at this moment is too late.")
    due_words: str
    within: str
    provisional: bool
    missed: bool
    breach: bool
    in_time: bool | None
    explanation: list[str]
    clauses: Clauses


class ProposalOut(BaseModel):
    id: str
    subject: str
    title: str
    status: str
    proposer: str
    approver: str
    amounts: dict[str, str]
    worth: str
    text: str
    about: str
    carried_out: str
    clauses: Clauses


class TaskOut(BaseModel):
    id: str
    kind: str
    title: str
    to: list[str]
    asked_by: str
    opened_at: datetime
    status: str
    text: str
    outcome: str
    answer: str
    about: str
    ground: str


class PaperOut(BaseModel):
    id: str
    paper: str
    title: str
    number: str
    fields: dict[str, Value]
    signers: list[str]
    signed: list[str]


class EvidenceOut(BaseModel):
    id: str
    kind: str
    title: str
    party: str
    sha256: str
    kept_where: str
    kept_by: str


class ChargeOut(BaseModel):
    id: str
    account: str
    person: str
    amount: str
    status: str


class LinkOut(BaseModel):
    relation: str
    case: str
    number: str


class ActionOut(BaseModel):
    """Something that can be done to a case: by the caller now, or why not."""

    act: str
    label: str
    allowed: bool
    clauses: Clauses
    reason: str
    message: str
    needs: str
    field: str = Field(description="The field of the request that says to what it is done.")
    things: list[str] = Field(description="What that field may hold now.")


class HeadOut(BaseModel):
    """What a case and a row of the queue both say."""

    id: str
    version: int
    number: str
    title: str
    pack: str
    kind: str
    channel: str
    stage: str
    stage_words: str
    is_open: bool
    owner: str
    received_at: datetime | None


class CaseOut(HeadOut):
    """A case as it stands now, with what the caller may do."""

    pack_version: str
    step: str
    offered_to: str
    anonymous: bool
    registered_at: datetime | None
    admitted_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    facts: dict[str, Value]
    results: list[ResultOut]
    levels: list[LevelOut]
    clocks: list[ClockOut]
    proposals: list[ProposalOut]
    tasks: list[TaskOut]
    papers: list[PaperOut]
    evidence: list[EvidenceOut]
    charges: list[ChargeOut]
    links: list[LinkOut]
    actions: list[ActionOut]


class HitOut(BaseModel):
    """Where a case was found by `q`: in its words, by its number, or by whom it is of."""

    why: str = Field(description="`words`, `number` or `identity`.")
    fact: str = Field(description="The fact in whose text it stands; else empty.")
    event: str = Field(
        description="What happened, where it stands in the words of an act; else empty."
    )
    pieces: list[str] = Field(description="The text around it; every second piece was looked for.")


class RowOut(HeadOut):
    """A case in a list."""

    grade: str
    next_due: datetime | None
    next_clock: str
    breaches: int
    hit: HitOut | None = None


class PageOut(BaseModel):
    items: list[RowOut]
    next: str = Field(description="Give it as `after` for the next page; empty on the last one.")


class EventOut(BaseModel):
    """One thing that happened, with its place in the chain."""

    seq: int
    type: str
    at: datetime
    recorded_at: datetime
    by: str
    by_words: str
    says: str
    clauses: Clauses
    hash: str


class TimelineOut(BaseModel):
    items: list[EventOut]
    next: int | None = Field(description="Give it as `after` for the next page.")


class DoneOut(BaseModel):
    """What came of a command."""

    case: str
    number: str
    version: int
    stage: str
    repeated: bool = Field(description="The same key came before; nothing was done again.")
    happened: list[EventOut] = Field(description="Empty where the caller may not read the case.")


class RowDoneOut(BaseModel):
    """What became of one row; `problem` says why it was not registered."""

    row: int
    status: Literal["registered", "repeated", "refused"]
    case: str
    number: str
    problem: ProblemOut | None


class BulkOut(BaseModel):
    registered: int
    repeated: int
    refused: int
    rows: list[RowDoneOut]


class FileOut(BaseModel):
    """A file as it was kept; its type is what its first bytes show."""

    sha256: str
    size: int
    type: str


class WaitOut(BaseModel):
    """One thing that waits for the caller."""

    what: str = Field(description="task, callback, approval, signature, handover or appeal.")
    case: str
    number: str
    thing: str
    kind: str
    title: str
    post: str = Field(description="The role or unit it waits for; empty for the caller in person.")
    as_deputy: bool
    asked_at: datetime | None
    due: datetime | None


class WaitsOut(BaseModel):
    items: list[WaitOut]
    next: str = Field(description="Give it as `after` for the next page; empty on the last one.")


class NoticeOut(BaseModel):
    case: str
    number: str
    at: datetime
    about: str
    text: str


class PostOut(BaseModel):
    pack: str
    role: str
    title: str
    as_deputy: bool


class MeOut(BaseModel):
    person: str
    name: str
    language: str
    is_administrator: bool
    scopes: list[str]
    posts: list[PostOut]
