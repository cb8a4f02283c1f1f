"""What the conditions inside a rule may read besides the case: its event, its figures, whom it charges."""

from functools import singledispatch
from typing import Any

from huiyin.policy.expressions import (
    MONEY,
    NUMBER,
    Choice,
    ExpressionError,
    RecordList,
    Scope,
    Type,
    compile_expression,
)
from huiyin.policy.schema.base import Pattern, Until
from huiyin.policy.schema.decisions import Remedy
from huiyin.policy.schema.pack import Pack
from huiyin.policy.schema.papers import Notice, PaperTable
from huiyin.policy.schema.secrecy import Mask, Secrecy
from huiyin.policy.schema.time import Clock
from huiyin.policy.schema.work import Account, Reaction
from huiyin.policy.scopes import lasting
from huiyin.policy.vocabulary import Vocabulary


@singledispatch
def scope_inside(rule: Any, scope: Scope, pack: Pack, vocabulary: Vocabulary) -> Scope:
    """The scope of the conditions that a rule holds, and of its parts."""
    return scope


@scope_inside.register(Pattern)
@scope_inside.register(Until)
def _of_event(rule: Pattern | Until, scope: Scope, pack: Pack, vocabulary: Vocabulary) -> Scope:
    return _with_event(scope, [str(rule.on)], vocabulary) if rule.on else scope


@scope_inside.register
def _of_clock(rule: Clock, scope: Scope, pack: Pack, vocabulary: Vocabulary) -> Scope:
    return _with_event(scope, [str(pattern.on) for pattern in rule.from_], vocabulary)


@scope_inside.register(Reaction)
@scope_inside.register(Notice)
def _of_reaction(
    rule: Reaction | Notice, scope: Scope, pack: Pack, vocabulary: Vocabulary
) -> Scope:
    return _with_event(scope, [str(pattern.on) for pattern in rule.on], vocabulary)


def _with_event(scope: Scope, events: list[str], vocabulary: Vocabulary) -> Scope:
    """Fields that all of these events have."""
    known = [vocabulary.events.get(event, {}) for event in events]
    shared = sorted(set(known[0]).intersection(*known[1:])) if known else []
    return scope.extended({f"event.{name}": known[0][name] for name in shared})


@scope_inside.register
def _of_remedy(rule: Remedy, scope: Scope, pack: Pack, vocabulary: Vocabulary) -> Scope:
    names: dict[str, Type] = {
        str(name): MONEY if amount.type == "money" else NUMBER
        for name, amount in rule.amounts.items()
    }
    for name, figure in rule.where.items():
        try:
            compiled = compile_expression(figure.source, scope.extended(names))
            names[str(name)] = compiled.type
        except ExpressionError:
            names[str(name)] = NUMBER  # said where it stands, when the figure is linked itself
    return scope.extended(names)


@scope_inside.register(Secrecy)
@scope_inside.register(Mask)
def _of_secrecy(rule: Secrecy | Mask, scope: Scope, pack: Pack, vocabulary: Vocabulary) -> Scope:
    return lasting(scope, pack)


@scope_inside.register
def _of_account(rule: Account, scope: Scope, pack: Pack, vocabulary: Vocabulary) -> Scope:
    names: dict[str, Type] = {"charged_role": Choice(options=tuple(sorted(map(str, pack.roles))))}
    for name, dated in pack.remedies.items():
        for remedy in dated:
            for figure in (*remedy.where, *remedy.amounts):
                names[f"limit.{name}.{figure}"] = NUMBER
    return scope.extended(names)


@scope_inside.register
def _of_paper_table(rule: PaperTable, scope: Scope, pack: Pack, vocabulary: Vocabulary) -> Scope:
    """Each of the things as `row.kind`, `row.open`: what `any` and `every` read of them."""
    things = scope.names.get(rule.of)
    known = things.fields if isinstance(things, RecordList) else {}
    return scope.extended({f"row.{name}": type_ for name, type_ in known.items()})
