"""The form of an act: its command's own fields, figures of a remedy, blanks of a paper, facts asked."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from django.conf import settings

from huiyin.casework import commands as c
from huiyin.casework.clock_rules import named_by
from huiyin.casework.draft import Draft
from huiyin.casework.forms import THING, hints_of
from huiyin.casework.masking import CLEAR, Veil
from huiyin.casework.refusal import Refused
from huiyin.casework.telling import people
from huiyin.casework.wording import Words, field_label, refusal_sentence, value_label
from huiyin.fields.choices import FREE_WHEN_EMPTY, chooser_of
from huiyin.fields.facts import fact_fields
from huiyin.fields.field import Field, Kind, Option, reshaped
from huiyin.fields.letters import OF_LETTERS, letter_blanks, letter_field
from huiyin.fields.papers import paper_blanks, paper_rows
from huiyin.fields.words import say

COMMAND, AMOUNT, BLANK, ROWS = "c.", "a.", "p.", "r."
_SPECIAL = frozenset({"facts", "amounts", "fields", "says", "rows"})
_LONG = frozenset({"text", "reason", "told", "promised", "note", "routes", "fault", "basis"})
_CASES = frozenset({"into", "other", "related"})
_FILES = frozenset({"sha256"})
_HIDDEN_AT = {
    "register": frozenset({"relation", "related"}),
    "add_evidence": frozenset({"copy_of", "asked_by"}),
    "sign": frozenset({"shown", "strokes", "proof"}),
    "move_case": frozenset({"kind", "channel", "there"}),
}


@dataclass(frozen=True)
class Asking:
    """An act that somebody is about to do, to `thing` where the act is done to something.

    `shut` are subjects of the act that a gate keeps shut now.
    """

    draft: Draft
    words: Words
    act: str
    thing: str = ""
    shut: Mapping[str, Refused] = field(default_factory=dict)
    veil: Veil = CLEAR

    @property
    def command(self) -> type[c.Command]:
        return c.ACTS[self.act]


@dataclass(frozen=True)
class Form:
    """Fields of the command first, then those that the regulation adds, then facts of the case."""

    own: tuple[Field, ...]
    facts: tuple[Field, ...]

    def all(self) -> tuple[Field, ...]:
        return (*self.own, *self.facts)

    def takes_files(self) -> bool:
        return any(field.kind == "file" for field in self.all())

    def filled(self, given: Mapping[str, Sequence[str]]) -> "Form":
        return Form(
            tuple(f.filled(given) for f in self.own), tuple(f.filled(given) for f in self.facts)
        )

    def wrong(self, name: str, error: str, clauses: tuple[str, ...] = ()) -> "Form":
        def mark(field: Field) -> Field:
            return field.wrong(error, clauses) if field.name == name else field

        return Form(tuple(map(mark, self.own)), tuple(map(mark, self.facts)))

    def reshaped(self, order: str) -> "Form":
        """With a row more or less in one of its tables (fields.field.reshaped)."""
        return replace(self, own=tuple(reshaped(one, order) for one in self.own))

    def has(self, name: str) -> bool:
        return any(field.name == name for field in self.all())


def form_for(asking: Asking, typed: Mapping[str, Any] | None = None) -> Form:
    """`typed` are answers about facts given so far: what else is asked may depend on them."""
    own = [made for name in _own_names(asking) if (made := _own(asking, name)) is not None]
    own = [*own, *_amounts(asking), *_of_paper(asking), *_open_in_letter(asking)]
    own.sort(key=lambda one: one.kind == "area" and one.name.startswith(COMMAND))
    act = asking.draft.policy.acts.get(asking.thing) if asking.act == "do_act" else None
    of_act = tuple(map(str, act.facts)) if act else ()
    asked = fact_fields(asking.draft, asking.words, asking.act, typed or {}, of_act=of_act)
    return Form(tuple(own), tuple(_hiding(asking, one) for one in asked))


def _hiding(asking: Asking, asked: Field) -> Field:
    """What is hidden from whoever acts does not stand in the field; left empty, it stays as it is.

    So it is with a text into which somebody wrote it: the mask must not become the text.
    """
    veil = asking.veil
    if asked.values and any(veil.text(value) != value for value in asked.values):
        hint = say("form.hidden", asking.words.language)
        kept = ("",) * len(asked.values) if asked.kind == "names" else ()
        return replace(asked, values=kept, required=False, hint=hint)
    return asked


def _own_names(asking: Asking) -> list[str]:
    hidden = _SPECIAL | _HIDDEN_AT.get(asking.act, frozenset())
    return [f.name for f in fields(asking.command) if f.name not in hidden]


def _own(asking: Asking, name: str) -> Field | None:
    """None for a field that has nothing to ask here."""
    act, language = asking.act, asking.words.language
    default = next(f.default for f in fields(asking.command) if f.name == name)
    base = Field(COMMAND + name, field_label(act, name, language), required=default is MISSING)
    if act == "register" and name in ("kind", "channel", "anonymous"):
        base = replace(base, asks=True)
    if name == THING.get(act):
        return replace(base, kind="hidden", values=(_named(asking),))
    if name == "key":
        return replace(base, kind="hidden", values=(named_by(asking.thing)[1],))
    if name == "send" or (act, name) in OF_LETTERS:
        return _about_letters(asking, base, name)
    if name in _FILES:
        limit = settings.EVIDENCE_MAX_BYTES // 1024 // 1024
        hint = say("form.file.hint", language, {"mb": limit})
        return replace(base, label=say("form.file", language), kind="file", hint=hint)
    if name in _CASES:
        joins = act == "move_case"
        hint = "form.moved_case.hint" if joins else "form.other_case.hint"
        return replace(base, kind="case", required=base.required or joins, hint=say(hint, language))
    chooser = chooser_of(act, name)
    if chooser is not None:
        options = chooser(asking.draft, asking.words, asking.thing)
        made = _chosen(asking, base, name, options, default)
    else:
        made = _typed(base, name, hints_of(asking.command)[name], default, language)  # type: ignore[arg-type]
    return _unlocked(asking, made) if made and name == asking.command.SUBJECT else made


def _about_letters(asking: Asking, base: Field, name: str) -> Field | None:
    draft, language = asking.draft, asking.words.language
    if name == "send":
        return letter_field(draft, base, asking.veil, language)
    return OF_LETTERS[asking.act, name](draft, base, asking.thing, language)


def _unlocked(asking: Asking, made: Field) -> Field:
    """Without what is shut now; why it is shut stands beneath."""
    if not asking.shut:
        return made
    words = asking.words
    shut = [(title, asking.shut[value]) for value, title in made.options if value in asking.shut]
    why = [
        f"{title}：{refusal_sentence(r, asking.draft.policy, words.language, words.names)}"
        for title, r in shut
    ]
    left = [option for option in made.options if option[0] not in asking.shut]
    values = made.values if made.value not in asking.shut else tuple(v for v, _ in left[:1])
    return replace(made, options=left, values=values, hint="；".join(why))


def _named(asking: Asking) -> str:
    """The thing itself; of a clock its name, since its key is another field."""
    of_clock = THING[asking.act] == "clock"
    return named_by(asking.thing)[0] if of_clock else asking.thing


def _chosen(
    asking: Asking, base: Field, name: str, options: list[Option], default: Any
) -> Field | None:
    if not options:
        free = f"{asking.act}.{name}" in FREE_WHEN_EMPTY
        return replace(base, values=_default(default)) if free else None
    hint: Any = hints_of(asking.command)[name]  # type: ignore[arg-type]
    many = get_origin(hint) is tuple
    if many:
        return replace(base, kind="many", options=options, values=_expected(asking, name))
    signing = asking.act == "sign"
    if default and isinstance(default, str) and default not in dict(options):
        default, base = _usual(base, name, options)
    if not base.required and not signing and str(default) not in dict(options):
        options = [("", say("form.none", asking.words.language)), *options]
    elif base.required and len(options) > 1:
        options = [("", say("form.choose", asking.words.language)), *options]
    return replace(base, kind="choice", options=options, values=_default(default))


def _usual(base: Field, name: str, options: list[Option]) -> tuple[str, Field]:
    """Where the regulation has not the usual answer: its first kind of case; anything else is asked."""
    return (options[0][0], base) if name == "kind" else ("", replace(base, required=True))


def _expected(asking: Asking, name: str) -> tuple[str, ...]:
    """Who has to be at a meeting is ticked already."""
    task = asking.draft.case.tasks.get(asking.thing)
    rule = asking.draft.policy.tasks.get(task.kind) if task else None
    if task is None or rule is None or rule.joint is None or name not in ("invited", "present"):
        return ()
    if name == "present" and task.invited:
        return task.invited
    who = people(asking.draft)
    wanted = (rule.joint.chair, *rule.joint.must)
    return tuple(dict.fromkeys(p for audience in wanted for p in who.of(str(audience))[:1]))


def _default(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) and value else ()


def _typed(base: Field, name: str, hint: Any, default: Any, language: str) -> Field:
    options = [arg for arg in get_args(hint) if arg is not type(None)]
    optional = type(None) in get_args(hint)
    plain = options[0] if optional else hint
    if get_origin(plain) is Literal:
        named = [(value, value_label(name, value, language)) for value in get_args(plain)]
        return replace(base, kind="choice", options=named, values=_default(default))
    if plain is bool:
        return _flag(base, name, default, language, optional=optional)
    if plain is datetime:
        return replace(base, kind="moment")
    kind: Kind = "number" if plain is Decimal else "area" if name in _LONG else "line"
    return replace(base, kind=kind)


def _flag(base: Field, name: str, default: Any, language: str, *, optional: bool) -> Field:
    named = [(value, _flag_words(base.label, name, value, language)) for value in ("true", "false")]
    if optional:
        named.append(("", say("form.unknown", language)))
    values = ("true" if default else "false",) if isinstance(default, bool) else ()
    return replace(base, kind="flag", options=named, values=values)


def _flag_words(asked: str, name: str, value: str, language: str) -> str:
    """As that field words it, where that says more than what is asked; else yes or no."""
    said = value_label(name, value, language)
    return said if said and said not in (value, asked) else value_label("flag", value, language)


def _amounts(asking: Asking) -> list[Field]:
    remedy = asking.draft.policy.remedies.get(asking.thing) if asking.act == "propose" else None
    if remedy is None:
        return []
    language = asking.words.language
    percent = say("form.percent", language)
    return [
        Field(AMOUNT + str(name), amount.title.text(language), "number", required=True,
              hint=percent if amount.type == "ratio" else "", clauses=remedy.clause)
        for name, amount in remedy.amounts.items()
    ]  # fmt: skip


def _of_paper(asking: Asking) -> list[Field]:
    if asking.act != "issue_paper" or asking.thing not in asking.draft.policy.papers:
        return []
    blanks = paper_blanks(asking.draft, asking.words, asking.veil, asking.thing, BLANK)
    return [*blanks, *paper_rows(asking.draft, asking.words, asking.thing, ROWS)]


def _open_in_letter(asking: Asking) -> list[Field]:
    if asking.act != "write_letter":
        return []
    return letter_blanks(asking.draft, asking.thing, asking.veil, BLANK)
