"""A condition of a regulation as a sentence, in the regulation's own words."""

from dataclasses import dataclass, replace
from typing import Any

from lark import Token, Tree

from huiyin.calendars import Term, term_words
from huiyin.casework.wording.event_names import EVENT_NAMES
from huiyin.casework.wording.languages import text_in
from huiyin.casework.wording.words import plain
from huiyin.policy.expressions.operations import decimal, percent
from huiyin.policy.expressions.parsing import Node, parse
from huiyin.rulebook import phrases as p
from huiyin.rulebook.naming import Naming

FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_LITERALS = frozenset({"number", "percent", "term", "date", "text", "true", "false"})
_LOGIC = frozenset({"and_", "or_"})


def in_words(source: str, naming: Naming) -> str:
    """The sentence for a condition, or the wording of a figure. The source must be well-formed."""
    return _Saying(naming).say(parse(source))


@dataclass(frozen=True)
class _Saying:
    """`other` is the name on the other side of a comparison: a bare word is its option."""

    naming: Naming
    other: str = ""

    def say(self, node: Node) -> str:
        assert isinstance(node, Tree)
        said: str = getattr(self, f"_{node.data.rstrip('_')}")(node)
        return said

    def _t(self, table: Any, key: str, **places: str) -> str:
        return text_in(table, key, self.naming.language, key).format(**places)

    def _joint(self, key: str, **places: str) -> str:
        return self._t(p.JOINTS, key, **places)

    # logic

    def _and(self, node: Tree[Token]) -> str:
        return self._joint("and").join(map(self._part, node.children))

    def _or(self, node: Tree[Token]) -> str:
        return self._joint("or").join(map(self._part, node.children))

    def _part(self, node: Node) -> str:
        said = self.say(node)
        inner = isinstance(node, Tree) and node.data in _LOGIC
        return self._joint("brackets", a=said) if inner else said

    def _not(self, node: Tree[Token]) -> str:
        inner = node.children[0]
        assert isinstance(inner, Tree)
        denied = getattr(self, f"_not_{inner.data.rstrip('_')}", None)
        return denied(inner) if denied else self._joint("not", a=self.say(inner))

    def _not_name(self, node: Tree[Token]) -> str:
        return self._flag(_dotted(node), p.DENIED, "no")

    def _name(self, node: Tree[Token]) -> str:
        word = _dotted(node)
        if self.other:
            return self.naming.option(self.other, word)
        return self._flag(word, p.FLAGS, "yes")

    def _flag(self, word: str, table: Any, answer: str) -> str:
        """A name that stands alone is a condition, unless it is a figure or a date."""
        if self.naming.is_flag(word):
            own = word.rpartition(".")[2]
            said = text_in(table, own, self.naming.language)
            if said and not self.naming.of_pack(word):
                return said
            return self._joint(answer, a=self._title(word))
        return self._title(word)

    def _title(self, word: str) -> str:
        """What a name is called; a figure that the rule itself works out is said as it is worked out."""
        figure = self.naming.worked_out(word)
        if figure is not None:
            return self._joint("brackets", a=self.say(parse(figure)))
        return self.naming.name(word)

    # lists

    def _any(self, node: Tree[Token]) -> str:
        return self._quantified("any", node)

    def _every(self, node: Tree[Token]) -> str:
        return self._quantified("every", node)

    def _not_any(self, node: Tree[Token]) -> str:
        return self._quantified("not any", node)

    def _not_every(self, node: Tree[Token]) -> str:
        return self._quantified("not every", node)

    def _quantified(self, key: str, node: Tree[Token]) -> str:
        _, variable, source, condition = node.children
        return self._over(key, str(variable), _dotted(source), condition)

    def _over(self, key: str, variable: str, records: str, condition: Node) -> str:
        inner = replace(self, naming=self.naming.over(variable, records))
        return self._joint(key, list=self._t(p.LISTS, records), a=inner.say(condition))

    # comparison

    def _compare(self, node: Tree[Token]) -> str:
        parts = list(node.children)
        said = [self._one(*parts[i : i + 3]) for i in range(0, len(parts) - 2, 2)]
        return self._joint("and").join(said)

    def _one(self, left: Node, sign: Node, right: Node) -> str:
        """The known side last: `1000 < amount` is said as an amount over 1,000."""
        turned = _literal(left) and not _literal(right)
        first, second, mark = (
            (right, left, FLIPPED[str(sign)]) if turned else (left, right, str(sign))
        )
        subject = self._subject(first)
        option = replace(self, other=subject)
        naming = self.naming
        if subject and naming.options(subject):
            return self._t(p.SIGNS, f"option.{mark}", a=self._title(subject), b=option.say(second))
        family = "time" if self._is_time(first) or self._is_time(second) else "number"
        a, b = self._side(first, second), self._side(second, first)
        return self._t(p.SIGNS, f"{family}.{mark}", a=a, b=b)

    def _subject(self, node: Node) -> str:
        """The name that is compared, when it is one that has options."""
        name = _dotted(node) if _is(node, "name") else ""
        return name if name and self.naming.options(name) else ""

    def _side(self, node: Node, other: Node) -> str:
        if _is(node, "number") and _is(other, "name"):
            assert isinstance(node, Tree)
            return self.naming.figure(_dotted(other), decimal(str(node.children[0])))
        if _is(node, "number") and any(self.naming.is_money(name) for name in _names(other)):
            assert isinstance(node, Tree)
            return self._joint("money", a=plain(decimal(str(node.children[0]))))
        return self.say(node)

    def _is_time(self, node: Node) -> bool:
        if not isinstance(node, Tree):
            return False
        if node.data in ("date", "term"):
            return True
        if node.data == "call":
            return str(node.children[0]) == "last"
        return any(self.naming.is_time(name) for name in _names(node))

    def _in(self, node: Tree[Token]) -> str:
        return self._membership("in", node)

    def _not_in(self, node: Tree[Token]) -> str:
        return self._membership("not in", node)

    def _membership(self, key: str, node: Tree[Token]) -> str:
        subject, options = node.children
        assert isinstance(options, Tree)
        name = _dotted(subject) if _is(subject, "name") else ""
        option = replace(self, other=name)
        said = self._joint("options").join(option.say(child) for child in options.children)
        return self._joint(key, a=self.say(subject), b=said)

    def _in_set(self, node: Tree[Token]) -> str:
        return self._set("holds", "marked", node)

    def _not_in_set(self, node: Tree[Token]) -> str:
        return self._set("holds not", "marked not", node)

    _not_not_in_set = _in_set

    def _set(self, key: str, mark: str, node: Tree[Token]) -> str:
        option, container = node.children
        name = _dotted(container)
        said = replace(self, other=name).say(option)
        if name == "marks":
            return self._joint(mark, b=said)
        return self._joint(key, a=self._title(name), b=said)

    # figures

    def _sum(self, node: Tree[Token]) -> str:
        said = self.say(node.children[0])
        for sign, right in zip(node.children[1::2], node.children[2::2], strict=True):
            if _is(right, "term"):
                key = "later" if str(sign) == "+" else "earlier"
                said = self._joint(key, a=said, b=self.say(right))
            else:
                said = f"{said} {'+' if str(sign) == '+' else '−'} {self.say(right)}"
        return said

    def _product(self, node: Tree[Token]) -> str:
        said = self._factor(node.children[0])
        for sign, right in zip(node.children[1::2], node.children[2::2], strict=True):
            said = f"{said} {'×' if str(sign) == '*' else '÷'} {self._factor(right)}"
        return said

    def _factor(self, node: Node) -> str:
        said = self.say(node)
        return self._joint("brackets", a=said) if _is(node, "sum_") else said

    def _negative(self, node: Tree[Token]) -> str:
        return f"−{self.say(node.children[0])}"

    # literals

    def _number(self, node: Tree[Token]) -> str:
        return plain(decimal(str(node.children[0])))

    def _percent(self, node: Tree[Token]) -> str:
        return f"{plain(percent(str(node.children[0])) * 100)}%"

    def _term(self, node: Tree[Token]) -> str:
        term = Term.parse(" ".join(map(str, node.children)))
        return term_words(term.amount, term.unit, self.naming.language)

    def _date(self, node: Tree[Token]) -> str:
        return str(node.children[0])

    def _text(self, node: Tree[Token]) -> str:
        word = str(node.children[0])[1:-1]
        return self.naming.option(self.other, word) if self.other else f"‘{word}’"

    def _true(self, _: Tree[Token]) -> str:
        return self._joint("true")

    def _false(self, _: Tree[Token]) -> str:
        return self._joint("false")

    # functions

    def _call(self, node: Tree[Token]) -> str:
        return self._called("", node)

    def _not_call(self, node: Tree[Token]) -> str:
        return self._called("not ", node)

    def _called(self, denied: str, node: Tree[Token]) -> str:
        name = str(node.children[0])
        listed = node.children[1]
        assert isinstance(listed, Tree)
        arguments = listed.children
        if name == "known":
            return self._joint(f"{denied}known", a=self._bare(arguments[0]))
        if name == "count":
            return self._count(arguments[0])
        if name in ("min", "max"):
            said = self._joint("options").join(map(self.say, arguments))
            return self._joint(name, a=said)
        return self._joint(f"{denied}{name}", a=self._event([_word(a) for a in arguments]))

    def _bare(self, node: Node) -> str:
        return self._title(_dotted(node)) if _is(node, "name") else self.say(node)

    def _count(self, node: Node) -> str:
        if _is(node, "where"):
            assert isinstance(node, Tree)
            variable, source, condition = node.children
            return self._over("count where", str(variable), _dotted(source), condition)
        return self._joint("count", list=self._t(p.LISTS, _dotted(node)))

    def _event(self, words: list[str]) -> str:
        name = text_in(EVENT_NAMES, words[0], self.naming.language, words[0])
        if len(words) == 1:
            return name
        return self._joint("event", a=name, b=self.naming.topic(words[0], words[1]))


def _is(node: Node, data: str) -> bool:
    return isinstance(node, Tree) and node.data == data


def _literal(node: Node) -> bool:
    return isinstance(node, Tree) and node.data in _LITERALS


def _dotted(node: Node) -> str:
    assert isinstance(node, Tree)
    return ".".join(map(str, node.children))


def _word(node: Node) -> str:
    return str(node.children[0])[1:-1] if _is(node, "text") else _dotted(node)  # type: ignore[union-attr]


def _names(node: Node) -> list[str]:
    if not isinstance(node, Tree):
        return []
    if node.data == "name":
        return [_dotted(node)]
    return [name for child in node.children for name in _names(child)]
