"""`python -m tools.signs` writes the table anew."""

from tools.signs import PLACE, page

PLACE.write_text(page(), "utf-8")
