"""A worker of its own for tests that kill it: prepares a shop, or fetches and says what is there."""

import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.site.settings")


def prepare() -> None:
    from huiyin.cli.operating import make_installation

    make_installation(Path(os.environ["HUIYIN_HOME"]))
    _packs()
    from huiyin.connections import keeping as connections
    from tests.intake.mail.conftest import VALUES
    from tests.ledger.house import open_shop

    open_shop()
    values = {**VALUES, "port": int(os.environ["PORT"]), "username": os.environ["BOX"]}
    connections.put("imap/front", values, "li")


def fetch() -> None:
    import django

    django.setup()
    _packs()
    from huiyin.connections import keeping as connections
    from huiyin.intake.mail import fetching
    from huiyin.intake.mail.models import MailRow
    from huiyin.register.models import CaseRow

    fetching.fetch("front", connections.current("imap/front"))
    registered = MailRow.objects.filter(state="registered").count()
    print(MailRow.objects.count(), registered, CaseRow.objects.count())


def _packs() -> None:
    from huiyin.ledger import ports
    from huiyin.site.rules import InstalledRules

    ports.connect(rules=InstalledRules([Path(__file__).parents[2] / "support" / "packs"]))


if __name__ == "__main__":
    {"prepare": prepare, "fetch": fetch}[sys.argv[1]]()
