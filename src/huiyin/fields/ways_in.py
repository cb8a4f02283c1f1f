"""The ways in as the organisation publishes them."""

from huiyin.casework.draft import Draft
from huiyin.policy.schema.things import Channel


def published(draft: Draft, language: str) -> list[dict[str, str]]:
    """Channels of which an address is published: the regulation's own, or what the house has set."""
    channels = draft.policy.channels.values()
    found = [(c.title.text(language), _address(draft, c, language)) for c in channels]
    return [{"title": title, "address": address} for title, address in found if address]


def _address(draft: Draft, channel: Channel, language: str) -> str:
    if channel.address_setting:
        return str(draft.env[str(channel.address_setting)])
    return channel.address.text(language) if channel.address else ""
