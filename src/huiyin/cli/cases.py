"""`huiyin case`: look at a case, read its history, do an act on it."""

import json
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from huiyin.cli.casewords import InWords
from huiyin.cli.installed import fail, open_home, out

app = typer.Typer(help="Look at cases and act on them.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
Case = Annotated[str, typer.Argument(help="The number of a case, or its id.")]
Person = Annotated[str, typer.Option("--as", help="Who acts: a person's sign-in name.")]
LANGUAGE = "zh-Hans"


def _find(name: str, person: str = "") -> Any:
    """The case by number or id, as this person sees it. Exits 1 when there is none."""
    from huiyin.ledger.door import NoSuchCase
    from huiyin.ledger.reading import look_at
    from huiyin.people.models import Account
    from huiyin.register.knowing import THE_HOUSE, eyes_of, known
    from huiyin.register.models import CaseRow

    if person and not Account.objects.filter(username=person).exists():
        raise fail(f"nobody signs in as {person}", 2)
    eyes = eyes_of(person) if person else THE_HOUSE
    row = known(CaseRow, eyes).filter(number=name).order_by("-received_at").first()
    try:
        return look_at(row.stream.partition("/")[2] if row else name, person)
    except NoSuchCase:
        raise fail(f"there is no case {name}") from None


@app.command()
def show(case: Case, person: Person = "", as_json: AsJson = False) -> None:
    """The case as it stands: stage, clocks, and with --as what that person may do now.

    Example: huiyin case show TS202611-0001 --as chen
    """
    open_home()
    draft = _find(case, person)
    found, zone = draft.case, draft.context.calendars.zone
    facts = {
        "id": found.id, "number": found.number, "stage": found.stage.value, "kind": found.kind,
        "grade": found.grade, "owner": found.owner, "policy": found.policy,
        "received_at": found.received_at.astimezone(zone).isoformat(),
    }  # fmt: skip
    clocks = [
        {"clock": s.clock, "status": s.status.value, "clauses": list(s.clauses),
         "due": s.due.astimezone(zone).isoformat()}
        for s in found.clocks.values()
    ]  # fmt: skip
    acts = _acts(draft) if person else []
    if as_json:
        typer.echo(json.dumps({**facts, "clocks": clocks, "acts": acts}, ensure_ascii=False))
        return
    in_words = InWords(draft)
    for name, said in in_words.facts():
        out.print(f"{name}  {said}", highlight=False, markup=False)
    _print("期限", in_words.clocks())
    _print("可以办理", in_words.acts(acts))


def _acts(draft: Any) -> list[dict[str, Any]]:
    from huiyin.casework.allowed import allowed

    options = allowed(draft.regulation, draft.case, draft.context)
    return [
        {"act": o.act, "clauses": list(o.clauses), "things": list(o.things)}
        for o in options
        if o.is_allowed
    ]


def _print(title: str, rows: list[dict[str, Any]]) -> None:
    """Nothing is cut off: what does not fit its column goes on in the next line."""
    if not rows:
        return
    table = Table(title=title, title_justify="left")
    for name in rows[0]:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, map(_cell, row.values())))
    out.print(table)


def _cell(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


@app.command()
def history(case: Case, person: Person = "", as_json: AsJson = False) -> None:
    """Everything that happened, with person, time and clause; hidden facts as that person may see them.

    Example: huiyin case history TS202611-0001 --as chen
    """
    open_home()
    from huiyin.casework.wording import sentence
    from huiyin.ledger.access import veil_before
    from huiyin.ledger.store import load

    draft = _find(case, person)
    recorded = load(f"case/{draft.case.id}")
    veil = veil_before(draft, (item.event for item in recorded))
    found, zone = draft.case, draft.context.calendars.zone
    words = InWords(draft).words
    names = words.names
    rows = [
        {"seq": item.seq, "at": f"{item.event.at.astimezone(zone):%Y-%m-%d %H:%M}",
         "by": item.event.by or "⏱",
         "what": sentence(veil.event(item.event), draft.policy, LANGUAGE, names),
         "clauses": list(item.event.clauses)}
        for item in recorded
    ]  # fmt: skip
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    _print(found.number, [
        {"": row["seq"], "时间": row["at"], "谁": words.person(str(row["by"])), "经过": row["what"],
         "条款": row["clauses"]}
        for row in rows
    ])  # fmt: skip


@app.command()
def do(
    case: Case,
    act: Annotated[str, typer.Argument(help="The act, such as admit or record_contact.")],
    person: Person,
    answer: Annotated[
        list[str] | None, typer.Option("--with", help="An answer of the act as name=value.")
    ] = None,
) -> None:
    """Do an act on a case as a person; what it may not do is refused with its clause. Exit 1 then.

    Example: huiyin case do TS202611-0001 record_contact --as chen --with purpose=progress
    """
    open_home()
    from huiyin.casework.draft import Draft
    from huiyin.casework.forms import BadAnswer, command_from
    from huiyin.casework.refusal import Refused
    from huiyin.casework.wording import refusal_sentence, sentence
    from huiyin.ledger.access import veil_before
    from huiyin.ledger.door import Ask, handle
    from huiyin.ledger.store import load

    draft = _find(case, person)
    try:
        command = command_from(act, _answers(answer), draft.case, draft.context.calendars.zone)
        done = handle(Ask(case=draft.case.id, command=command, actor=person))
    except BadAnswer as error:
        raise fail(str(error), 2) from None
    except Refused as refused:
        raise fail(refusal_sentence(refused, draft.policy, LANGUAGE)) from None
    now = Draft(draft.regulation, draft.context, done.case)
    veil = veil_before(now, (item.event for item in load(f"case/{done.case.id}")))
    for item in done.recorded:
        said = sentence(veil.event(item.event), draft.policy, LANGUAGE)
        out.print(said, highlight=False, markup=False)


def _answers(pairs: list[str] | None) -> dict[str, Any]:
    """`a=b` gives an answer; `amounts.payout=200` an entry of one that holds several."""
    found: dict[str, Any] = {}
    for pair in pairs or ():
        name, sign, value = pair.partition("=")
        if not sign:
            raise fail(f"{pair}: write name=value", 2)
        outer, dot, inner = name.partition(".")
        if dot:
            found.setdefault(outer, {})[inner] = value
        else:
            found[name] = value
    return found
