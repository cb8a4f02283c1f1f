"""Keeps the tokens of what was said in a case, and the bands of what was told, in step with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from huiyin.casework.secrecy import is_sealed
from huiyin.ledger.ports import Change
from huiyin.ledger.statements import done
from huiyin.ledger.store import load
from huiyin.policy.policy import Policy
from huiyin.register.bands import bands_told
from huiyin.register.models import WordsRow
from huiyin.register.said import events_said, facts_said, says_facts_anew
from huiyin.register.syncing import Pending, Present
from huiyin.register.words import tokens_of


def new_tokens(policy: Policy, change: Change) -> set[str]:
    """The tokens of what this change said; of all that was said where the case was sealed before."""
    before, after = change.before.facts, change.after.facts
    events = [(item.seq, item.event) for item in change.recorded]
    fresh = {n: v for n, v in after.items() if before.get(n) != v} if after is not before else {}
    if policy.secrecy and is_sealed(policy, change.before):
        fresh = dict(after)
        events = [(item.seq, item.event) for item in load(change.stream)] or events
    said = [*facts_said(policy, fresh), *events_said(events)]
    return tokens_of(one.text for one in said)


def note_words(policy: Policy, change: Change, present: Present, pending: Pending) -> None:
    """Adds the tokens of what is new, says anew by which bands it is found; a sealed case has none.

    What a correction took back stays a token, and is told apart when the text is read.
    """
    if is_sealed(policy, change.after):
        pending.goes(present.rows(WordsRow, change.stream))
        return
    new, bands = new_tokens(policy, change), new_bands(policy, change)
    if not new and bands is None:
        return
    row = next(iter(present.rows(WordsRow, change.stream)), None)
    if row is not None:
        fresh = _not_in(row.words, new)
        words = as_words([*row.words.split(), *fresh]) if fresh else row.words
        pending.changes(row, {"words": words, "bands": row.bands if bands is None else bands})
    elif new:
        pending.comes([WordsRow(stream=change.stream, words=as_words(new), bands=bands or "")])


def new_bands(policy: Policy, change: Change) -> str | None:
    """None where they stay as they are."""
    return bands_told(policy, change.after.facts) if says_facts_anew(policy, change) else None


def foresee_words(policy: Policy, facts: Mapping[str, Any]) -> None:
    """So that what follows from these is there when the rows are written."""
    tokens_of(one.text for one in facts_said(policy, facts))
    bands_told(policy, facts)


def index_anew() -> None:
    """The index of words, made from their rows. Where the two differ, SQLite says of every row that is
    taken out that the file is malformed.
    """
    if connection.vendor == "sqlite":
        done("INSERT INTO register_wordsrow_fts(register_wordsrow_fts) VALUES ('rebuild')", ())


def _not_in(words: str, tokens: set[str]) -> set[str]:
    """Few are looked for among hundreds, which need not be taken apart for it."""
    said = f" {words} "
    return {token for token in tokens if f" {token} " not in said}


def as_words(tokens: Iterable[str]) -> str:
    """In the order of the tokens: that of the text would say something of it."""
    return " ".join(sorted(tokens))


def keep_words(stream: str, texts: Iterable[str]) -> None:
    """The words of something that is no case: found by `streams_with`, and by nothing that finds cases."""
    tokens = tokens_of(texts)
    if tokens:
        WordsRow.objects.update_or_create(stream=stream, defaults={"words": as_words(tokens)})
    else:
        WordsRow.objects.filter(stream=stream).delete()


def streams_with(terms: Iterable[str]) -> QuerySet[WordsRow, str] | None:
    """Streams in which all these may stand: all that are, and some that are not. None where they hold
    nothing that could be looked for.
    """
    tokens = tokens_of(terms)
    if not tokens:
        return None
    return WordsRow.objects.filter(words__holds=sorted(tokens)).values_list("stream", flat=True)
