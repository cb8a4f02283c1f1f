"""Two rules with long names that begin alike have streams of their own, and none loses what it had."""

from huiyin.ledger import moment
from huiyin.ledger.store import append, lock
from huiyin.register.schedules import ScheduleSeen
from huiyin.register.streams import LONGEST, stream_of

PACK = "a-regulation-of-a-house-with-a-long-name"
ONE, OTHER = "quarterly_review_of_the_shops", "quarterly_review_of_the_stores"


def see(stream: str, name: str) -> None:
    now = moment.now()
    seen = ScheduleSeen(at=now, by="", pack=PACK, schedule=name, day="2026-03-02")
    append(lock(stream), [seen], now)


def test_long_names_that_begin_alike_do_not_meet(installation):
    one, other = (stream_of("schedule", PACK, name) for name in (ONE, OTHER))

    assert one[: LONGEST - 13] == other[: LONGEST - 13]
    assert one != other
    assert max(len(one), len(other)) == LONGEST


def test_a_stream_that_was_cut_stays_with_the_rule_that_began_it(installation):
    cut = f"schedule/{PACK}/{ONE}"[:LONGEST]
    see(cut, ONE)

    assert stream_of("schedule", PACK, ONE) == cut
    assert stream_of("schedule", PACK, OTHER) != cut


def test_a_short_name_is_the_stream_s(installation):
    assert stream_of("draw", "tiny", "spot_check") == "draw/tiny/spot_check"
