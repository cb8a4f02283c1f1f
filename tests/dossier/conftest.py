"""A shop with a closed case whose file holds evidence, a letter, and a paper that came later."""

import pytest

from huiyin.casework import commands as c
from huiyin.evidence import keeping
from tests.dossier.shelf import JUDGMENT, NOTE
from tests.ledger.house import do, open_shop, register


@pytest.fixture
def case(installation) -> str:
    open_shop()
    made = register(facts={"phone_number": "ming@example.org"}).case.id
    do(made, "wang", c.Admit())
    note, judgment = keeping.put([NOTE]).sha256, keeping.put([JUDGMENT]).sha256
    do(made, "wang", c.AddEvidence(kind="other", title="通话记录", sha256=note))
    do(made, "wang", c.WriteLetter(letter="receipt"))
    do(made, "wang", c.SendLetter(written="letter-1", way="print"))
    do(made, "wang", c.Answer(text="已换新"))
    do(made, "wang", c.Close(outcome="settled"))
    do(made, "wang", c.AppendToFile(title="法院判决书", kind="judgment", sha256=judgment))
    return made
