"""The bands by which like texts are found: of what a complainant told, and the cases that share some."""

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nlargest
from typing import Any

from django.db import connection

from huiyin.ledger.keys import index_key
from huiyin.policy.policy import Policy
from huiyin.register.likeness import bands_of, grams
from huiyin.register.models import WordsRow
from huiyin.register.said import facts_said


def told(policy: Policy, facts: Mapping[str, Any]) -> frozenset[str]:
    """The bigrams of what the complainant told."""
    return grams(one.text for one in facts_said(policy, facts))


def bands_told(policy: Policy, facts: Mapping[str, Any]) -> str:
    """The bands, between blanks; longer than any token of words is, so that one index holds both."""
    return " ".join(bands_of(told(policy, facts), index_key()))


_NEWEST = {
    "sqlite": """SELECT rowid FROM (
        SELECT rowid FROM register_wordsrow_fts WHERE register_wordsrow_fts MATCH %s
        ORDER BY rowid DESC LIMIT %s)""",
    "postgresql": """SELECT stream FROM (
        SELECT stream FROM register_wordsrow WHERE string_to_array(bands, ' ') @> ARRAY[%s]
        ORDER BY stream DESC LIMIT %s) AS of_one""",
}


def agreeing(bands: Sequence[str], of_one: int, most: int) -> list[str]:
    """Streams with some of these bands, those with most of them first, then the newest: of each band the
    newest so many, and of all of these at most `most`.
    """
    values = [value for band in bands for value in (band, of_one)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_NEWEST[connection.vendor]] * len(bands)), values)
        counts = Counter(found for (found,) in cursor.fetchall())
    found = nlargest(most, counts, key=lambda one: (counts[one], one))
    return found if connection.vendor == "postgresql" else _streams(found)


def _streams(rows: Sequence[int]) -> list[str]:
    """Of these rows of words, in this order."""
    streams = dict(WordsRow.objects.filter(pk__in=rows).values_list("pk", "stream"))
    return [streams[row] for row in rows]
