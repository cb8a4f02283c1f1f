"""A letter before there is a case: what would be filled in stands there by its name."""

from collections.abc import Mapping

from huiyin.casework.composing import title_in_letter
from huiyin.casework.wording.labels import value_label
from huiyin.casework.wording.words import Words
from huiyin.policy.policy import Policy
from huiyin.policy.schema.letters import LISTS, TOLD, Letter
from huiyin.policy.templates import Said, filled


def specimen(policy: Policy, letter: str, source: str, language: str) -> str:
    """The Markdown of a letter of which everything is known; one of each thing that it lists."""
    rule, words = policy.letters[letter], Words(policy, language)
    lists: dict[str, list[Mapping[str, Said]]] = {
        name: [{one: _named(_label(words, f"listed.{one}")) for one in inner}]
        for name, inner in LISTS.items()
    }

    def shown(name: str) -> Said:
        head, _, rest = name.partition(".")
        text = policy.texts.get(rest) if head == "text" else None
        return (
            Said(name, text.body.text(language).strip())
            if text
            else _named(name_shown(words, rule, name))
        )

    return filled(source, shown, lists, ()).text


def marks_of(policy: Policy, letter: str, names: list[str], language: str) -> Mapping[str, str]:
    """What people call each name that stands in a letter."""
    rule, words = policy.letters[letter], Words(policy, language)
    return {name: name_shown(words, rule, name) for name in names}


def name_shown(words: Words, rule: Letter, name: str) -> str:
    head, _, rest = name.partition(".")
    if rest in TOLD.get(head, ()):
        return f"{value_label('decided', head, words.language)} · {_label(words, rest)}"
    if head == "due":
        return f"{words.clock(rest)} · {_label(words, 'due')}"
    if head in ("text", "channel_address"):
        return words.title(rest, "texts", "channels")
    if head == "blank" and rest not in rule.blanks:
        return rest
    title = title_in_letter(words, rule, name)
    return title if title != name else _label(words, name)


def _label(words: Words, name: str) -> str:
    return value_label("named_in_letter", name, words.language)


def _named(title: str) -> Said:
    return Said(title, f"〔{title}〕")
