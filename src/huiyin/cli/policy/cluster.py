"""History tried on several machines: parts of it sent to the workers of a Dask cluster, summed up in order.

Each worker reads its own part from the store (PostgreSQL, or its standby), so that no case travels
through the machine that asks. Each needs this version of the product, the home folder with its keys
under the same path, and the database.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from huiyin.cli.installed import fail
from huiyin.simulation.comparing import Findings

LOST = 3
"""Times that a part may be begun anew because its worker died."""
Work = Callable[[Any], Findings]


def spread_over(cluster: str, work: Work, parts: Sequence[Any]) -> Iterator[Findings]:
    """`cluster` is the address of a scheduler, or the file in which it says where it is. In the order of
    the parts, whoever is ready first.
    """
    try:
        from distributed import Client
    except ImportError:
        raise fail("trying on a cluster needs the extra `cluster`", 2) from None
    where = {"scheduler_file": cluster} if Path(cluster).is_file() else {"address": cluster}
    home = os.environ.get("HUIYIN_HOME", "")
    try:
        client: Any = Client(**where, timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
    except OSError as error:
        raise fail(f"no cluster at {cluster}: {error}", 2) from None
    with client:
        given = [(work, part, home) for part in parts]
        asked = client.map(there, given, pure=False, retries=LOST)
        for one in asked:
            yield one.result()


def there(given: tuple[Work, Any, str]) -> Findings:
    """On a worker: the installation is opened once in each of its processes."""
    work, part, home = given
    if home and os.environ.get("HUIYIN_HOME") != home:
        os.environ["HUIYIN_HOME"] = home
    return work(part)
