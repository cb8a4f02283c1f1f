"""Reads the text of a condition into a tree. Text is bounded before it is read."""

from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken

from huiyin.policy.expressions.errors import ExpressionError
from huiyin.policy.phrases import NOTHING, Phrase, say

MAX_LENGTH = 2000
MAX_NODES = 400
MAX_DEPTH = 40

Node = Tree[Token] | Token


@cache
def _parser() -> Lark:
    grammar = files("huiyin.policy.expressions").joinpath("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=False)


def parse(source: str) -> Node:
    """The tree of a source text. Raises ExpressionError with its place."""
    if len(source) > MAX_LENGTH:
        raise ExpressionError(
            say("longer than {most} characters", most=MAX_LENGTH), hint=say("split the rule")
        )
    try:
        tree = _parser().parse(source)
    except UnexpectedInput as error:
        raise _unreadable(source, error) from None
    except RecursionError:
        raise ExpressionError(say("nested too deeply")) from None
    _check_size(tree)
    return tree


def _unreadable(source: str, error: UnexpectedInput) -> ExpressionError:
    if isinstance(error, UnexpectedEOF) or (
        isinstance(error, UnexpectedToken) and error.token.type == "$END"
    ):
        return ExpressionError(say("the condition breaks off"), 1, len(source) + 1)
    line, column = max(error.line, 1), max(error.column, 1)
    if isinstance(error, UnexpectedCharacters):
        character = source.split("\n")[line - 1][column - 1]
        return ExpressionError(
            say('"{character}" has no meaning here', character=character), line, column
        )
    word = error.token.value if isinstance(error, UnexpectedToken) else say("this")
    hint = _hint(source, str(word), line, column)
    return ExpressionError(say('"{word}" does not belong here', word=word), line, column, hint=hint)


def _hint(source: str, word: str, line: int, column: int) -> Phrase:
    if word == "=":
        return say("equality is written with one =")
    around = source.split("\n")[line - 1][max(column - 2, 0) : column + 1]
    if word == "," and around.replace(",", "").isdigit():
        return say("a large figure is written 10000 or 10_000")
    return NOTHING


def _check_size(tree: Node) -> None:
    count, queue = 0, [(tree, 1)]
    while queue:
        node, depth = queue.pop()
        count += 1
        if count > MAX_NODES:
            raise ExpressionError(
                say("more than {most} parts", most=MAX_NODES), hint=say("split the rule")
            )
        if depth > MAX_DEPTH:
            raise ExpressionError(say("nested too deeply"), hint=say("split the rule"))
        if isinstance(node, Tree):
            queue.extend((child, depth + 1) for child in node.children)


def place(node: Node) -> tuple[int, int]:
    """Line and column, from 1."""
    if isinstance(node, Token):
        return node.line or 1, node.column or 1
    meta = node.meta
    return (getattr(meta, "line", 1), getattr(meta, "column", 1))
