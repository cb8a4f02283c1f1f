"""Papers: what stands on them and who signs."""

from typing import Any

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.audience import is_one_of
from huiyin.casework.case import PaperState
from huiyin.casework.draft import Draft, require
from huiyin.casework.numbering import give_number
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.paper_rows import rows_of
from huiyin.casework.paper_typed import too_few, typed_rows
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.rights import title_of
from huiyin.casework.signatures import are_strokes, digest_of
from huiyin.casework.telling import people
from huiyin.casework.wording.words import Words
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.schema.papers import TYPED, Paper, PaperField

Clauses = tuple[str, ...]


def issue_paper(draft: Draft, command: c.IssuePaper, clauses: Clauses) -> None:
    rule = _form(draft, command.paper)
    fields, tables = _paper_fields(draft, command), _paper_tables(draft, command)
    signers = tuple(s for audience in rule.signed_by for s in _signers(draft, str(audience)))
    series, number = give_number(draft, str(rule.number)) if rule.number else ((), "")
    draft.emit(
        e.PaperIssued,
        *clauses,
        *rule.clause,
        *_parts_cite(rule),
        *series,
        paper=command.paper,
        copy=draft.next_id("paper", draft.case.papers),
        number=number,
        fields=fields,
        tables=tables,
        rows=command.rows,
        signers=signers,
        copies_to=tuple(map(str, rule.copies)),
    )


def _parts_cite(rule: Paper) -> Clauses:
    return tuple(clause for part in rule.parts() for clause in part.clause)


def _form(draft: Draft, name: str) -> Paper:
    """The rule of a form that the case wants and that is this person's to fill; Refused otherwise."""
    rule = draft.policy.papers.get(name)
    require(rule is not None, Reason.UNKNOWN_SUBJECT, needs=name)
    assert rule is not None
    applies = rule.when is None or rule.when.holds(draft.env)
    require(applies, Reason.NOT_AVAILABLE, *rule.clause, needs=name)
    who = people(draft)
    if not rule.filled_by or is_one_of(who, rule.filled_by, draft.context.actor):
        return rule
    posts = (post for audience in rule.filled_by for post in who.standing(str(audience)))
    needs = "、".join(title_of(draft, post) for post in posts)
    raise Refused(Reason.NO_RIGHT, rule.clause, needs)


def _paper_fields(draft: Draft, command: c.IssuePaper) -> dict[str, Any]:
    """Every field from the case where it is bound, else as given. Raises Refused naming the gaps."""
    rule = draft.policy.papers[command.paper]
    filled: dict[str, Any] = {}
    gaps = too_few(rule, command.rows, draft.policy.language)
    for name, field in rule.fields.items():
        bound = field.from_.value(draft.env) if field.from_ is not None else UNKNOWN
        value = command.fields.get(name) if bound is UNKNOWN else bound
        if value in (None, ""):
            if field.required:
                gaps.append(field.title.text(draft.policy.language))
            continue
        filled[str(name)] = _worded(draft, field, value) if value is bound else str(value)
    if gaps:
        raise Refused(Reason.PAPER_INCOMPLETE, rule.clause, "、".join(gaps))
    return filled


def _paper_tables(draft: Draft, command: c.IssuePaper) -> dict[str, Any]:
    """Rows of the case as it stands, and rows as they were typed. Raises Refused for ones that no table
    of the form takes.
    """
    rule = draft.policy.papers[command.paper]
    for name in command.rows:
        known = name in rule.tables and rule.tables[name].of == TYPED
        require(known, Reason.UNKNOWN_SUBJECT, *rule.clause, needs=str(name))
    return {
        str(name): typed_rows(rule, str(name), command.rows)
        if table.of == TYPED
        else rows_of(draft, table)
        for name, table in rule.tables.items()
    }


def _worded(draft: Draft, field: PaperField, value: Any) -> str:
    """As people read it; an expression that is a plain name shows that name's option by its title."""
    assert field.from_ is not None
    words = Words(draft.policy, draft.policy.language)
    return words.known(field.from_.source.strip(), value)


def _signers(draft: Draft, audience: str) -> tuple[str, ...]:
    """A role signs through whoever acts in it; people sign themselves."""
    if audience == COMPLAINANT:
        return (audience,)
    named = people(draft).standing(audience)
    return people(draft).of(audience) if set(named) & set(draft.policy.units) else named


def sign(draft: Draft, command: c.Sign, clauses: Clauses) -> None:
    paper = draft.case.papers.get(command.copy)
    require(paper is not None, Reason.UNKNOWN_SUBJECT, needs=command.copy)
    assert paper is not None
    cited = _cited(draft, paper)
    signer = _signing_as(draft, paper, command)
    require(bool(signer), Reason.NOT_A_SIGNER, *cited)
    require(signer not in paper.signed, Reason.ALREADY_SIGNED, *cited)
    draft.emit(
        e.PaperSigned,
        *cited,
        paper=paper.paper,
        copy=paper.id,
        signer=signer,
        complete=set(paper.signers) <= {*paper.signed, signer},
        **_bound(paper, command, signer, cited),
    )


def _bound(paper: PaperState, command: c.Sign, signer: str, cited: Clauses) -> dict[str, str]:
    """What was shown, and how it is known that they signed. Raises Refused."""
    shown = digest_of(paper)
    require(command.shown in ("", shown), Reason.SHOWN_OTHERWISE, *cited, needs=paper.number)
    require(not command.strokes or are_strokes(command.strokes), Reason.NO_SIGNATURE, *cited)
    proof = command.proof if signer != COMPLAINANT and not command.scan else ""
    return {"shown": shown, "strokes": command.strokes, "proof": proof, "scan": command.scan}


def _cited(draft: Draft, paper: PaperState) -> Clauses:
    return draft.policy.papers[paper.paper].clause if paper.paper in draft.policy.papers else ()


def _signing_as(draft: Draft, paper: PaperState, command: c.Sign) -> str:
    """As which of the wanted signers the actor signs. The handler takes the complainant's signature,
    and with the scan of the signed page anybody's.
    """
    signer, handles = command.signer, draft.context.actor in draft.case.handlers
    mine = {draft.context.actor, *draft.context.roles()}
    if command.scan:
        _check_scan(draft, paper, command.scan)
    if signer == COMPLAINANT and (handles or draft.context.actor == COMPLAINANT):
        return COMPLAINANT if COMPLAINANT in paper.signers else ""
    if signer and signer not in mine and signer in paper.signers and handles:
        require(bool(command.scan), Reason.SCAN_NEEDED, *_cited(draft, paper))
        return signer
    return next((s for s in paper.signers if s in mine and s not in paper.signed), "") or next(
        (s for s in paper.signers if s in mine), ""
    )


def _check_scan(draft: Draft, paper: PaperState, scan: str) -> None:
    """The signed page is evidence with a file, and shows no other paper. Raises Refused."""
    item = draft.case.evidence.get(scan)
    require(item is not None and bool(item.sha256), Reason.UNKNOWN_SUBJECT, needs=scan)
    shown = (p for p in draft.case.papers.values() if p.id != paper.id)
    taken = any(scan == s.scan for p in shown for s in p.signatures.values())
    require(not taken, Reason.SCAN_TAKEN, needs=item.title if item else "")
