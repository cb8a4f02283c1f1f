"""The committed files and their syntax trees, for promises about the whole."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def committed() -> tuple[str, ...]:
    """Paths below the root of every file that git keeps or is about to."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return tuple(sorted(p for p in listed.stdout.split("\0") if p and (ROOT / p).is_file()))


def python(*folders: str) -> Iterator[str]:
    for path in committed():
        if path.endswith(".py") and path.startswith(folders) and "/migrations/" not in path:
            yield path


def text(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


@cache
def tree(path: str) -> ast.Module:
    return ast.parse(text(path))


def functions(path: str) -> Iterator[tuple[str, Function]]:
    """Every function with its name as people say it: `Class.method`."""
    yield from _inside(tree(path), "")


def _inside(node: ast.AST, owner: str) -> Iterator[tuple[str, Function]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function):
            yield f"{owner}{child.name}", child
            yield from _inside(child, f"{owner}{child.name}.")
        else:
            below = f"{owner}{child.name}." if isinstance(child, ast.ClassDef) else owner
            yield from _inside(child, below)


def length(function: Function) -> int:
    """Lines of a function; its docstring is free."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


def only_dispatches(function: Function) -> bool:
    """One exhaustive match, each case a single statement."""
    body = [node for node in function.body if not _is_text(node)]
    return (
        len(body) == 1
        and isinstance(body[0], ast.Match)
        and all(len(case.body) == 1 for case in body[0].cases)
    )


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
