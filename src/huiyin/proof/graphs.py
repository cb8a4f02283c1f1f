"""Circles in what leads to what."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def circles(edges: Mapping[T, Sequence[T]]) -> list[list[T]]:
    """Sets of nodes that each lead to each other, in the order of the nodes."""
    reached = {node: _reached(edges, node) for node in edges}
    seen: set[T] = set()
    found = []
    for node, others in reached.items():
        if node in seen or node not in others:
            continue
        circle = [other for other in edges if other in others and node in reached[other]]
        seen.update(circle)
        found.append(circle)
    return found


def _reached(edges: Mapping[T, Sequence[T]], start: T) -> set[T]:
    """Everything that a node leads to, by one step or more."""
    found: set[T] = set()
    queue = list(edges.get(start, ()))
    while queue:
        node = queue.pop()
        if node not in found:
            found.add(node)
            queue += edges.get(node, ())
    return found
