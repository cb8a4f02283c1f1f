"""Words between backticks stand as code on the page, as they do in the document."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def code(text: str) -> SafeString:
    parts = enumerate(text.split("`"))
    pieces = (format_html("<code>{}</code>", one) if n % 2 else one for n, one in parts)
    return format_html_join("", "{}", ((piece,) for piece in pieces))
