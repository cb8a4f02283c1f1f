"""Turns a condition of a pack into formulas that say when it is true and when it is false.

It follows `policy.expressions` node by node, so that a formula and the compiled condition agree on every
case; tests hold the two against each other. Two things are left out: figures of more than 28 digits,
which the compiled condition rounds, and moments past the calendar.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

import z3
from lark import Token, Tree

from huiyin.calendars import Term
from huiyin.policy.expressions import (
    DATE,
    NUMBER,
    TEXT,
    Choice,
    Choices,
    Type,
)
from huiyin.policy.expressions import operations as op
from huiyin.policy.expressions.parsing import Node, parse
from huiyin.proof.arithmetic import added, count, extreme, figure, moved, multiplied
from huiyin.proof.comparing import compare, contains, one_of
from huiyin.proof.logic import both, counted, either, negated
from huiyin.proof.symbols import Length, Lexicon, Records, Several, Symbol, Truth, Value


class Names(Protocol):
    """Where the translator finds what a name stands for."""

    lexicon: Lexicon

    def knows(self, name: str) -> bool: ...
    def symbol(self, name: str) -> Symbol: ...
    def times(self, event: str, topic: str | None) -> z3.ArithRef: ...
    def last(self, event: str, topic: str | None) -> Value: ...
    def shifted(self, start: Value, months: int) -> Value: ...


def translate(source: str, names: Names) -> Symbol:
    """The formulas of a condition or figure that the compiler has accepted in the same scope."""
    return Translator(names).of(parse(source))


class Translator:
    """`bound` holds the fields of the records that an any, every or count around this part is about."""

    def __init__(self, names: Names, bound: Mapping[str, Symbol] | None = None) -> None:
        self.names, self.bound = names, bound or {}

    def of(self, node: Node, hint: Type | None = None) -> Symbol:
        assert isinstance(node, Tree)
        made: Symbol = getattr(self, f"_{node.data.rstrip('_')}")(node, hint)
        return made

    def truth(self, node: Node) -> Truth:
        made = self.of(node)
        assert isinstance(made, Truth)
        return made

    # literals

    def _number(self, node: Tree[Token], _: Type | None) -> Symbol:
        return figure(op.decimal(str(node.children[0])))

    def _percent(self, node: Tree[Token], _: Type | None) -> Symbol:
        return figure(op.percent(str(node.children[0])))

    def _term(self, node: Tree[Token], _: Type | None) -> Symbol:
        return Length(op.term(" ".join(map(str, node.children))))

    def _date(self, node: Tree[Token], _: Type | None) -> Symbol:
        return Value(
            DATE, known=True, term=z3.IntVal(date.fromisoformat(str(node.children[0])).toordinal())
        )

    def _text(self, node: Tree[Token], hint: Type | None) -> Symbol:
        return self._worded(str(node.children[0])[1:-1], hint)

    def _worded(self, word: str, hint: Type | None) -> Value:
        number = z3.IntVal(self.names.lexicon.number(word))
        return Value(hint or TEXT, known=True, term=number, word=word)

    def _true(self, _node: Tree[Token], _: Type | None) -> Symbol:
        return Truth(yes=True, no=False)

    def _false(self, _node: Tree[Token], _: Type | None) -> Symbol:
        return Truth(yes=False, no=True)

    def _name(self, node: Tree[Token], hint: Type | None) -> Symbol:
        word = _word(node)
        if isinstance(hint, Choice | Choices) and word in hint.options:
            return self._worded(word, hint)
        return self.bound[word] if word in self.bound else self.names.symbol(word)

    # logic

    def _or(self, node: Tree[Token], _: Type | None) -> Symbol:
        parts = [self.truth(child) for child in node.children]
        return Truth(either(*(p.yes for p in parts)), both(*(p.no for p in parts)))

    def _and(self, node: Tree[Token], _: Type | None) -> Symbol:
        parts = [self.truth(child) for child in node.children]
        return Truth(both(*(p.yes for p in parts)), either(*(p.no for p in parts)))

    def _not(self, node: Tree[Token], _: Type | None) -> Symbol:
        part = self.truth(node.children[0])
        return Truth(part.no, part.yes)

    def _any(self, node: Tree[Token], _: Type | None) -> Symbol:
        tests = self._tests(*node.children[1:])
        return Truth(
            either(*(both(there, t.yes) for there, t in tests)),
            both(*(either(negated(there), t.no) for there, t in tests)),
        )

    def _every(self, node: Tree[Token], _: Type | None) -> Symbol:
        tests = self._tests(*node.children[1:])
        return Truth(
            both(*(either(negated(there), t.yes) for there, t in tests)),
            either(*(both(there, t.no) for there, t in tests)),
        )

    def _tests(self, variable: Node, source: Node, condition: Node) -> list[tuple[Any, Truth]]:
        """For each place of the list whether a record is there, and what the test says of it."""
        records = self.of(source)
        assert isinstance(records, Records)
        found = []
        for slot in records.slots:
            fields = {f"{variable}.{name}": symbol for name, symbol in slot.fields.items()}
            inner = Translator(self.names, {**self.bound, **fields})
            found.append((slot.present, inner.truth(condition)))
        return found

    # comparison

    def _compare(self, node: Tree[Token], _: Type | None) -> Symbol:
        parts = list(node.children)
        tests = [
            self._one(parts[i], str(parts[i + 1]), parts[i + 2])
            for i in range(0, len(parts) - 2, 2)
        ]
        return Truth(both(*(t.yes for t in tests)), either(*(t.no for t in tests)))

    def _one(self, left: Node, sign: str, right: Node) -> Truth:
        first, second = self._pair(left, right)
        return compare(first, sign, second, self.names.lexicon)

    def _pair(self, left: Node, right: Node) -> tuple[Symbol, Symbol]:
        """Both sides; a bare word on one side is one of the options of the other."""
        if self._is_bare(left):
            second = self.of(right)
            return self.of(left, second.type), second
        first = self.of(left)
        hint = first.type if isinstance(first.type, Choice | Choices) else None
        return first, self.of(right, hint)

    def _is_bare(self, node: Node) -> bool:
        if not isinstance(node, Tree) or node.data != "name":
            return False
        word = _word(node)
        return word not in self.bound and not self.names.knows(word)

    def _in(self, node: Tree[Token], _: Type | None) -> Symbol:
        subject, options = node.children
        part = self.of(subject)
        hint = part.type if isinstance(part.type, Choice) else None
        assert isinstance(options, Tree)
        listed = [self.of(option, hint) for option in options.children]
        return one_of(part, listed, self.names.lexicon)

    def _not_in(self, node: Tree[Token], hint: Type | None) -> Symbol:
        return _turned(self._in(node, hint))

    def _in_set(self, node: Tree[Token], _: Type | None) -> Symbol:
        subject, container = node.children
        whole = self.of(container)
        assert isinstance(whole, Several)
        return contains(whole, self.of(subject, whole.type), self.names.lexicon)

    def _not_in_set(self, node: Tree[Token], hint: Type | None) -> Symbol:
        return _turned(self._in_set(node, hint))

    # arithmetic

    def _sum(self, node: Tree[Token], _: Type | None) -> Symbol:
        return self._chain(node, self._added)

    def _product(self, node: Tree[Token], _: Type | None) -> Symbol:
        return self._chain(node, multiplied)

    def _chain(self, node: Tree[Token], step: Callable[[Value, str, Symbol], Value]) -> Symbol:
        result = self.of(node.children[0])
        assert isinstance(result, Value)
        for index in range(1, len(node.children), 2):
            result = step(result, str(node.children[index]), self.of(node.children[index + 1]))
        return result

    def _added(self, first: Value, sign: str, second: Symbol) -> Value:
        if not isinstance(second, Length):
            return added(first, sign, second)
        length = second.term if sign == "+" else Term(-second.term.amount, second.term.unit)
        return moved(first, length, self.names)

    def _negative(self, node: Tree[Token], _: Type | None) -> Symbol:
        part = self.of(node.children[0])
        assert isinstance(part, Value)
        return Value(part.type, part.known, -part.term)

    # calls

    def _call(self, node: Tree[Token], _: Type | None) -> Symbol:
        listed = node.children[1] if len(node.children) > 1 else None
        arguments = list(listed.children) if isinstance(listed, Tree) else []
        made: Symbol = getattr(self, f"_call_{node.children[0]}")(arguments)
        return made

    def _call_known(self, arguments: list[Node]) -> Symbol:
        known = self.of(arguments[0]).known
        return Truth(known, negated(known))

    def _call_count(self, arguments: list[Node]) -> Symbol:
        argument = arguments[0]
        if isinstance(argument, Tree) and argument.data == "where":
            tests = self._tests(*argument.children)
            known = both(*(either(negated(there), t.known) for there, t in tests))
            hits = [both(there, t.yes) for there, t in tests]
            return Value(NUMBER, known, z3.ToReal(counted(hits)))
        records = self.of(argument)
        assert isinstance(records, Records)
        return count(counted(slot.present for slot in records.slots))

    def _call_min(self, arguments: list[Node]) -> Symbol:
        return extreme([self.of(a) for a in arguments], lambda one, other: one <= other)

    def _call_max(self, arguments: list[Node]) -> Symbol:
        return extreme([self.of(a) for a in arguments], lambda one, other: one >= other)

    def _call_happened(self, arguments: list[Node]) -> Symbol:
        often = self.names.times(*_event(arguments)) > 0
        return Truth(often, z3.Not(often))

    def _call_times(self, arguments: list[Node]) -> Symbol:
        return count(self.names.times(*_event(arguments)))

    def _call_last(self, arguments: list[Node]) -> Symbol:
        return self.names.last(*_event(arguments))


def _turned(truth: Symbol) -> Truth:
    assert isinstance(truth, Truth)
    return Truth(truth.no, truth.yes)


def _event(arguments: list[Node]) -> tuple[str, str | None]:
    words = [_word(argument) for argument in arguments]
    return words[0], words[1] if len(words) > 1 else None


def _word(node: Node) -> str:
    assert isinstance(node, Tree)
    if node.data == "text":
        return str(node.children[0])[1:-1]
    return ".".join(map(str, node.children))
