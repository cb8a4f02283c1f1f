"""`huiyin erase`: one person asks that a case be erased, another confirms."""

from typing import Annotated

import typer

from huiyin.cli.installed import fail, open_home, out


def add_to(app: typer.Typer) -> None:
    app.command()(erase)


def erase(
    number: Annotated[str, typer.Argument(help="The number of the case.")],
    by: Annotated[str, typer.Option(help="Who asks, or who confirms: a sign-in name.")],
    why: Annotated[str, typer.Option(help="The reason, kept for good: nothing private.")] = "",
    decline: Annotated[bool, typer.Option("--decline", help="Say no to what was asked.")] = False,
) -> None:
    """Erase what is personal of an ended case: its texts, its files, its traces in search.

    The first call asks and says what would go; the second, by somebody else, does it. It cannot be
    undone, but for backups. Example: huiyin erase 2026-0001 --by root --why "retention is over"
    """
    open_home()
    from huiyin.ledger.door import NoSuchCase
    from huiyin.people.models import Account, Erasure
    from huiyin.register.queries import stream_of_number

    account = Account.objects.filter(username=by, is_active=True).first()
    stream = stream_of_number(number)
    if account is None or not stream:
        raise fail(
            f"{by} does not work here" if account is None else f"there is no case {number}", 2
        )
    case = stream.partition("/")[2]
    asked = Erasure.objects.filter(pk=case).exists()
    try:
        _do(account, case, why, asked=asked, decline=decline)
    except NoSuchCase:
        raise fail(f"there is no case {number}", 2) from None


def _do(account: object, case: str, why: str, *, asked: bool, decline: bool) -> None:
    from huiyin.people import erasing
    from huiyin.people.deeds import Unfit
    from huiyin.people.models import Account

    assert isinstance(account, Account)
    try:
        if decline:
            erasing.decline(account, case, why, console=True)
            out.print("declined; nothing was erased")
        elif asked:
            gone = erasing.confirm(account, case, console=True)
            out.print(
                f"{gone.number}: {gone.texts} texts and {gone.files} files are gone for ever; "
                f"{gone.events} events stay with their times, people and figures, and the ledger "
                "verifies. Backups from before still hold the texts.",
                highlight=False,
            )
        else:
            erasing.ask(account, case, why, console=True)
            would = erasing.extent(case)
            out.print(
                f"asked. {would.texts} texts and {would.files} files would go, {would.events} events "
                f"stay. Somebody else confirms: huiyin erase {would.number} --by OTHER",
                highlight=False,
            )
    except Unfit as unfit:
        raise fail(_said(unfit)) from None


def _said(unfit: object) -> str:
    from huiyin.casework.refusal import Refused

    values = getattr(unfit, "values", {})
    refused = values.get("refused")
    if isinstance(refused, Refused):
        return f"{refused.reason.value}: {_HELP.get(refused.reason.value, refused.needs)}"
    return _NO.get(str(getattr(unfit, "key", "")), str(unfit))


_HELP = {
    "own-proposal": "whoever asked does not confirm; somebody else does",
    "not-ended": "only a case that has ended can be erased",
}
_NO = {
    "house.no.why": "say why: --why REASON",
    "erase.no.gone": "it is erased already",
    "erase.no.asked": "it was asked already; somebody else confirms",
    "erase.no.not_asked": "nobody has asked for it",
}
