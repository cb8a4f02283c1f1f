"""Writes a guessed mapping as a file that its reader can check and complete."""

import json

from huiyin.intake.guessing import Guess
from huiyin.intake.sheets import Sheet
from huiyin.policy.policy import Policy


def draft_mapping(file: str, sheet: Sheet, found: Guess, policy: Policy) -> str:
    """YAML in the words of `intake.mapping`; what is not known is left as a comment to decide."""
    lines = [
        f"# Guessed from {file}: check every line, above all the formats and the maps.",
        f"source: {_word(file.rsplit('.', 1)[0])}   # names these rows: keep it when they come again",
        f"pack: {policy.name}",
        *_how_it_is_read(sheet),
        *_key(found),
        f"acting_as: [{', '.join(_posts(policy, answers=bool(found.answered)))}]",
        "acts:",
        *_register(found, policy),
        *(_answer(found, policy) if found.answered else ()),
    ]
    if found.unused:
        lines.append(f"# Not used: {', '.join(found.unused)}")
    return "\n".join(lines) + "\n"


def _word(text: str) -> str:
    """A text as YAML reads it back, whatever signs are in it."""
    return json.dumps(text, ensure_ascii=False)


def _how_it_is_read(sheet: Sheet) -> list[str]:
    said = {"sheet": sheet.sheet, "encoding": sheet.encoding, "delimiter": sheet.delimiter}
    return [f"{name}: {_word(value)}" for name, value in said.items() if value]


def _key(found: Guess) -> list[str]:
    if found.key:
        return [f"key: [{_word(found.key)}]"]
    return [
        "# No column tells the rows apart; the whole row does. Name one if there is: key: [...]"
    ]


def _posts(policy: Policy, *, answers: bool) -> list[str]:
    """The fewest posts that may do what the rows tell."""
    wanted = {"register", "answer"} if answers else {"register"}
    held = {role: {act for act in wanted if _may(policy, role, act)} for role in policy.roles}
    whole = [role for role, acts in held.items() if acts == wanted]
    if whole:
        return whole[:1]
    return [next((r for r, acts in held.items() if act in acts), "") for act in sorted(wanted)]


def _may(policy: Policy, role: str, act: str) -> bool:
    return any(role in grant.role and grant.when is None for grant in policy.rights.get(act, ()))


def _moment(found: Guess, column: str) -> str:
    formats = ", ".join(map(_word, found.formats.get(column, ())))
    said = f", formats: [{formats}]" if formats else ""
    return f"at: {{column: {_word(column)}{said}}}"


def _register(found: Guess, policy: Policy) -> list[str]:
    kind = next(iter(policy.kinds), "complaint")
    lines = ["  - do: register"]
    lines.append(
        f"    {_moment(found, found.received)}"
        if found.received
        else "    # No column of moments was found; name it:\n    at: {column: '', formats: []}"
    )
    lines += ["    with:", f"      kind: {kind}", *_channel(found, policy)]
    lines.append("    facts:" if found.facts else "    facts: {}")
    for fact, column in found.facts.items():
        lines += [f"      {line}" for line in _source(found, fact, column, _options(policy, fact))]
    return lines


def _channel(found: Guess, policy: Policy) -> list[str]:
    if found.channel:
        return [
            f"      {line}" for line in _source(found, "channel", found.channel, policy.channels)
        ]
    by_web = [name for name, channel in policy.channels.items() if channel.class_ == "web"]
    chosen = next(iter([*by_web[-1:], *policy.channels]), "")
    return [f"      channel: {chosen}   # one of {', '.join(policy.channels)}"]


def _options(policy: Policy, fact: str) -> list[str]:
    return list(policy.facts[fact].of)


def _source(found: Guess, name: str, column: str, options: object) -> list[str]:
    words = found.words.get(column)
    known = list(options)  # type: ignore[call-overload]
    if not words or not known:
        return [f"{name}: {{column: {_word(column)}}}"]
    return [
        f"{name}:   # the words of the table: those of the regulation ({', '.join(known)})",
        f"  column: {_word(column)}",
        f"  otherwise: {known[-1]}",
        "  map:",
        *(f"    {_word(word)}: {known[-1]}" for word in words),
    ]


def _answer(found: Guess, policy: Policy) -> list[str]:
    by_web = [name for name, channel in policy.channels.items() if channel.class_ == "web"]
    lines = [
        "  - do: answer   # a row whose moment is empty has not been answered",
        f"    {_moment(found, found.answered)}",
        "    with:",
        f"      medium: {next(iter([*by_web[-1:], *policy.channels]), 'letter')}",
    ]
    if found.answer_text:
        lines.append(f"      text: {{column: {_word(found.answer_text)}}}")
    return lines
