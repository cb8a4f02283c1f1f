"""One import from file and mapping to its report."""

from dataclasses import dataclass
from pathlib import Path

from huiyin.casework.context import Context
from huiyin.intake.mapping import TableMapping, check_mapping, read_mapping
from huiyin.intake.recording import Progress, Report, context_of_past, record_all
from huiyin.intake.rows import Reader
from huiyin.intake.sheets import Sheet, UnreadableFile, read_sheet
from huiyin.ledger import moment, ports
from huiyin.people.models import Account
from huiyin.policy.problems import PackError


class ImportProblem(ValueError):
    """The import cannot begin; each line says what is wrong and where."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class Prepared:
    """Everything is readable and every word is known: it can begin."""

    mapping: TableMapping
    sheet: Sheet
    reader: Reader
    base: Context

    def described(self) -> str:
        sheet = self.sheet
        how = f"sheet {sheet.sheet}" if sheet.sheet else f"{sheet.encoding}, {sheet.delimiter!r}"
        return f"{len(sheet.rows)} rows ({how}) under {self.mapping.pack}"

    def record(self, *, dry: bool, progress: Progress) -> Report:
        pack = str(self.mapping.pack)
        return record_all(pack, self.reader.stories(), self.base, dry=dry, progress=progress)


def prepare(file: Path, mapping_file: Path, person: str) -> Prepared:
    """Raises ImportProblem."""
    try:
        mapping = read_mapping(mapping_file.read_text("utf-8"), mapping_file.name)
        sheet = read_sheet(
            file,
            sheet=mapping.sheet,
            encoding=mapping.encoding,
            delimiter=mapping.delimiter.replace("\\t", "\t"),
            header_row=mapping.header_row,
        )
    except PackError as error:
        raise ImportProblem(*map(str, error.problems)) from error
    except UnreadableFile as error:
        raise ImportProblem(str(error)) from error
    return _prepared(mapping, sheet, person)


def _prepared(mapping: TableMapping, sheet: Sheet, person: str) -> Prepared:
    rules, pack = ports.rules(), str(mapping.pack)
    try:
        regulation = rules.regulation(pack)
    except LookupError as error:
        raise ImportProblem(str(error)) from error
    policy = regulation.at(moment.now())
    problems = check_mapping(mapping, sheet.header, policy)
    if problems:
        raise ImportProblem(*map(str, problems))
    _check_person(mapping, person)
    reader = Reader(mapping, sheet, policy, rules.calendars(pack).zone, person)
    return Prepared(mapping, sheet, reader, context_of_past(pack, person, mapping.acting_as))


def _check_person(mapping: TableMapping, person: str) -> None:
    """Speaking for posts of the past is the administrator's; others bring in as the posts they hold."""
    account = Account.objects.filter(username=person, is_active=True).first()
    if account is None:
        raise ImportProblem(f"nobody here is called {person!r}")
    if mapping.acting_as and not account.is_administrator:
        posts = ", ".join(mapping.acting_as)
        raise ImportProblem(
            f"{person} is no administrator and may not act as {posts}: take acting_as out of the "
            "mapping to use the posts they hold, or let an administrator bring it in"
        )
