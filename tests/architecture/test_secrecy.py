"""Nothing that shows, sends or counts reads rows of cases but through the eyes of somebody.

`known(CaseRow, eyes)` leaves out what those eyes may not know of. Whoever reads the model itself would
show a sealed case to the person it is about.
"""

import ast

from tests.architecture.source import python, tree

ROWS = {
    "CaseRow", "ClockRow", "WaitRow", "NoticeRow", "FactRow", "LinkRow", "IdentityRow",
    "PastCaseRow", "PastClockRow", "PastWaitRow", "PastFactRow", "SecrecyRow",
}  # fmt: skip
KEEPERS = {
    "src/huiyin/register/knowing.py": "is the filter",
    "src/huiyin/register/leaving.py": "passes everything on, and hides the numbers of sealed cases",
    "src/huiyin/register/peers.py": "looks up tokens; what it finds is read by the eyes of everybody",
}


def read_directly(path: str) -> list[str]:
    return [
        f"{path}:{node.lineno} {node.value.id}.{node.attr}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in ("objects", "_default_manager", "_base_manager")
        and isinstance(node.value, ast.Name)
        and node.value.id in ROWS
    ]


def test_rows_of_cases_are_read_through_the_eyes_of_somebody():
    found = [line for path in python("src/") if path not in KEEPERS for line in read_directly(path)]

    assert found == [], "read them by register.knowing.known(MODEL, eyes), with eyes_of(person)"


def test_whoever_may_read_them_directly_does():
    assert [path for path in KEEPERS if not read_directly(path)] == []
