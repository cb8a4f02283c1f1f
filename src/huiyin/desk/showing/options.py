"""The acts of a case before somebody's eyes: what they may do now, and what not and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from huiyin.casework.allowed import Option, allowed
from huiyin.casework.forms import THING
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.who import who_may
from huiyin.casework.wording import act_label, refusal_sentence
from huiyin.casework.wording.languages import listed
from huiyin.desk.showing.doing import address_of, answerable, open_ways
from huiyin.desk.showing.things import thing_words, topic_words
from huiyin.desk.words import say
from huiyin.sight.looking import Seen

GROUPS: Mapping[str, tuple[str, ...]] = {
    "mine": ("accept", "approve", "reject", "pass_on", "answer_task", "return_task",
             "verify_task", "send_task",
             "record_callback", "record_call",
             "hold_meeting", "call_meeting", "sign", "decide_appeal", "appeal"),
    "handling": ("admit", "refuse_admission", "assign", "record_finding", "add_evidence", "propose",
                 "carry_out", "fail_remedy", "do_act", "transfer", "recall_approval"),
    "customer": ("acknowledge", "record_contact", "answer", "write_letter", "send_letter",
                 "note_delivery", "recall_answer", "respond", "confirm",
                 "schedule_callback", "withdraw"),
    "help": ("open_task", "issue_paper"),
    "time": ("extend", "suspend", "continue", "escalate", "remind",
             "correct_clock"),
    "ending": ("close", "provisionally_close", "resume", "reopen", "archive", "append_to_file",
               "hold_file", "release_file"),
    "file": ("amend_facts", "correct_person", "change_kind", "correct_registration",
             "restore_registration", "move_case", "merge", "unmerge", "split", "link",
             "move_sample", "recuse", "release_extract"),
    "account": ("find_responsibility", "charge"),
    "early": (),
}  # fmt: skip
"""Where an act stands on the page. One that is in none of them stands with the record; one whose turn
has not come (casework.turn) stands last."""

ICONS: Mapping[str, str] = {
    "mine": "bolt", "handling": "briefcase", "customer": "message", "help": "users",
    "time": "clock", "ending": "lock", "file": "folder", "account": "scale",
    "early": "clock-play",
}  # fmt: skip


MOST_NAMED = 4
SHOWN_AT_ONCE = 3
"""An act that may be done to more things than this is folded into one line."""


@dataclass(frozen=True)
class Offer:
    """One link to a form. `about` says to what the act is done, where it is done to something."""

    act: str
    label: str
    about: str
    href: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Bundle:
    """An act with the links to its forms; folded where it may be done to many things."""

    label: str
    offers: tuple[Offer, ...]
    folded: bool


@dataclass(frozen=True)
class Group:
    key: str
    title: str
    icon: str
    bundles: tuple[Bundle, ...]


@dataclass(frozen=True)
class Denied:
    act: str
    label: str
    why: str
    clauses: tuple[str, ...]
    who: str = ""


def options_of(seen: Seen) -> list[Option]:
    found = allowed(seen.regulation, seen.draft.case, seen.draft.context)
    return [option for option in found if option.act != "register"]


def groups(seen: Seen, options: list[Option]) -> list[Group]:
    possible = {option.act: option for option in options if option.is_allowed and not option.early}
    early = {option.act: option for option in options if option.is_allowed and option.early}
    placed = {act for acts in GROUPS.values() for act in acts}
    found = []
    for key, acts in GROUPS.items():
        more = [act for act in possible if act not in placed] if key == "file" else []
        bundles = [_bundle(seen, possible[act]) for act in (*acts, *more) if act in possible]
        if key == "mine":
            bundles = [*_doing(seen, options), *bundles]
        if key == "early":
            bundles = [_bundle(seen, option) for option in early.values()]
        if bundles:
            title = say(f"group.{key}", seen.words.language)
            found.append(Group(key, title, ICONS[key], tuple(bundles)))
    return found


def _doing(seen: Seen, options: list[Option]) -> list[Bundle]:
    """Acts that complete a task of whoever looks; to answer it in words would leave them undone."""
    language = seen.words.language
    clauses = {option.act: option.clauses for option in options}
    return [
        Bundle(act_label(way[0], language), (offer,), folded=False)
        for task in answerable(seen.case, options)
        for way in open_ways(seen, task, options)
        for offer in [
            Offer(way[0], act_label(way[0], language), seen.words.task(task.kind),
                  address_of(seen, way), clauses[way[0]])
        ]
    ]  # fmt: skip


def _bundle(seen: Seen, option: Option) -> Bundle:
    offers = _offers(seen, option)
    label = act_label(option.act, seen.words.language)
    return Bundle(label, tuple(offers), len(offers) > SHOWN_AT_ONCE)


def _offers(seen: Seen, option: Option) -> list[Offer]:
    label = act_label(option.act, seen.words.language)
    address = reverse("act", args=[seen.case.id, option.act])
    if option.act not in THING:
        return [Offer(option.act, label, "", address, option.clauses)]
    return [
        Offer(option.act, label, thing_words(seen, option.act, thing),
              f"{address}?thing={thing}", option.clauses)
        for thing in dict.fromkeys(option.things)
    ]  # fmt: skip


def denied(seen: Seen, options: list[Option]) -> list[Denied]:
    """With the reason in words, and the clause; also what an allowed act may not be about now."""
    found = []
    for option in options:
        label = act_label(option.act, seen.words.language)
        if option.refusal is not None:
            found.append(_denied(seen, option.act, label, option.refusal))
        for thing, refusal in option.shut.items():
            about = f"{label}（{topic_words(seen, option.act, thing)}）"
            found.append(_denied(seen, option.act, about, refusal))
    return found


def _denied(seen: Seen, act: str, label: str, refusal: Refused) -> Denied:
    why = refusal_sentence(refusal, seen.policy, seen.words.language, seen.me.names)
    who = _who(seen, act) if refusal.reason in _SOMEBODY_ELSE else ""
    return Denied(act, label, why, refusal.clauses, who)


_SOMEBODY_ELSE = frozenset(
    {Reason.NO_RIGHT, Reason.NOT_APPROVER, Reason.NOT_ADDRESSEE, Reason.NOT_OFFERED,
     Reason.OWN_PROPOSAL, Reason.OWN_WORK, Reason.CONCERNED}
)  # fmt: skip


def _who(seen: Seen, act: str) -> str:
    """The people who may, or the posts where nobody holds one."""
    posts, found = who_may(seen.draft, act)
    words = seen.words
    named = [words.person(person) for person in found[:MOST_NAMED]]
    if len(found) > MOST_NAMED:
        named.append("…")
    return listed(named, words.language) if named else words.people(posts)
