"""The functions that a condition may call: known, count, min, max, and what happened."""

from collections.abc import Callable
from typing import Any, Protocol

from lark import Token, Tree

from huiyin.policy.expressions import operations as op
from huiyin.policy.expressions.parsing import Node
from huiyin.policy.expressions.parts import (
    NUMERIC,
    Function,
    Part,
    Scope,
    closest,
    mistake,
    not_this,
)
from huiyin.policy.expressions.types import FLAG, MOMENT, MONEY, NUMBER, RecordList, Type
from huiyin.policy.phrases import say


class Compiler(Protocol):
    """What a function asks of the compiler that met it."""

    scope: Scope

    def compile(self, node: Node, hint: Type | None = None) -> Part: ...
    def record_list(self, node: Node) -> tuple[Part, RecordList]: ...
    def test_of(self, variable: str, element: RecordList, condition: Node) -> Function: ...


def called(compiler: Compiler, node: Tree[Token]) -> Part:
    """A call such as `count(e in evidence where …)`. Raises ExpressionError."""
    name = str(node.children[0])
    listed = node.children[1] if len(node.children) > 1 else None
    arguments = list(listed.children) if isinstance(listed, Tree) else []
    if name not in FUNCTIONS:
        hint = closest(name, FUNCTIONS) or say("there are {words}", words=", ".join(FUNCTIONS))
        raise mistake(node, say('there is no function "{name}"', name=name), hint=hint)
    if name != "count":
        for argument in arguments:
            if isinstance(argument, Tree) and argument.data == "where":
                raise mistake(
                    argument, say('"where" stands in count only'), hint=say("write any … in … : …")
                )
    return FUNCTIONS[name](compiler, node, arguments)


def _known(compiler: Compiler, node: Node, arguments: list[Node]) -> Part:
    part = compiler.compile(_only(node, arguments))
    return Part(FLAG, op.known(part.run))


def _count(compiler: Compiler, node: Node, arguments: list[Node]) -> Part:
    argument = _only(node, arguments)
    if isinstance(argument, Tree) and argument.data == "where":
        variable, source, condition = argument.children
        records, element = compiler.record_list(source)
        test = compiler.test_of(str(variable), element, condition)
        return Part(NUMBER, op.counted(records.run, str(variable), test))
    records, _ = compiler.record_list(argument)
    return Part(NUMBER, op.counted(records.run, "", None))


def _least(compiler: Compiler, node: Node, arguments: list[Node]) -> Part:
    return _extreme(compiler, node, arguments, min)


def _most(compiler: Compiler, node: Node, arguments: list[Node]) -> Part:
    return _extreme(compiler, node, arguments, max)


def _extreme(
    compiler: Compiler, node: Node, arguments: list[Node], choose: Callable[..., Any]
) -> Part:
    parts = [compiler.compile(argument) for argument in arguments]
    if not parts:
        raise mistake(node, say("this takes at least one number"), say("numbers"))
    for argument, part in zip(arguments, parts, strict=True):
        if part.type not in NUMERIC:
            raise not_this(argument, part.type, say("a number"))
    kind = MONEY if any(part.type == MONEY for part in parts) else NUMBER
    return Part(kind, op.chosen([part.run for part in parts], choose))


def _happened(compiler: Compiler, node: Node, arguments: list[Node]) -> Part:
    return Part(FLAG, op.asked("$happened", *_event(compiler, node, arguments)))


def _times(compiler: Compiler, node: Node, arguments: list[Node]) -> Part:
    return Part(NUMBER, op.asked("$times", *_event(compiler, node, arguments)))


def _last(compiler: Compiler, node: Node, arguments: list[Node]) -> Part:
    return Part(MOMENT, op.asked("$last", *_event(compiler, node, arguments)))


FUNCTIONS: dict[str, Callable[[Compiler, Node, list[Node]], Part]] = {
    "known": _known,
    "count": _count,
    "min": _least,
    "max": _most,
    "happened": _happened,
    "times": _times,
    "last": _last,
}


def _event(compiler: Compiler, node: Node, arguments: list[Node]) -> tuple[str, str | None]:
    """The event, and the topic that stands beside it."""
    if not 1 <= len(arguments) <= 2:
        raise mistake(
            node, say("this takes an event and perhaps its topic"), say("such as happened(closed)")
        )
    event, scope = _word(arguments[0]), compiler.scope
    if event not in scope.events:
        hint = closest(event, scope.events)
        raise mistake(arguments[0], say('there is no event "{event}"', event=event), hint=hint)
    if len(arguments) == 1:
        return event, None
    topic = _word(arguments[1])
    known = scope.topics.get(event)
    if known is not None and topic not in known:
        hint = closest(topic, known) if known else say("{event} has no topic", event=event)
        what = say('"{topic}" is no topic of {event}', topic=topic, event=event)
        raise mistake(arguments[1], what, hint=hint)
    return event, topic


def _word(node: Node) -> str:
    """A name, or a text in quotes where a name has a hyphen."""
    if isinstance(node, Tree) and node.data == "name":
        return ".".join(map(str, node.children))
    if isinstance(node, Tree) and node.data == "text":
        return str(node.children[0])[1:-1]
    raise mistake(node, say("this is no name"), say("the name of an event or topic"))


def _only(node: Node, arguments: list[Node]) -> Node:
    if len(arguments) != 1:
        raise mistake(
            node, say("this takes exactly one thing"), say("one thing, not {n}", n=len(arguments))
        )
    return arguments[0]
