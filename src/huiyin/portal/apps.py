"""Registers the portal: its place in the house, and who forgets its keys when a case is erased."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "huiyin.portal"
    label = "portal"

    def ready(self) -> None:
        from huiyin.ledger import ports  # noqa: PLC0415
        from huiyin.notices.letters import ask_for_links  # noqa: PLC0415
        from huiyin.portal import house  # noqa: F401, PLC0415 (registers its settings)
        from huiyin.portal.codes import Codes  # noqa: PLC0415
        from huiyin.portal.complaining import link_to  # noqa: PLC0415

        ports.connect(projector=Codes())
        ask_for_links(lambda case: link_to(case.id))
