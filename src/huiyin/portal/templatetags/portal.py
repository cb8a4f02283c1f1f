"""What the templates of the portal say and draw: its words, icons, moments."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from huiyin.portal import words

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], key: str, **values: object) -> str:
    """A text of the portal in the language of the page."""
    return words.say(key, context["language"], values)


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite; the words beside it are what is read out."""
    return format_html(
        '<svg class="icon" width="24" height="24" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        static("vendor/icons.svg"),
        name,
    )


@register.filter
def moment(at: datetime | None, zone: str) -> str:
    """A moment as people write it, in the zone of the regulation."""
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" if at else ""
