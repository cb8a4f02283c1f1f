"""Cases that may be hits of a look-up: all that are, and some that are not, the newest first.

A word of few cases, or words among few cases, are looked up at once. Of a common word the newest cases are
looked at first: streams carry the moment at which they were begun, and nothing is received after that.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from huiyin.register import queries
from huiyin.register.knowing import THE_HOUSE, known
from huiyin.register.models import CaseRow, WordsRow
from huiyin.register.numbers import of_number
from huiyin.register.paging import ORDERS, Sheet, sheet

AMONG = (200, 2_000)
"""Among how many of the newest cases with a common word a page is looked for first."""
COMMON = 3_000
"""A word of more cases is common: all of fewer are fetched and sorted as fast."""


class Candidates:
    """`tokens` are of words, `known_by` streams that are hits anyhow; `within` are the streams of the rows
    where these are few.
    """

    def __init__(
        self,
        rows: QuerySet[CaseRow],
        tokens: Collection[str],
        *,
        number: str = "",
        known_by: Collection[str] = (),
        within: Collection[str] | None = None,
    ) -> None:
        self.rows, self.tokens, self.within = rows, sorted(tokens), within
        self.also = Q(stream__in=list(known_by)) if known_by else Q(pk__in=[])
        if number:
            self.also |= of_number(number)
        self.is_common = bool(tokens) and within is None and self._is_common()

    def page(self, after: str) -> Sheet:
        """Raises queries.BadKey."""
        for newest in AMONG if self.is_common else ():
            wanted, since = self.newest(newest)
            page = _by_receipt(wanted, after)
            if since is None or (page.after and page.rows[-1].received_at > since):
                return page
        return _by_receipt(self.all(), after)

    def all(self) -> QuerySet[CaseRow]:
        if not self.tokens:
            return self.rows.filter(self.also)
        if self.within is None:
            return self._with(WordsRow.objects.filter(words__holds=self.tokens).values("stream"))
        holding = WordsRow.objects.filter(words__holding=self.tokens, stream__in=self.within)
        return self._with(list(holding.values_list("stream", flat=True)))

    def newest(self, most: int) -> tuple[QuerySet[CaseRow], datetime | None]:
        """So many of those with the words, as they were registered, and the moment after whose receipt none
        is left out; None where none is at all.
        """
        cases = WordsRow.objects.filter(
            words__holding=self.tokens, stream__gte="case/", stream__lt="case0"
        )
        streams = list(cases.order_by("-stream").values_list("stream", flat=True)[:most])
        last = known(CaseRow, THE_HOUSE).filter(stream__in=streams[-1:]).first()
        full = last is not None and len(streams) == most
        return self._with(streams), last.registered_at if last and full else None

    def _with(self, streams: Any) -> QuerySet[CaseRow]:
        return self.rows.filter(self.also | Q(stream__in=streams))

    def _is_common(self) -> bool:
        every = WordsRow.objects.filter(words__holds=self.tokens)
        return queries.count_up_to(every, COMMON)[1]


def _by_receipt(rows: QuerySet[CaseRow], after: str) -> Sheet:
    return sheet(rows, ORDERS["received"], after=after, size=queries.PAGE)
