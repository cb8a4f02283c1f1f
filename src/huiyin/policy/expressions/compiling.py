"""Compiles the tree of a condition, with types, into a function of what is known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from lark import Token, Tree

from huiyin.policy.expressions import operations as op
from huiyin.policy.expressions.errors import ExpressionError
from huiyin.policy.expressions.parsing import Node, parse, place
from huiyin.policy.expressions.types import (
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
    Type,
    Value,
)

Env = Mapping[str, Value]
Function = Callable[[Env], Value]


@dataclass(frozen=True)
class Scope:
    """The names a condition may read, with their types, and the events it may ask about."""

    names: Mapping[str, Type]
    events: frozenset[str] = frozenset()

    def extended(self, names: Mapping[str, Type]) -> "Scope":
        return Scope({**self.names, **names}, self.events)


@dataclass(frozen=True)
class Expression:
    """A compiled condition or figure.

    `names` are the facts it reads; `constants` the figures and options each is compared with.
    """

    source: str
    type: Type
    names: frozenset[str]
    evaluate: Function = field(compare=False)
    constants: Mapping[str, frozenset[Any]] = field(default_factory=dict, compare=False)


def compile_expression(source: str, scope: Scope, expect: Type | None = None) -> Expression:
    """Raises ExpressionError for anything misspelt, mistyped or too large."""
    compiler = _Compiler(scope)
    tree = parse(source)
    part = compiler.compile(tree)
    if expect is not None and not _fits(part.type, expect):
        raise _error(tree, f"this is {part.type.name}", expect.name)
    constants = {name: frozenset(values) for name, values in compiler.constants.items()}
    return Expression(source, part.type, frozenset(compiler.names), part.run, constants)


@dataclass(frozen=True)
class _Part:
    type: Type
    run: Function
    name: str = ""
    constant: Any = None


def _error(node: Node, what: str, expected: str = "", hint: str = "") -> ExpressionError:
    line, column = place(node)
    return ExpressionError(what, line, column, expected, hint)


_NUMERIC = (NUMBER, MONEY)


def _fits(actual: Type, wanted: Type) -> bool:
    if wanted in _NUMERIC:
        return actual in _NUMERIC
    return actual == wanted or (wanted == TEXT and isinstance(actual, Choice))


class _Compiler:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.names: set[str] = set()
        self.constants: dict[str, set[Any]] = {}

    def compile(self, node: Node, hint: Type | None = None) -> _Part:
        """`hint` is the type on the other side, by which a bare word may be an option."""
        assert isinstance(node, Tree)
        return getattr(self, f"_{node.data.rstrip('_')}")(node, hint)  # type: ignore[no-any-return]

    def flag(self, node: Node) -> Function:
        part = self.compile(node)
        if part.type != FLAG:
            raise _error(node, f"this is {part.type.name}", "a condition that is true or false")
        return part.run

    # literals

    def _number(self, node: Tree[Token], _: Type | None) -> _Part:
        return _constant(NUMBER, op.decimal(str(node.children[0])))

    def _percent(self, node: Tree[Token], _: Type | None) -> _Part:
        return _constant(NUMBER, op.decimal(str(node.children[0])) / 100)

    def _term(self, node: Tree[Token], _: Type | None) -> _Part:
        return _constant(TERM, op.term(" ".join(map(str, node.children))))

    def _date(self, node: Tree[Token], _: Type | None) -> _Part:
        try:
            return _constant(DATE, op.day(str(node.children[0])))
        except ValueError:
            raise _error(node, f"{node.children[0]} is no date") from None

    def _text(self, node: Tree[Token], hint: Type | None) -> _Part:
        word = str(node.children[0])[1:-1]
        if isinstance(hint, Choice | Choices) and word not in hint.options:
            raise _unknown_option(node, word, hint.options)
        return _constant(TEXT if hint is None else hint, word)

    def _true(self, _node: Tree[Token], _: Type | None) -> _Part:
        return _constant(FLAG, value=True)

    def _false(self, _node: Tree[Token], _: Type | None) -> _Part:
        return _constant(FLAG, value=False)

    # names

    def _name(self, node: Tree[Token], hint: Type | None) -> _Part:
        word = ".".join(map(str, node.children))
        known = self.scope.names.get(word)
        if known is not None:
            self.names.add(word)
            return _Part(known, op.reader(word), name=word)
        if isinstance(hint, Choice | Choices):
            if word not in hint.options:
                raise _unknown_option(node, word, hint.options)
            return _constant(hint, word)
        close = get_close_matches(word, self.scope.names, n=1)
        raise _error(
            node, f'nothing is called "{word}"', hint=f'did you mean "{close[0]}"?' if close else ""
        )

    def _record_list(self, node: Node) -> tuple[_Part, RecordList]:
        part = self.compile(node)
        if not isinstance(part.type, RecordList):
            raise _error(node, f"this is {part.type.name}", "a list")
        return part, part.type

    # logic

    def _or(self, node: Tree[Token], _: Type | None) -> _Part:
        return _Part(FLAG, op.either([self.flag(child) for child in node.children]))

    def _and(self, node: Tree[Token], _: Type | None) -> _Part:
        return _Part(FLAG, op.both([self.flag(child) for child in node.children]))

    def _not(self, node: Tree[Token], _: Type | None) -> _Part:
        return _Part(FLAG, op.negated(self.flag(node.children[0])))

    def _any(self, node: Tree[Token], _: Type | None) -> _Part:
        return self._quantified(node, op.some)

    def _every(self, node: Tree[Token], _: Type | None) -> _Part:
        return self._quantified(node, op.all_of)

    def _quantified(self, node: Tree[Token], combine: Callable[..., Function]) -> _Part:
        _, variable, source, condition = node.children
        records, element = self._record_list(source)
        test = self._inside(str(variable), element).flag(condition)
        return _Part(FLAG, combine(records.run, str(variable), test))

    def _inside(self, variable: str, element: RecordList) -> "_Compiler":
        names = {f"{variable}.{name}": kind for name, kind in element.fields.items()}
        inner = _Compiler(self.scope.extended(names))
        inner.names, inner.constants = self.names, self.constants
        return inner

    # comparison

    def _pair(self, left: Node, right: Node) -> tuple[_Part, _Part]:
        """Both sides; a bare word on one side is looked up among the options of the other."""
        try:
            first = self.compile(left)
        except ExpressionError as trouble:
            return self._word_on_the_left(left, right, trouble)
        hint = first.type if isinstance(first.type, Choice | Choices) else None
        return first, self.compile(right, hint)

    def _word_on_the_left(
        self, left: Node, right: Node, trouble: ExpressionError
    ) -> tuple[_Part, _Part]:
        try:
            second = self.compile(right)
        except ExpressionError:
            raise trouble from None
        if not isinstance(second.type, Choice):
            raise trouble from None
        return self.compile(left, second.type), second

    def _compare(self, node: Tree[Token], _: Type | None) -> _Part:
        parts = list(node.children)
        tests = []
        for index in range(0, len(parts) - 2, 2):
            left, sign, right = parts[index], str(parts[index + 1]), parts[index + 2]
            tests.append(self._one_comparison(left, sign, right))
        return _Part(FLAG, tests[0] if len(tests) == 1 else op.both(tests))

    def _one_comparison(self, left: Node, sign: str, right: Node) -> Function:
        first, second = self._pair(left, right)
        self._check_comparable(right, first.type, second.type, sign)
        for this, other in ((first, second), (second, first)):
            if this.name and other.constant is not None:
                self.constants.setdefault(this.name, set()).add(other.constant)
        if isinstance(first.type, Choice) and sign not in ("=", "!="):
            return op.compared_by_order(first.run, sign, second.run, first.type.options)
        return op.compared(first.run, sign, second.run)

    def _check_comparable(self, node: Node, left: Type, right: Type, sign: str) -> None:
        if not (_fits(left, right) or _fits(right, left)):
            raise _error(node, f"{left.name} cannot be compared with {right.name}", left.name)
        if sign in ("=", "!="):
            return
        ordered = isinstance(left, Choice) and left.ordered
        if not ordered and left not in (NUMBER, MONEY, DATE, MOMENT):
            raise _error(node, f"{left.name} has no order", hint="use = or !=")

    def _membership(self, node: Tree[Token]) -> Function:
        subject, options = node.children
        part = self.compile(subject)
        hint = part.type if isinstance(part.type, Choice) else None
        values = []
        assert isinstance(options, Tree)
        for option in options.children:
            item = self.compile(option, hint)
            if item.constant is None or not _fits(item.type, part.type):
                raise _error(option, "a list holds plain values", part.type.name)
            values.append(item.constant)
            if part.name:
                self.constants.setdefault(part.name, set()).add(item.constant)
        return op.one_of(part.run, frozenset(values))

    def _in(self, node: Tree[Token], _: Type | None) -> _Part:
        return _Part(FLAG, self._membership(node))

    def _not_in(self, node: Tree[Token], _: Type | None) -> _Part:
        return _Part(FLAG, op.negated(self._membership(node)))

    def _set_membership(self, node: Tree[Token]) -> Function:
        subject, container = node.children
        whole = self.compile(container)
        if not isinstance(whole.type, Choices):
            raise _error(container, f"this is {whole.type.name}", "several choices")
        part = self.compile(subject, whole.type)
        if whole.name and part.constant is not None:
            self.constants.setdefault(whole.name, set()).add(part.constant)
        return op.contained(part.run, whole.run)

    def _in_set(self, node: Tree[Token], _: Type | None) -> _Part:
        return _Part(FLAG, self._set_membership(node))

    def _not_in_set(self, node: Tree[Token], _: Type | None) -> _Part:
        return _Part(FLAG, op.negated(self._set_membership(node)))

    # arithmetic

    def _sum(self, node: Tree[Token], _: Type | None) -> _Part:
        return self._arithmetic(node, _sum_type)

    def _product(self, node: Tree[Token], _: Type | None) -> _Part:
        return self._arithmetic(node, _product_type)

    def _arithmetic(
        self, node: Tree[Token], type_of: Callable[[Type, str, Type], Type | None]
    ) -> _Part:
        result = self.compile(node.children[0])
        for index in range(1, len(node.children), 2):
            sign, right = str(node.children[index]), node.children[index + 1]
            part = self.compile(right)
            kind = type_of(result.type, sign, part.type)
            if kind is None:
                raise _error(
                    right, f'{result.type.name} "{sign}" {part.type.name} makes no sense', "numbers"
                )
            result = _Part(kind, op.calculated(result.run, sign, part.run))
        return result

    def _negative(self, node: Tree[Token], _: Type | None) -> _Part:
        part = self.compile(node.children[0])
        if part.type not in _NUMERIC:
            raise _error(node, f"this is {part.type.name}", "a number")
        if part.constant is not None:
            return _constant(part.type, -part.constant)
        return _Part(part.type, op.calculated(op.constant(op.decimal("0")), "-", part.run))

    # functions

    def _call(self, node: Tree[Token], _: Type | None) -> _Part:
        name = str(node.children[0])
        arguments = list(node.children[1].children) if len(node.children) > 1 else []  # type: ignore[union-attr]
        builtin = getattr(self, f"_fn_{name}", None)
        if builtin is None:
            known = [word[4:] for word in dir(self) if word.startswith("_fn_")]
            close = get_close_matches(name, known, n=1)
            hint = f'did you mean "{close[0]}"?' if close else ", ".join(known)
            raise _error(node, f'there is no function "{name}"', hint=hint)
        return builtin(node, arguments)  # type: ignore[no-any-return]

    def _fn_known(self, node: Node, arguments: list[Node]) -> _Part:
        part = self.compile(_only(node, arguments))
        return _Part(FLAG, op.known(part.run))

    def _fn_count(self, node: Node, arguments: list[Node]) -> _Part:
        argument = _only(node, arguments)
        if isinstance(argument, Tree) and argument.data == "where":
            variable, source, condition = argument.children
            records, element = self._record_list(source)
            test = self._inside(str(variable), element).flag(condition)
            return _Part(NUMBER, op.counted(records.run, str(variable), test))
        records, _ = self._record_list(argument)
        return _Part(NUMBER, op.counted(records.run, "", None))

    def _fn_min(self, node: Node, arguments: list[Node]) -> _Part:
        return self._extreme(node, arguments, min)

    def _fn_max(self, node: Node, arguments: list[Node]) -> _Part:
        return self._extreme(node, arguments, max)

    def _extreme(self, node: Node, arguments: list[Node], choose: Callable[..., Any]) -> _Part:
        parts = [self.compile(argument) for argument in arguments]
        if not parts or any(part.type not in _NUMERIC for part in parts):
            raise _error(node, "this takes numbers", "numbers")
        kind = MONEY if any(part.type == MONEY for part in parts) else NUMBER
        return _Part(kind, op.chosen([part.run for part in parts], choose))

    def _event(self, node: Node, arguments: list[Node]) -> tuple[str, str | None]:
        words = [".".join(map(str, a.children)) for a in arguments if isinstance(a, Tree)]
        if not words or len(words) > 2:
            raise _error(node, "this takes an event and perhaps its topic")
        if words[0] not in self.scope.events:
            close = get_close_matches(words[0], self.scope.events, n=1)
            hint = f'did you mean "{close[0]}"?' if close else ""
            raise _error(arguments[0], f'there is no event "{words[0]}"', hint=hint)
        return words[0], words[1] if len(words) == 2 else None

    def _fn_happened(self, node: Node, arguments: list[Node]) -> _Part:
        return _Part(FLAG, op.asked("$happened", *self._event(node, arguments)))

    def _fn_times(self, node: Node, arguments: list[Node]) -> _Part:
        return _Part(NUMBER, op.asked("$times", *self._event(node, arguments)))

    def _fn_last(self, node: Node, arguments: list[Node]) -> _Part:
        return _Part(MOMENT, op.asked("$last", *self._event(node, arguments)))


def _constant(kind: Type, value: Any) -> _Part:
    return _Part(kind, op.constant(value), constant=value)


def _only(node: Node, arguments: list[Node]) -> Node:
    if len(arguments) != 1:
        raise _error(node, "this takes exactly one thing")
    return arguments[0]


def _unknown_option(node: Node, word: str, options: tuple[str, ...]) -> ExpressionError:
    close = get_close_matches(word, options, n=1)
    hint = f'did you mean "{close[0]}"?' if close else ""
    return _error(node, f'"{word}" is not an option', "one of " + ", ".join(options), hint)


def _sum_type(left: Type, sign: str, right: Type) -> Type | None:
    if left in _NUMERIC and right in _NUMERIC:
        return MONEY if MONEY in (left, right) else NUMBER
    if left in (DATE, MOMENT) and right == TERM:
        return left
    return None


def _product_type(left: Type, sign: str, right: Type) -> Type | None:
    if left not in _NUMERIC or right not in _NUMERIC:
        return None
    if sign == "/":
        return NUMBER if (left == right or right == MONEY) else left
    return MONEY if MONEY in (left, right) else NUMBER
