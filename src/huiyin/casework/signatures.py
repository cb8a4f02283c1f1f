"""What a signature is bound to, and what a drawn one may consist of."""

import json
import re
from hashlib import sha256

from huiyin.casework.case import PaperState

MOST = 20_000
"""Characters of a drawn signature; a careful one has two to four thousand."""
WIDTH, HEIGHT = 600, 200
"""The field in which it is drawn; what lies outside is no part of it."""
_STROKES = re.compile(r"(M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3})+)+")


def digest_of(paper: PaperState) -> str:
    """SHA-256 of what stands on the paper: its form, number, answers, who issued it and when, who signs.

    Signatures given before are no part of it: everybody signs the same content.
    """
    content = {
        "paper": paper.paper,
        "copy": paper.id,
        "number": paper.number,
        "fields": {name: str(value) for name, value in paper.fields.items()},
        **({"tables": dict(paper.tables)} if paper.tables else {}),
        "signers": list(paper.signers),
        "issued_by": paper.issued_by,
        "issued_at": paper.issued_at.isoformat() if paper.issued_at else "",
    }
    said = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def are_strokes(drawn: str) -> bool:
    """Lines from point to point in whole numbers, as in the path of an SVG, and nothing else."""
    return len(drawn) <= MOST and _STROKES.fullmatch(drawn) is not None
