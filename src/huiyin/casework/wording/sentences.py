"""One sentence for every event, made from its fields and the words of the policy."""

from collections.abc import Callable, Mapping
from typing import Any

from huiyin.casework import events as e
from huiyin.casework.case import nothing
from huiyin.casework.wording import (
    events_approval,
    events_correcting,
    events_handling,
    events_intake,
    events_letters,
    events_outcome,
    events_timekeeping,
    events_work,
)  # fmt: skip
from huiyin.casework.wording.labels import value_label
from huiyin.casework.wording.languages import Table, listed, text_in
from huiyin.casework.wording.templates import fill
from huiyin.casework.wording.told import (
    changed,
    fault_of_letter,
    of_letter,
    regulation_moved_to,
    template_words,
    told,
    why_dropped,
)  # fmt: skip
from huiyin.casework.wording.words import Words, plain
from huiyin.policy.policy import Policy

SENTENCES: Table = {
    **events_intake.SENTENCES,
    **events_correcting.SENTENCES,
    **events_handling.SENTENCES,
    **events_approval.SENTENCES,
    **events_work.SENTENCES,
    **events_letters.SENTENCES,
    **events_outcome.SENTENCES,
    **events_timekeeping.SENTENCES,
}

Word = Callable[[Words, Any], str]
"""Says one place of a sentence about an event."""


def sentence(
    event: e.Event,
    policy: Policy,
    language: str = "zh-Hans",
    names: Mapping[str, str] | None = None,
) -> str:
    """What happened, in words. `names` are the names of people by their id, where known."""
    words = Words(policy, language, names or nothing())
    template = text_in(SENTENCES, event.name, language)
    return fill(template, lambda place: _word(words, event, place))


def _word(words: Words, event: e.Event, place: str) -> str:
    special = _OF_EVENT.get((event.name, place)) or _OF_FIELD.get(place)
    if special is not None:
        return special(words, event)
    value = getattr(event, place)
    if value is None:
        return ""
    return value_label(place, value, words.language) if isinstance(value, bool) else str(value)


def _title(place: str, *sections: str) -> Word:
    return lambda words, event: words.title(str(getattr(event, place)), *sections)


def _label(place: str, field: str | None = None) -> Word:
    return lambda words, event: value_label(field or place, getattr(event, place), words.language)


def _thing(place: str) -> Word:
    return lambda words, event: words.thing(str(getattr(event, place)))


def _things(place: str) -> Word:
    return lambda words, event: listed(
        [words.anything(str(name)) for name in getattr(event, place)], words.language
    )


def _people(place: str) -> Word:
    def say(words: Words, event: Any) -> str:
        who = getattr(event, place)
        return words.people(who) if isinstance(who, tuple) else words.audience(str(who))

    return say


def _person(place: str) -> Word:
    return lambda words, event: words.person(getattr(event, place)) if getattr(event, place) else ""


def _case(place: str) -> Word:
    """Another case by its number where `names` know it, and by its id only to who knows no names."""

    def say(words: Words, event: Any) -> str:
        other = str(getattr(event, place))
        unknown = value_label("case", "other", words.language) if words.names and other else other
        return words.names.get(other, unknown)

    return say


def _moment(place: str) -> Word:
    return lambda words, event: words.moment(getattr(event, place))


def _due(place: str) -> Word:
    return lambda words, event: words.due(getattr(event, place))


def _task_kind(words: Words, event: Any) -> str:
    return words.task(str(event.kind))


def _about(words: Words, event: Any) -> str:
    return words.anything(event.about) if event.about else ""


def _result(place: str) -> Word:
    """A result of a table: named by the table, or the title of the post or unit that it is."""

    def say(words: Words, event: Any) -> str:
        table, result = words.policy.tables.get(event.table), str(getattr(event, place))
        if table is not None and result in table.names:
            return table.names[result].text(words.language)
        for ladder in words.policy.ladders.values():
            if ladder.starts_at == event.table and result in ladder.levels:
                return ladder.levels[result].title.text(words.language)
        return words.anything(result) if result else ""

    return say


def _level(place: str) -> Word:
    def say(words: Words, event: Any) -> str:
        ladder, level = words.policy.ladders.get(event.ladder), str(getattr(event, place))
        known = ladder.levels.get(level) if ladder is not None else None
        return known.title.text(words.language) if known is not None else level

    return say


def _ground_of_task(words: Words, event: Any) -> str:
    rule = words.policy.tasks.get(event.kind)
    ground = rule.grounds.get(event.ground) if rule is not None else None
    return ground.title.text(words.language) if ground is not None else event.ground


def _outcome_of_task(words: Words, event: Any) -> str:
    rule = words.policy.tasks.get(event.kind)
    joint = rule.joint if rule is not None else None
    if joint is not None and event.outcome in joint.outcomes:
        return joint.outcomes[event.outcome].text(words.language)
    return value_label("outcome", event.outcome, words.language) if event.outcome else ""


def _outcome_of_case(words: Words, event: Any) -> str:
    if event.outcome in words.policy.outcomes:
        return words.title(event.outcome, "outcomes")
    return value_label("outcome", event.outcome, words.language)


def _figures(words: Words, subject: str, figures: Mapping[str, Any]) -> str:
    remedy = words.policy.remedies.get(subject)
    said = []
    for name, figure in figures.items():
        known = remedy.amounts.get(name) if remedy is not None else None
        title = known.title.text(words.language) if known is not None else name
        said.append(f"{title} {plain(figure)}")
    return listed(said, words.language)


def _changes(words: Words, event: Any) -> str:
    """Each changed fact with its new and its old value: nothing is rewritten in silence."""
    before = {**event.previous, **event.private_previous}
    said = []
    for name, value in {**event.facts, **event.private_facts}.items():
        change = words.fact(name, value)
        if name in before:
            change = f"{words.fact(name, before[name])} → {change}"
        said.append(f"{words.title(name, 'facts')} {change}")
    return listed(said, words.language)


_LABELLED = ("cause", "direction", "fate", "form", "medium", "part", "relation", "response", "rule",
             "way")  # fmt: skip
_THINGS = ("charge", "proposal", "copy_of", "sample", "task", "written")

_OF_FIELD: Mapping[str, Word] = {
    "about": _about,
    "account": _title("account", "accounts"),
    "act": _title("act", "acts"),
    "amounts": lambda words, event: _figures(words, event.subject, event.amounts),
    "added": lambda words, event: _figures(words, event.subject, event.added),
    "approver": _people("approver"),
    "arranged_by": _person("arranged_by"),
    "audience": _people("audience"),
    "back_to": _title("back_to", "steps"),
    "by": _person("by"),
    "callback": _title("callback", "callbacks"),
    **{name: _label(name) for name in _LABELLED},
    "changed": changed,
    "changes": _changes,
    "channel": _title("channel", "channels"),
    **{name: _thing(name) for name in _THINGS},
    "clock": lambda words, event: words.clock_thing(event.clock, event.key),
    "copies_to": _people("copies_to"),
    "due": _due("due"),
    "encloses": _things("encloses"),
    "invited": _people("invited"),
    "ladder": _title("ladder", "ladders"),
    "letter": _title("letter", "letters"),
    "level": _level("level"),
    "mark": lambda words, event: words.mark(event.mark),
    "matter": _title("matter", "mass_matters"),
    "meets_at": _moment("meets_at"),
    "missing": _things("missing"),
    "owner": _people("owner"),
    "paid": lambda words, event: plain(event.paid) if event.paid is not None else "",
    "paper": _title("paper", "papers"),
    "party": lambda words, event: words.audience(event.party),
    "person": _person("person"),
    "present": _people("present"),
    "proposals": _things("proposals"),
    "purpose": _title("purpose", "contact_purposes"),
    "remedy": _title("remedy", "remedies", "approvals"),
    "result": _result("result"),
    "role": lambda words, event: words.audience(event.role) if event.role else "",
    "kept_by": _person("kept_by"),
    "kept_until": lambda words, event: words.moment(event.kept_until) if event.kept_until else "",
    "signer": _people("signer"),
    "signers": _people("signers"),
    "start": _moment("start"),
    "step": _title("step", "steps"),
    "subject": _title("subject", "remedies", "approvals"),
    "table": _title("table", "tables"),
    "template": lambda words, event: template_words(words, str(event.template)),
    "to": _people("to"),
    "within": lambda words, event: words.term(event.within) if event.within else "",
}

_OF_EVENT: Mapping[tuple[str, str], Word] = {
    ("admission_refused", "ground"): _title("ground", "refusal_grounds"),
    ("appeal_decided", "outcome"): _label("outcome"),
    ("appended_to_file", "kind"): _title("kind", "evidence_kinds"),
    ("assessed", "previous"): _result("previous"),
    ("clock_corrected", "done_at"): _moment("done_at"),
    ("clock_corrected", "previous"): _moment("previous"),
    ("clock_moved", "term"): lambda words, event: words.term(event.term),
    ("clock_moved", "detail"): lambda words, event: str(event.detail.get("why", "")),
    ("clock_moved", "previous"): _due("previous"),
    ("clock_moved", "reason"): _label("reason", "moved"),
    ("closed", "outcome"): _outcome_of_case,
    ("person_corrected", "fact"): lambda words, event: words.title(event.fact, "facts"),
    ("person_corrected", "person"): lambda words, event: words.person(event.person or "nobody"),
    ("person_corrected", "previous"): lambda words, event: words.person(event.previous),
    ("evidence_added", "kind"): _title("kind", "evidence_kinds"),
    ("evidence_added", "party"): lambda words, event: (
        words.audience(event.party) if event.party else ""
    ),
    ("handover_accepted", "previous"): _person("previous"),
    ("case_moved", "other"): _case("other"),
    ("linked", "other"): _case("other"),
    ("merged", "into"): _case("into"),
    ("case_moved", "to"): regulation_moved_to,
    ("registered", "related"): _case("related"),
    ("kind_changed", "kind"): _title("kind", "kinds"),
    ("kind_changed", "previous"): _title("previous", "kinds"),
    ("letter_failed", "about"): of_letter,
    ("letter_failed", "fault"): fault_of_letter,
    ("letter_sent", "about"): of_letter,
    ("letter_delivered", "how"): _label("how", "delivered"),
    ("letter_returned", "why"): _label("why", "delivered"),
    ("level_reached", "previous"): _level("previous"),
    ("meeting_called", "kind"): _task_kind,
    ("meeting_held", "kind"): _task_kind,
    ("meeting_held", "outcome"): _outcome_of_task,
    ("notified", "to"): told,
    ("provisionally_closed", "ground"): _title("ground", "provisional_grounds"),
    ("registered", "kind"): _title("kind", "kinds"),
    ("spawned", "kind"): _title("kind", "kinds"),
    ("step_entered", "previous"): _title("previous", "steps"),
    **{(name, "kind"): _task_kind for name in ("call_offered", "call_made", "nobody_reached")},
    ("task_answered", "kind"): _task_kind,
    ("task_answered", "outcome"): _outcome_of_task,
    ("task_dropped", "kind"): _task_kind,
    ("task_dropped", "reason"): why_dropped,
    ("task_opened", "ground"): _ground_of_task,
    **{(f"task_{how}", "kind"): _task_kind for how in ("opened", "returned", "sent", "verified")},
}
