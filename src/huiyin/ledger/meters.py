"""What is counted while the product runs, for whoever collects figures: how often, and never about whom.

Labels come from closed lists (acts, reasons of refusal, names of chores), so that nothing that people
typed can become one. Where several processes serve, each writes its counts into a folder that they
share (PROMETHEUS_MULTIPROC_DIR, which `site.settings` names before this is read).
"""

from prometheus_client import Counter

from huiyin.ledger.reserving import reserve

reserve()

COMMANDS = Counter("huiyin_commands", "Commands that were done, by act.", ["act"])
REFUSALS = Counter(
    "huiyin_refusals", "Commands that were refused, by act and reason.", ["act", "reason"]
)
FIRED = Counter("huiyin_clocks_fired", "Clocks that fired.")
FAULTS = Counter("huiyin_faults", "Faults of ours, by the place that caught them.", ["place"])
for _place in ("page", "api", "clock", "chore", "job"):
    FAULTS.labels(_place)  # at nought: an increase is seen from the first fault on
