"""Whether a condition reaches further than it did: known where only figures in it were moved."""

from decimal import Decimal

from lark import Token, Tree

from huiyin.calendars import Term
from huiyin.policy.expressions.operations import decimal, percent
from huiyin.policy.expressions.parsing import Node, parse

_UP = frozenset({">", ">="})
_DOWN = frozenset({"<", "<="})


def wider(before: str, after: str) -> bool | None:
    """True: it holds in every case in which it held, and more. False: the other way round.

    None where that cannot be told from moved figures and dropped parts alone.
    """
    verdicts: set[bool | None] = set()
    _compare(parse(before), parse(after), verdicts, upright=True)
    return next(iter(verdicts)) if len(verdicts) == 1 else None


def _compare(old: Node, new: Node, verdicts: set[bool | None], *, upright: bool) -> None:
    if _shape(old) == _shape(new):
        return
    if not (isinstance(old, Tree) and isinstance(new, Tree)):
        verdicts.add(None)
    elif old.data == new.data == "compare":
        verdicts.add(_moved(old, new, upright=upright))
    elif old.data == new.data == "not_":
        _compare(old.children[0], new.children[0], verdicts, upright=not upright)
    elif {old.data, new.data} & {"and_", "or_"}:
        _joined(old, new, verdicts, upright=upright)
    elif old.data == new.data in ("any_", "every_") and old.children[:3] == new.children[:3]:
        _compare(old.children[3], new.children[3], verdicts, upright=upright)
    elif old.data == new.data == "in_" and _shape(old.children[0]) == _shape(new.children[0]):
        verdicts.add(_listed(old, new, upright=upright))
    else:
        verdicts.add(None)


def _joined(
    old: Tree[Token], new: Tree[Token], verdicts: set[bool | None], *, upright: bool
) -> None:
    """Parts of an `and` or `or`: moved ones side by side, else parts that came or went."""
    data = "and_" if "and_" in (old.data, new.data) else "or_"
    if {old.data, new.data} == {"and_", "or_"}:
        verdicts.add(None)
        return
    was, is_ = _parts(old, data), _parts(new, data)
    gone = [part for part in was if _shape(part) not in map(_shape, is_)]
    come = [part for part in is_ if _shape(part) not in map(_shape, was)]
    if len(gone) == len(come):
        for one, other in zip(gone, come, strict=True):
            _compare(one, other, verdicts, upright=upright)
    elif gone and come:
        verdicts.add(None)
    else:
        verdicts.add((bool(gone) == (data == "and_")) == upright)


def _parts(node: Tree[Token], data: str) -> list[Node]:
    return list(node.children) if node.data == data else [node]


def _listed(old: Tree[Token], new: Tree[Token], *, upright: bool) -> bool | None:
    was, is_ = ({_shape(option) for option in node.children[1].children} for node in (old, new))  # type: ignore[union-attr]
    if was < is_:
        return upright
    return not upright if is_ < was else None


def _moved(old: Tree[Token], new: Tree[Token], *, upright: bool) -> bool | None:
    """One comparison whose figures moved; all of them must move one way."""
    found: set[bool | None] = set()
    if len(old.children) != len(new.children):
        return None
    for place in range(0, len(old.children), 2):
        if _shape(old.children[place]) != _shape(new.children[place]):
            found.add(_one(old, new, place))
    for place in range(1, len(old.children), 2):
        was, is_ = str(old.children[place]), str(new.children[place])
        if was != is_:
            found.add(_sign(was, is_))
    if len(found) != 1 or None in found:
        return None
    return found.pop() == upright


def _sign(was: str, is_: str) -> bool | None:
    """`<=` holds more often than `<`."""
    if was + "=" == is_:
        return True
    return False if is_ + "=" == was else None


def _one(old: Tree[Token], new: Tree[Token], place: int) -> bool | None:
    """A figure to the right of `<` that grew lets more pass; to the left of it, less."""
    was, is_ = _figure(old.children[place]), _figure(new.children[place])
    if was is None or is_ is None:
        return None
    verdicts = set()
    if place > 0:
        verdicts.add(_passes(str(new.children[place - 1]), grew=is_ > was))
    if place + 1 < len(new.children):
        verdicts.add(_passes(str(new.children[place + 1]), grew=is_ < was))
    return verdicts.pop() if len(verdicts) == 1 else None


def _passes(sign: str, *, grew: bool) -> bool | None:
    if sign in _DOWN:
        return grew
    return not grew if sign in _UP else None


def _figure(node: Node) -> Decimal | None:
    if not isinstance(node, Tree):
        return None
    if node.data == "number":
        return decimal(str(node.children[0]))
    if node.data == "percent":
        return percent(str(node.children[0]))
    if node.data == "term":
        return Decimal(Term.parse(" ".join(map(str, node.children))).amount)
    return None


def _shape(node: Node) -> object:
    if isinstance(node, Tree):
        return (str(node.data), tuple(map(_shape, node.children)))
    return str(node)
