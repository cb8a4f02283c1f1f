"""The same registrations over HTTP by one, two and four web processes, a worker beside them, in one run.

Workload: eight callers in a process of their own register complaints of the insurer as fast as they are
answered, in rounds of three seconds. Callers, worker and database use the same cores, so that on two of
them the gain is what is left of two; a machine with a core for each shows more.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks import sizes
from benchmarks.api import CALLERS, PEOPLE, WARM, load_of, run, served, token_of
from benchmarks.installed import installation
from benchmarks.measure import Figure

PROCESSES = sizes.processes()


def figures() -> Iterator[Figure]:
    from django.db import connection

    home = Path(installation().HOME.folder)
    (home / "huiyin.toml").write_text('api_requests_a_minute = 100000000\nlog = "off"\n')
    tokens = {person: token_of(person) for person in PEOPLE}
    alone: Figure | None = None
    for processes in PROCESSES:
        with served(home, processes) as url:
            run(url, tokens, CALLERS, WARM, "register")  # each reads the regulation once
            load = load_of(url, tokens, "register")
        servers = "1 web process" if processes == 1 else f"{processes} web processes"
        name = f"a registration, {servers}, {connection.vendor}: {load.said()}"
        made = Figure(name, load.each, None, "", "", None)
        alone = alone or made
        yield replace(made, floor=alone.ours, floor_name="by one process")
