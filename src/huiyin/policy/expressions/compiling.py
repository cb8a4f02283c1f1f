"""Compiles the tree of a condition, with types, into a function of what is known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lark import Token, Tree

from huiyin.calendars import TermError
from huiyin.policy.expressions import operations as op
from huiyin.policy.expressions.errors import ExpressionError
from huiyin.policy.expressions.functions import called
from huiyin.policy.expressions.parsing import Node, parse
from huiyin.policy.expressions.parts import (
    NUMERIC,
    Function,
    Part,
    Scope,
    check_comparable,
    check_length,
    closest,
    constant,
    fits,
    mistake,
    not_this,
    type_of_product,
    type_of_sum,
    unknown_option,
)
from huiyin.policy.expressions.types import (
    DATE,
    FLAG,
    NUMBER,
    TERM,
    TEXT,
    Choice,
    Choices,
    RecordList,
    Type,
)
from huiyin.policy.phrases import Phrase, say


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
    if expect is not None and not fits(part.type, expect):
        raise not_this(tree, part.type, expect.name)
    constants = {name: frozenset(values) for name, values in compiler.constants.items()}
    return Expression(source, part.type, frozenset(compiler.names), part.run, constants)


class _Compiler:
    """`bound` are the variables of any, every and count around this part: no facts of the case."""

    def __init__(self, scope: Scope, bound: frozenset[str] = frozenset()) -> None:
        self.scope, self.bound = scope, bound
        self.names: set[str] = set()
        self.constants: dict[str, set[Any]] = {}

    def compile(self, node: Node, hint: Type | None = None) -> Part:
        """`hint` is the type on the other side, by which a bare word may be an option."""
        assert isinstance(node, Tree)
        return getattr(self, f"_{node.data.rstrip('_')}")(node, hint)  # type: ignore[no-any-return]

    def flag(self, node: Node) -> Function:
        part = self.compile(node)
        if part.type != FLAG:
            raise not_this(node, part.type, say("a condition that is true or false"))
        return part.run

    # literals

    def _number(self, node: Tree[Token], _: Type | None) -> Part:
        return constant(NUMBER, op.decimal(str(node.children[0])))

    def _percent(self, node: Tree[Token], _: Type | None) -> Part:
        return constant(NUMBER, op.percent(str(node.children[0])))

    def _term(self, node: Tree[Token], _: Type | None) -> Part:
        try:
            return constant(TERM, op.term(" ".join(map(str, node.children))))
        except TermError as error:
            raise mistake(
                node, Phrase.of(error.pattern, error.values), say("a whole number with its unit")
            ) from None

    def _date(self, node: Tree[Token], _: Type | None) -> Part:
        try:
            return constant(DATE, op.day(str(node.children[0])))
        except ValueError:
            raise mistake(
                node, say("{text} is no date", text=node.children[0]), say("such as 2026-01-31")
            ) from None

    def _text(self, node: Tree[Token], hint: Type | None) -> Part:
        word = str(node.children[0])[1:-1]
        if isinstance(hint, Choice | Choices) and word not in hint.options:
            raise unknown_option(node, word, hint.options)
        return constant(TEXT if hint is None else hint, word)

    def _true(self, _node: Tree[Token], _: Type | None) -> Part:
        return constant(FLAG, value=True)

    def _false(self, _node: Tree[Token], _: Type | None) -> Part:
        return constant(FLAG, value=False)

    # names

    def _name(self, node: Tree[Token], hint: Type | None) -> Part:
        """An option of the other side before a fact of the same name: `channel = phone`."""
        word = ".".join(map(str, node.children))
        if isinstance(hint, Choice | Choices) and word in hint.options:
            return constant(hint, word)
        known = self.scope.names.get(word)
        if known is not None:
            bound = word.partition(".")[0] in self.bound
            if not bound:
                self.names.add(word)
            return Part(known, op.reader(word), name="" if bound else word)
        if isinstance(hint, Choice | Choices):
            raise unknown_option(node, word, hint.options)
        raise mistake(
            node, say('nothing is called "{word}"', word=word), hint=closest(word, self.scope.names)
        )

    def record_list(self, node: Node) -> tuple[Part, RecordList]:
        part = self.compile(node)
        if not isinstance(part.type, RecordList):
            raise not_this(node, part.type, say("a list"))
        return part, part.type

    # logic

    def _or(self, node: Tree[Token], _: Type | None) -> Part:
        return Part(FLAG, op.either([self.flag(child) for child in node.children]))

    def _and(self, node: Tree[Token], _: Type | None) -> Part:
        return Part(FLAG, op.both([self.flag(child) for child in node.children]))

    def _not(self, node: Tree[Token], _: Type | None) -> Part:
        return Part(FLAG, op.negated(self.flag(node.children[0])))

    def _any(self, node: Tree[Token], _: Type | None) -> Part:
        return self._quantified(node, op.some)

    def _every(self, node: Tree[Token], _: Type | None) -> Part:
        return self._quantified(node, op.all_of)

    def _quantified(self, node: Tree[Token], combine: Callable[..., Function]) -> Part:
        _, variable, source, condition = node.children
        records, element = self.record_list(source)
        test = self.test_of(str(variable), element, condition)
        return Part(FLAG, combine(records.run, str(variable), test))

    def test_of(self, variable: str, element: RecordList, condition: Node) -> Function:
        """The test of one record, whose fields are read as `variable.field`."""
        names = {f"{variable}.{name}": kind for name, kind in element.fields.items()}
        inner = _Compiler(self.scope.extended(names), self.bound | {variable})
        inner.names, inner.constants = self.names, self.constants
        return inner.flag(condition)

    # comparison

    def _pair(self, left: Node, right: Node) -> tuple[Part, Part]:
        """Both sides; a bare word on one side is looked up among the options of the other."""
        try:
            first = self.compile(left)
        except ExpressionError as trouble:
            return self._word_on_the_left(left, right, trouble)
        hint = first.type if isinstance(first.type, Choice | Choices) else None
        return first, self.compile(right, hint)

    def _word_on_the_left(
        self, left: Node, right: Node, trouble: ExpressionError
    ) -> tuple[Part, Part]:
        try:
            second = self.compile(right)
        except ExpressionError:
            raise trouble from None
        if not isinstance(second.type, Choice):
            raise trouble from None
        return self.compile(left, second.type), second

    def _compare(self, node: Tree[Token], _: Type | None) -> Part:
        parts = list(node.children)
        tests = []
        for index in range(0, len(parts) - 2, 2):
            left, sign, right = parts[index], str(parts[index + 1]), parts[index + 2]
            tests.append(self._one_comparison(left, sign, right))
        return Part(FLAG, tests[0] if len(tests) == 1 else op.both(tests))

    def _one_comparison(self, left: Node, sign: str, right: Node) -> Function:
        first, second = self._pair(left, right)
        check_comparable(right, first.type, second.type, sign)
        for this, other in ((first, second), (second, first)):
            if this.name and other.constant is not None:
                self.constants.setdefault(this.name, set()).add(other.constant)
        if isinstance(first.type, Choice) and sign not in ("=", "!="):
            return op.compared_by_order(first.run, sign, second.run, first.type.options)
        return op.compared(first.run, sign, second.run)

    def _membership(self, node: Tree[Token]) -> Function:
        subject, options = node.children
        part = self.compile(subject)
        hint = part.type if isinstance(part.type, Choice) else None
        values = []
        assert isinstance(options, Tree)
        for option in options.children:
            item = self.compile(option, hint)
            if item.constant is None or not fits(item.type, part.type):
                raise mistake(option, say("a list holds plain values"), part.type.name)
            values.append(item.constant)
            if part.name:
                self.constants.setdefault(part.name, set()).add(item.constant)
        return op.one_of(part.run, frozenset(values))

    def _in(self, node: Tree[Token], _: Type | None) -> Part:
        return Part(FLAG, self._membership(node))

    def _not_in(self, node: Tree[Token], _: Type | None) -> Part:
        return Part(FLAG, op.negated(self._membership(node)))

    def _set_membership(self, node: Tree[Token]) -> Function:
        subject, container = node.children
        whole = self.compile(container)
        if not isinstance(whole.type, Choices):
            raise not_this(container, whole.type, say("several choices"))
        part = self.compile(subject, whole.type)
        if not isinstance(part.type, Choice) and part.type not in (whole.type, TEXT):
            raise not_this(subject, part.type, say("an option"))
        if whole.name and part.constant is not None:
            self.constants.setdefault(whole.name, set()).add(part.constant)
        return op.contained(part.run, whole.run)

    def _in_set(self, node: Tree[Token], _: Type | None) -> Part:
        return Part(FLAG, self._set_membership(node))

    def _not_in_set(self, node: Tree[Token], _: Type | None) -> Part:
        return Part(FLAG, op.negated(self._set_membership(node)))

    # arithmetic

    def _sum(self, node: Tree[Token], _: Type | None) -> Part:
        return self._arithmetic(node, type_of_sum)

    def _product(self, node: Tree[Token], _: Type | None) -> Part:
        return self._arithmetic(node, type_of_product)

    def _arithmetic(
        self, node: Tree[Token], type_of: Callable[[Type, str, Type], Type | None]
    ) -> Part:
        result = self.compile(node.children[0])
        for index in range(1, len(node.children), 2):
            sign, right = str(node.children[index]), node.children[index + 1]
            part = self.compile(right)
            kind = type_of(result.type, sign, part.type)
            if kind is None:
                what = say(
                    '{name} "{sign}" {other} makes no sense',
                    name=result.type.name,
                    sign=sign,
                    other=part.type.name,
                )
                raise mistake(right, what, say("numbers"))
            check_length(right, result.type, part.constant)
            result = Part(kind, op.calculated(result.run, sign, part.run))
        return result

    def _negative(self, node: Tree[Token], _: Type | None) -> Part:
        part = self.compile(node.children[0])
        if part.type not in NUMERIC:
            raise not_this(node, part.type, say("a number"))
        if part.constant is not None:
            return constant(part.type, part.constant.copy_negate())
        return Part(part.type, op.calculated(op.constant(op.decimal("0")), "-", part.run))

    def _call(self, node: Tree[Token], _: Type | None) -> Part:
        return called(self, node)
