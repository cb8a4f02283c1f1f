"""What a condition may read: the facts of the pack, and what every case has."""

from collections.abc import Mapping
from typing import Any

from huiyin.policy.expressions import (
    DATE,
    FLAG,
    MOMENT,
    MONEY,
    NUMBER,
    TERM,
    TEXT,
    Choice,
    Choices,
    RecordList,
    Scope,
    Type,
)
from huiyin.policy.references import names_in, parts
from huiyin.policy.schema.pack import Pack
from huiyin.policy.schema.rounds import PLACES
from huiyin.policy.schema.things import Fact
from huiyin.policy.vocabulary import EARLIER_CASE, Vocabulary

_PLAIN: dict[str, Type] = {
    "text": TEXT, "money": MONEY, "number": NUMBER, "count": NUMBER, "ratio": NUMBER,
    "date": DATE, "flag": FLAG, "person": TEXT, "place": TEXT, "moment": MOMENT,
    "term": TERM, "names": NUMBER,
}  # fmt: skip


def fact_type(fact: Fact) -> Type:
    options = tuple(map(str, fact.of))
    if fact.type == "choice":
        return Choice(options=options, ordered=fact.ordered)
    if fact.type == "choices":
        return Choices(options=options)
    return _PLAIN[fact.type]


def case_scope(pack: Pack, vocabulary: Vocabulary) -> Scope:
    """Everything a condition on a case may read: the pack's own facts, and what every case has."""
    names: dict[str, Type] = {}
    for section in (pack.settings, pack.facts):
        for name, dated in section.items():
            rule = dated.wordings[-1]
            names[str(name)] = fact_type(rule) if isinstance(rule, Fact) else _PLAIN[rule.type]
    names.update(standing_names(pack, vocabulary))
    names.update({str(name): NUMBER for name in pack.measures})
    names.update({f"{PLACES}{name}": NUMBER for name in rank_names(pack)})
    for name, table in pack.tables.items():
        results = table.order or tuple(dict.fromkeys(str(row.is_) for row in table.rows))
        names[str(name)] = Choice(options=tuple(map(str, results)), ordered=bool(table.order))
    for name, ladders in pack.ladders.items():
        levels = tuple(dict.fromkeys(str(lv) for ladder in ladders for lv in ladder.levels))
        names[f"level.{name}"] = Choice(options=levels, ordered=True)
    return Scope(names, frozenset(vocabulary.events), _topics(pack, vocabulary))


def rank_names(pack: Pack) -> list[str]:
    """Those of every round of a rating."""
    rounds = (rule for dated in pack.rounds.values() for rule in dated)
    return list(dict.fromkeys(str(name) for rule in rounds for name in rule.ranks))


_OF_THE_MOMENT = frozenset({"now", "today", "earlier_case", "earlier_paid"})


def lasting(scope: Scope, pack: Pack) -> Scope:
    """What of this stays true until something happens in the case, whoever asks and whenever.

    The register keeps by it who may know of a case, so that lists need not ask case by case.
    """
    names = {
        name: type_
        for name, type_ in scope.names.items()
        if name not in _OF_THE_MOMENT
        and name[:3] != "by_"
        and name not in pack.settings
        and name not in pack.measures
        and not name.startswith(PLACES)
    }
    return Scope(names, scope.events, scope.topics)


def _topics(pack: Pack, vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """The words that may stand beside each event; an event that takes any word is left out."""
    known = names_in(pack, vocabulary)
    named = {event: vocabulary.topics.get(event) for event in vocabulary.events}
    return {
        event: known[what] if what else frozenset()
        for event, what in named.items()
        if what is None or what in known
    }


def standing_names(pack: Pack, vocabulary: Vocabulary) -> dict[str, Type]:
    """What every case has, whatever its regulation asks."""
    classes = {str(c.class_) for dated in pack.channels.values() for c in dated}
    return {
        "kind": _named(pack.kinds),
        "number": TEXT,
        "archive_number": TEXT,
        "channel": _named(pack.channels),
        "channel_class": Choice(options=tuple(sorted(classes))),
        "stage": Choice(options=vocabulary.stages),
        "step": _named(pack.steps),
        "marks": Choices(options=_marks(pack)),
        "anonymous": FLAG, "breached": FLAG, "received_in_hours": FLAG,
        "by_owner": FLAG, "by_handler": FLAG, "by_concerned": FLAG,
        "by_complainant": FLAG, "by_involved": FLAG, "findings": NUMBER, "repeats": NUMBER,
        "worth_so_far": MONEY, "earlier_case": Choice(options=EARLIER_CASE), "earlier_paid": MONEY,
        "received_at": MOMENT, "registered_at": MOMENT, "admitted_at": MOMENT,
        "answered_at": MOMENT, "closed_at": MOMENT, "last_contact_at": MOMENT,
        "received_on": DATE, "now": MOMENT, "today": DATE,
        **_standing_lists(pack),
    }  # fmt: skip


def _standing_lists(pack: Pack) -> dict[str, Type]:
    evidence, contacts = _named(pack.evidence_kinds), _named(pack.contact_purposes)
    fields_of: dict[str, dict[str, Type]] = {
        "evidence": {"kind": evidence, "party": TEXT, "in_store": FLAG},
        "contacts": {"purpose": contacts, "party": TEXT, "direction": TEXT, "reached": FLAG},
        "proposals": {"subject": _named(pack.remedies, pack.approvals), "approved": FLAG,
                      "pending": FLAG, "carried_out": FLAG, "worth": MONEY},
        "tasks": {"kind": _named(pack.tasks, pack.callbacks), "open": FLAG, "done": FLAG,
                  "outcome": TEXT, "ground": TEXT},
        "letters": {"letter": _named(pack.letters), "sent": FLAG, "delivered": FLAG},
        "papers": {"paper": _named(pack.papers), "complete": FLAG},
        "clocks": {"clock": _named(pack.clocks, pack.ladders, pack.callbacks),
                   "running": FLAG, "missed": FLAG},
    }  # fmt: skip
    return {name: RecordList(fields=own) for name, own in fields_of.items()}


def _named(*sections: Mapping[str, Any]) -> Choice:
    return Choice(options=tuple(str(name) for section in sections for name in section))


def _marks(pack: Pack) -> tuple[str, ...]:
    marks = (getattr(rule, "mark", None) for rule in parts(pack))
    return tuple(sorted({str(mark) for mark in marks if mark}))
