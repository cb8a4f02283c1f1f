"""Calendar years that were published after installation: notices loaded into the ledger."""

from huiyin.calendars import StateCalendar, YearCalendar, year_from_text
from huiyin.ledger.happenings import YearPublished
from huiyin.ledger.held import head_of
from huiyin.ledger.store import load


def stream_of(calendar: str) -> str:
    return f"calendar/{calendar}"


def published(calendar: str) -> list[YearCalendar]:
    """The years of a calendar that the ledger holds, later notices last."""
    events = [item.event for item in load(stream_of(calendar))]
    return [
        year_from_text(event.text, f"{calendar}.yaml")
        for event in events
        if isinstance(event, YearPublished)
    ]


def version(calendar: str) -> str:
    """Changes whenever a year was published."""
    return head_of(stream_of(calendar))


def with_published(state: StateCalendar) -> StateCalendar:
    for year in published(state.name):
        state = state.with_year(year)
    return state
