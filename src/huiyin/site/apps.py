"""Wires the parts at the start: who offers rules, who knows the house, who keeps rows."""

from django.apps import AppConfig
from django.core.signals import got_request_exception, request_started


class SiteConfig(AppConfig):
    name = "huiyin.site"
    label = "site"

    def ready(self) -> None:
        from django.conf import settings  # noqa: PLC0415

        from huiyin.evidence.claiming import Claims  # noqa: PLC0415
        from huiyin.evidence.custody import Custody  # noqa: PLC0415
        from huiyin.ledger import ports  # noqa: PLC0415
        from huiyin.library.rows import Rows as Typical  # noqa: PLC0415
        from huiyin.notices.telling import Notices  # noqa: PLC0415
        from huiyin.people.house import RowsHouse  # noqa: PLC0415
        from huiyin.register.peers import RowsPeers  # noqa: PLC0415
        from huiyin.register.projector import Register  # noqa: PLC0415
        from huiyin.site.requests import tell_fault  # noqa: PLC0415
        from huiyin.site.rules import InstalledRules  # noqa: PLC0415

        know_all_events()
        rules = InstalledRules(settings.PACK_FOLDERS)
        request_started.connect(rules.look_again, weak=False)
        got_request_exception.connect(tell_fault, weak=False)
        ports.connect(
            rules=rules,
            house=RowsHouse(),
            peers=RowsPeers(),
            projector=Register(),
            teller=Notices(),
        )
        ports.connect(projector=Claims())
        ports.connect(projector=Custody())
        ports.connect(projector=Typical())  # behind the register, whose rows of words it fills


def know_all_events() -> None:
    """Any process may be the one that reads a stream: of events that nobody has named it would say that
    a newer version wrote them.
    """
    import huiyin.library.happenings  # noqa: PLC0415
    import huiyin.register.draws  # noqa: PLC0415
    import huiyin.register.schedules  # noqa: PLC0415
    import huiyin.returns.happenings  # noqa: F401, PLC0415
