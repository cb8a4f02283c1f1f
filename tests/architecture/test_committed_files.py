"""What is committed runs anywhere: no registry's address, no path of somebody's machine."""

import re

from tests.architecture.source import ROOT, committed

REGISTRIES = re.compile(
    r"https?://[\w./-]*(?:" + "|".join(("py" + "pi", "npm" + "js", "python" + "hosted")) + ")"
    r"|(?:index-url|registry)\s*[=:]\s*\S*://"
)
MACHINE = re.compile(r"(?<![\w.<}])/(?:work|home|root|Users)/\w")
LONGEST = 1_500_000


def lines() -> list[tuple[str, int, str]]:
    found = []
    for path in committed():
        raw = (ROOT / path).read_bytes()
        if b"\0" in raw[:1000]:
            continue
        for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
            found.append((path, number, line))
    return found


def test_no_address_of_a_registry_is_committed():
    assert [f"{p}:{n}" for p, n, line in lines() if REGISTRIES.search(line)] == []


def test_no_path_of_one_machine_is_committed():
    assert [f"{p}:{n}" for p, n, line in lines() if MACHINE.search(line)] == []


def test_nothing_large_is_committed():
    large = {p: (ROOT / p).stat().st_size for p in committed()}
    assert {p: size for p, size in large.items() if size > LONGEST} == {}
