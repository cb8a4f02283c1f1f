"""What an event's hash is taken over has one spelling, however the event was read."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from huiyin.ledger.canonical import canonical
from huiyin.ledger.chain import event_hash, stamp, stamp_of

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
MOMENTS = st.datetimes(
    datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(timezone(timedelta(hours=8)))
)


@dataclass
class Row:
    stream: str
    seq: int
    type: str
    data: str
    clauses: str
    happened_at: datetime
    recorded_at: datetime
    actor: str
    policy: str
    batch: int
    text: str
    previous: str


@given(st.builds(Row, TEXT, st.integers(1), TEXT, TEXT, TEXT, MOMENTS, MOMENTS, TEXT, TEXT,
                 st.integers(1), TEXT, TEXT))  # fmt: skip
def test_the_hash_is_that_of_the_canonical_list_of_its_columns(row):
    happened, recorded = stamp(row.happened_at), stamp(row.recorded_at)
    content = [row.stream, row.seq, row.type, row.data, row.clauses, happened, recorded, row.actor,
               row.policy, row.batch, row.text, row.previous]  # fmt: skip

    assert event_hash(row) == sha256(canonical(content).encode()).hexdigest()


@given(MOMENTS)
def test_a_moment_read_as_text_has_the_stamp_of_the_moment(moment):
    there = moment.astimezone(UTC)
    plain = str(there.replace(tzinfo=None))
    short = plain.rstrip("0") if "." in plain else plain

    assert stamp_of(plain) == stamp(moment), "as SQLite writes it"
    assert stamp_of(f"{short}+00") == stamp(moment), "as PostgreSQL writes it"
