"""How a house stands: what must still be so after any upgrade, and whether its rows are as the ledger says.

python -m tests.history.standing     of the house that the environment names
"""

import json
import os
import sys
from hashlib import sha256
from typing import Any

MAY_DIFFER = {"notices_message", "notices_outgoing"}
"""Who was told, and how, was settled by the version of then."""


def standing() -> dict[str, Any]:
    from django.db import connection

    from huiyin.ledger.models import EventRow

    names = sorted(set(connection.introspection.table_names()) - {"django_migrations"})
    return {
        "events": EventRow.objects.count(),
        "tables": [name for name in names if "_fts" not in name and _has_rows(name)],
        "files": _files(),
        "cases": _cases(),
    }


def _has_rows(table: str) -> bool:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')
        return cursor.fetchone() is not None


def _files() -> list[str]:
    """Those that open with the keys of the house, and hold what their name says."""
    from huiyin.evidence import keeping
    from huiyin.evidence.models import Blob

    found = Blob.objects.order_by("pk")
    return [one.pk for one in found if sha256(keeping.content(one)).hexdigest() == one.pk]


def _cases() -> list[dict[str, Any]]:
    from huiyin.register.models import CaseRow

    return [
        {"number": row.number, "pack": row.pack, "stage": row.stage, "record": row.is_record,
         "version": row.version, "closed": row.closed_at is not None}
        for row in CaseRow.objects.order_by("number")
    ]  # fmt: skip


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.site.settings")
    import django

    django.setup()
    from tests.faults import derived

    differs = sorted(set(derived.differing()) - MAY_DIFFER)
    sys.stdout.write(json.dumps({**standing(), "differs": differs}) + "\n")


if __name__ == "__main__":
    main()
