"""`python -m tools.screens [SECTION …]`: takes every section anew, or just those that are named.

A section is a module of this package with `take()`. Others add theirs beside `desk`.
"""

import sys
from importlib import import_module

SECTIONS = ("desk",)

for name in sys.argv[1:] or SECTIONS:
    import_module(f"tools.screens.{name}").take()
