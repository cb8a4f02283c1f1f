"""How somebody signed a paper, as the case keeps it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Signature:
    """`by` is who did it: the signer, or whoever took the complainant's signature or attached the
    `scan` of the signed page.
    """

    by: str
    at: datetime
    shown: str = ""
    strokes: str = ""
    proof: str = ""
    scan: str = ""
