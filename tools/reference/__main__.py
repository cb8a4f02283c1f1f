"""`python -m tools.reference` writes every page."""

import sys

from tools.reference import HEAD, NAMES, PAGES, page
from tools.reference.proofs import overview_page, packs, proof_page

for name in NAMES:
    (PAGES / name).write_text(page(name), "utf-8")
    sys.stdout.write(f"docs/reference/{name}\n")

(PAGES / "proofs.md").write_text(HEAD + overview_page(), "utf-8")
PROOFS = PAGES / "proofs"
PROOFS.mkdir(exist_ok=True)
for left in {path.stem for path in PROOFS.glob("*.md")} - set(packs()):
    (PROOFS / f"{left}.md").unlink()
for pack in packs():
    (PROOFS / f"{pack}.md").write_text(HEAD + proof_page(pack), "utf-8")
    sys.stdout.write(f"docs/reference/proofs/{pack}.md\n")
