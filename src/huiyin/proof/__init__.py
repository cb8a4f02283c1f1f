"""Proves things about a regulation before it is in force: gaps, overlaps, dead rules, limits that clash.

Only `policy prove`, the reference pages and tests import this package: it brings the solver with it, and
what serves people never waits for that. The solver is the extra `prove` of the distribution.
"""
