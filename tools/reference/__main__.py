"""`python -m tools.reference` writes every page."""

import sys

from tools.reference import NAMES, PAGES, page

for name in NAMES:
    (PAGES / name).write_text(page(name), "utf-8")
    sys.stdout.write(f"docs/reference/{name}\n")
