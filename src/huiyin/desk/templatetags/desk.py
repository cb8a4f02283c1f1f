"""What the templates say and draw: texts of the frame, icons, dates, clause chips."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from huiyin.casework.wording.words import local
from huiyin.desk import words
from huiyin.desk.citing import by_meaning
from huiyin.fields.submitting import signed
from huiyin.ledger import moment as moment_now
from huiyin.ledger import ports
from huiyin.policy.policy import Policy
from huiyin.sight.me import policy_now

register = template.Library()
_SELECTED = mark_safe(" selected")
_NO_MARKUP = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], key: str, **values: object) -> str:
    """A text of the frame in the language of the page."""
    return words.say(key, context["language"], values)


@register.simple_tag(takes_context=True)
def column_title(context: dict[str, Any], name: str) -> str:
    """What stands above a column of a list of cases."""
    return words.say(f"queue.{name}", context["language"])


@register.filter
def words_of(names: Any) -> list[str]:
    """Names parted by spaces, or a list of them already."""
    return names.split() if isinstance(names, str) else list(names)


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """An icon of the sprite; it says nothing to a screen reader, the words beside it do."""
    return format_html(
        '<svg class="icon {}" width="24" height="24" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        extra,
        static("vendor/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def clauses(context: dict[str, Any], pack: str, cited: Iterable[str]) -> SafeString:
    """A chip for the clause that says most, leading to the rules that keep it; the rest on demand."""
    known = pack in ports.rules().names()
    policy = policy_now(pack, moment_now.now()) if known else None
    language = context.get("language", "zh-Hans")
    if policy is None:
        return _chip(pack, None, tuple(map(str, cited)), language)
    kept = policy.memo.setdefault("desk.chips", {})
    asked = (tuple(map(str, cited)), language)
    if asked not in kept:  # a long page shows hundreds, and most of them again and again
        kept[asked] = _chip(pack, policy, *asked)
    return cast("SafeString", kept[asked])


def _chip(pack: str, policy: Policy | None, cited: tuple[str, ...], language: str) -> SafeString:
    particular, broad = by_meaning(policy, cited)
    shown, rest = particular[:1], [*particular[1:], *broad]
    if not rest:
        return _chips(pack, shown, "clause")
    more = words.say("clause.more", language)
    return format_html(
        '<span class="clauses">{}<button type="button" class="clause clause-more" '
        'aria-expanded="false" aria-label="{}" title="{}">{}</button>{}</span>',
        _chips(pack, shown, "clause"), more, more, f"+{len(rest)}" if shown else "§",
        _chips(pack, rest, "clause clause-rest"),
    )  # fmt: skip


@register.simple_tag
def all_clauses(pack: str, cited: Iterable[str]) -> SafeString:
    """A chip for every clause."""
    return _chips(pack, dict.fromkeys(cited), "clause")


def _chips(pack: str, cited: Iterable[str], looks: str) -> SafeString:
    return format_html_join(
        "",
        '<a class="{}" href="{}">{}</a>',
        ((looks, _address(pack, str(clause)), clause) for clause in cited),
    )


@lru_cache(maxsize=20_000)
def _address(pack: str, clause: str) -> str:
    """Long pages name hundreds, and finding an address costs more than the rest of its chip."""
    return reverse("clause", args=[pack, clause])


@register.filter
def moment(at: datetime | None, zone: str = "") -> str:
    """A moment as people write it, in the zone of the pack, else of the house."""
    return f"{local(at, zone or str(moment_now.here())):%Y-%m-%d %H:%M}" if at else ""


@register.filter
def safe_json(text: str) -> SafeString:
    """JSON for a script element that holds data: nothing in it can end the element."""
    return mark_safe(str(text).translate(_NO_MARKUP))  # noqa: S308 (escaped right here)


@register.filter
def in_language(wording: Any, language: str) -> str:
    """A wording of a pack, in the language of the page where the pack has it."""
    return str(wording.text(language))


@register.simple_tag
def offered(groups: Iterable[tuple[str, Iterable[Any]]], chosen: str = "") -> SafeString:
    """Options of a list, hundreds of them, under the title of each group that has any."""
    return format_html_join(
        "",
        '<optgroup label="{}">{}</optgroup>',
        ((title, _options(choices, chosen)) for title, choices in groups if choices),
    )


def _options(choices: Iterable[Any], chosen: str) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((one.value, _SELECTED if one.value == chosen else "", one.title) for one in choices),
    )


@register.simple_tag
def kept_file(digest: str) -> str:
    """Stands for a file that came with an earlier try of the same form."""
    return signed(digest)


_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS X", "CrOS", "Linux")
_BROWSERS = (
    ("MicroMessenger", "WeChat"), ("DingTalk", "DingTalk"), ("Edg", "Edge"), ("Firefox", "Firefox"),
    ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip


@register.filter
def device(session: Any) -> str:
    """Browser and system as far as the browser says them; the rest of what it says is noise."""
    said = session.user_agent
    browser = next(
        (name for mark, name in _BROWSERS if mark in said), said.split("/")[0][:40] or "?"
    )
    system = next((name for name in _SYSTEMS if name in said), "")
    return f"{browser} · {system}" if system else browser
