"""The register's rows of whole histories, kept in memory and written at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from huiyin.casework.secrecy import is_sealed
from huiyin.ledger.inserting import insert
from huiyin.ledger.ports import Change
from huiyin.policy.policy import Policy
from huiyin.register.knowing import Wanted, restricted_values, secrecy_rows, secrecy_values
from huiyin.register.models import (
    CaseRow,
    ExtractRow,
    IdentityRow,
    LinkRow,
    NoticeRow,
    PastFactRow,
    PastTallyRow,
    SecrecyRow,
    WordsRow,
)
from huiyin.register.projector import (
    extracts_of,
    identity_rows,
    links_of,
    notices_of,
    policy_of,
    said_title,
    wanted_rows,
)
from huiyin.register.said import says_facts_anew
from huiyin.register.syncing import TWINS
from huiyin.register.wordrows import as_words, new_bands, new_tokens

Said = tuple[Mapping[str, Any], datetime]


class RegisterTeller:
    """Says in memory what `Register` says in the database: present rows, and their past."""

    def __init__(self) -> None:
        self.present: dict[tuple[Any, str], dict[str, Said]] = {}
        self.rows: dict[Any, list[Any]] = {}
        self.identity: dict[str, list[IdentityRow]] = {}
        self.secrecy: dict[str, Wanted] = {}
        self.words: dict[str, set[str]] = {}
        self.sealed: set[str] = set()
        self.bands: dict[str, str] = {}

    def tell(self, change: Change) -> None:
        if not change.recorded:
            return
        at, policy = change.recorded[-1].recorded_at, policy_of(change)
        title = said_title(policy, change) or self._title(change.stream)
        for model, wanted in wanted_rows(policy, change, title):
            self._sync(model, change.stream, wanted, at)
        secret = secrecy_values(policy, change.after) | restricted_values(change, policy)
        self.secrecy[change.stream] = secret
        if says_facts_anew(policy, change):
            self.identity[change.stream] = identity_rows(policy, change)
            self._forget_past_facts(policy, change)
        self.words.setdefault(change.stream, set()).update(new_tokens(policy, change))
        bands = new_bands(policy, change)
        if bands is not None:
            self.bands[change.stream] = bands
        (self.sealed.add if is_sealed(policy, change.after) else self.sealed.discard)(change.stream)
        self._keep(NoticeRow, notices_of(policy, change))
        self._keep(ExtractRow, extracts_of(policy, change))
        self._keep(LinkRow, links_of(change, at))

    def _title(self, stream: str) -> int:
        said = self.present.get((CaseRow, stream), {}).get("")
        return int(said[0]["title_seq"]) if said else 0

    def _sync(
        self, model: Any, stream: str, wanted: Mapping[str, Mapping[str, Any]], at: datetime
    ) -> None:
        present = self.present.setdefault((model, stream), {})
        for place, (values, since) in list(present.items()):
            if wanted.get(place) == values:
                continue
            if since < at:
                past = TWINS[model](stream=stream, place=place, since=since, until=at, **values)
                self._keep(TWINS[model], [past])
            del present[place]
        for place, values in wanted.items():
            present.setdefault(place, (values, at))

    def _forget_past_facts(self, policy: Policy, change: Change) -> None:
        if is_sealed(policy, change.after):
            past = self.rows.get(PastFactRow, [])
            past[:] = [row for row in past if row.stream != change.stream]
            tallied = self.rows.get(PastTallyRow, [])
            tallied[:] = [
                row for row in tallied if row.stream != change.stream or row.what != "result"
            ]

    def _keep(self, model: Any, rows: list[Any]) -> None:
        self.rows.setdefault(model, []).extend(rows)

    def write(self) -> None:
        for (model, stream), places in self.present.items():
            self._keep(
                model,
                [
                    model(stream=stream, place=place, since=since, **values)
                    for place, (values, since) in places.items()
                ],
            )
        for rows in self.identity.values():
            self._keep(IdentityRow, rows)
        for stream, wanted in self.secrecy.items():
            self._keep(SecrecyRow, secrecy_rows(stream, wanted))
        self._keep(
            WordsRow,
            [
                WordsRow(stream=stream, words=as_words(found), bands=self.bands.get(stream, ""))
                for stream, found in self.words.items()
                if found and stream not in self.sealed
            ],
        )
        for model, rows in self.rows.items():
            insert(rows, ignore_conflicts=model is LinkRow)
        self.present.clear()
        self.rows.clear()
        self.identity.clear()
        self.secrecy.clear()
        self.words.clear()
        self.sealed.clear()
        self.bands.clear()
