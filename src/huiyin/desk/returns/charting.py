"""What a return looks like as a chart on the page; its table says the same."""

from django.utils.safestring import SafeString

from huiyin.desk.returns.drawing import bars
from huiyin.returns.printing import series_of
from huiyin.returns.wording import Sheet


def chart_of(sheet: Sheet, title: str) -> SafeString | None:
    """The chart of the page; None where none is drawn."""
    labels, series = series_of(sheet)
    return bars(title, labels, {one.name: one.values for one in series}) if labels else None
