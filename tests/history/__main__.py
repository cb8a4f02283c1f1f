"""Keeps the data of this version for the tests of all later ones: `make history`.

    python -m tests.history                                              on SQLite
    python -m tests.support.postgres python -m tests.history             on PostgreSQL

Writes `VERSION-filled.tar.gz` or `VERSION-postgres.tar.gz` beside this file, a backup with its keys, which
open nothing but a made-up house, and a file of what must still be there.
"""

import json
import os
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from tests.history.standing import standing

HERE = Path(__file__).parent
VERSION = version("huiyin")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.site.settings")
    sort = "postgres" if os.environ.get("HUIYIN_DATABASE") else "filled"
    target = HERE / f"{VERSION}-{sort}.tar.gz"
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        os.environ["HUIYIN_HOME"] = str(home)
        make(home)
        from django.conf import settings

        from huiyin.ledger.backup import back_up
        from tests.history.filled import fill

        fill()
        said = standing()
        size = back_up(settings.HOME, target, with_keys=True)
    target.with_name(f"{VERSION}-{sort}.json").write_text(
        json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    sys.stdout.write(f"{target.name}: {size // 1024} KiB, {len(said['cases'])} cases\n")


def make(home: Path) -> None:
    """Without the regulations of the product, most of the archive otherwise; an upgrade brings them."""
    home.mkdir()
    (home / "huiyin.toml").write_text("# made for the tests of later versions\n")
    import django

    django.setup()
    from huiyin.cli.operating import migrate
    from huiyin.ledger import keys

    keys.make_keys()
    migrate()


if __name__ == "__main__":
    main()
