"""What must hold after whatever was broken, looked at in one place.

Run as a program it does what was still due, looks at the whole house and prints what it found.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.faults.installed import Installed
from tests.faults.served import PACKS, House

ROOT = Path(__file__).parents[2]


def look(house: House | Installed) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.kept"], env={**os.environ, **house.environment},
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def assert_kept(house: House, why: str = "") -> dict[str, Any]:
    """Every acknowledged command is in the ledger exactly once, and nothing else is amiss.

    On another workday, to which a long run comes, the house begins cases of its own.
    """
    found, told = assert_sound(house, why), house.told
    keys = Counter(one.key for one in told)
    assert max(keys.values(), default=1) == 1, why
    by_case = Counter((one.case, one.act) for one in told)
    events = {"register": "registered", "record_contact": "contact_recorded",
              "amend_facts": "facts_amended", "add_evidence": "evidence_added"}  # fmt: skip
    counted = {
        (case, act): found["counts"].get(case, {}).get(events[act], 0) for case, act in by_case
    }
    assert counted == dict(by_case), (why, "a command is missing or there twice")
    assert sum(one.act == "register" for one in told) == found["asked_for"], why
    assert {one.number for one in told} <= set(found["numbers"]), why
    return found


def assert_sound(house: House | Installed, why: str = "") -> dict[str, Any]:
    """Whatever was acknowledged: nothing in the house is amiss."""
    found = look(house)
    assert found["fault"] is None, (why, found["fault"])
    assert found["differs"] == [], (why, found["differs"])
    assert found["missed"] == [], (why, found["missed"])
    assert found["fired_twice"] == [], (why, found["fired_twice"])
    assert found["doubled_messages"] == [], (why, found["doubled_messages"])
    assert_numbers(found["numbers"], why)
    return found


def assert_numbers(numbers: list[str], why: str) -> None:
    """Within each month from one on, without a gap and without a double."""
    months: dict[str, list[int]] = {}
    for number in numbers:
        month, _, serial = number.rpartition("-")
        months.setdefault(month, []).append(int(serial))
    for month, serials in months.items():
        assert sorted(serials) == list(range(1, len(serials) + 1)), (why, month)


def _looked() -> dict[str, Any]:
    from django.conf import settings

    from huiyin.ledger import keys, moment, worker
    from huiyin.ledger.models import EventRow, Timer
    from huiyin.ledger.verify import verify
    from huiyin.notices.models import Outgoing
    from huiyin.register.models import CaseRow
    from tests.faults import derived

    worker.fire_due()
    now = moment.now()
    report = verify(settings.HOME.seals, keys.public_key())
    differs = derived.differing()
    counts: dict[str, Counter[str]] = {}
    fired: dict[str, Counter[tuple[str, str]]] = {
        "clock_expired": Counter(),
        "clock_warned": Counter(),
    }
    events = EventRow.objects.filter(stream__startswith="case/")
    rows = events.values_list("stream", "type", "data")
    for stream, kind, data in rows:
        counts.setdefault(stream.partition("/")[2], Counter())[kind] += 1
        if kind in fired:
            fired[kind][stream, _clock(data)] += 1
    ids = Counter(Outgoing.objects.values_list("message_id", flat=True))
    return {
        "events": report.events,
        "fault": str(report.fault) if report.fault else None,
        "differs": differs,
        "missed": [[row.stream, row.clock] for row in Timer.objects.filter(due__lte=now)],
        "fired": fired["clock_expired"].total(),
        "warned": fired["clock_warned"].total(),
        "fired_twice": [
            [kind, *clock]
            for kind, all_of in fired.items()
            for clock, times in all_of.items()
            if times > 1
        ],
        "doubled_messages": [one for one, times in ids.items() if times > 1],
        "messages": len(ids),
        "numbers": list(CaseRow.objects.values_list("number", flat=True)),
        "asked_for": events.filter(type="registered").exclude(actor="").count(),
        "counts": counts,
    }


def _clock(data: str) -> str:
    """Which clock, and its due moment: that is what may not be there twice."""
    said = json.loads(data)
    return "/".join(str(said[name]) for name in ("clock", "key", "due"))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.site.settings")
    import django

    django.setup()
    from huiyin.ledger import ports
    from huiyin.site.rules import InstalledRules

    ports.connect(rules=InstalledRules([PACKS]))  # whether or not its settings name them
    print(json.dumps(_looked(), ensure_ascii=False))
