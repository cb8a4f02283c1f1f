"""What the organisation sets where its regulation leaves a figure open: checked, and kept as an event."""

from collections.abc import Iterable
from typing import Any

from huiyin.calendars import term_typed
from huiyin.casework.facts import read_value
from huiyin.casework.refusal import Refused
from huiyin.ledger import moment, ports
from huiyin.ledger.happenings import SettingSet
from huiyin.people.deeds import Administrator, Unfit, allow
from huiyin.people.models import Account, SettingValue
from huiyin.people.organising import record
from huiyin.policy.schema.things import Setting


def figures(pack: str) -> dict[str, Setting]:
    """The settings of a regulation in the wording of today."""
    regulation, calendars = ports.rules().regulation(pack), ports.rules().calendars(pack)
    day = moment.now().astimezone(calendars.zone).date()
    return {str(name): setting for name, setting in regulation.on(day).settings.items()}


def in_force(pack: str, name: str, setting: Setting) -> str:
    """The figure that decisions read now."""
    row = SettingValue.objects.filter(pack=pack, name=name).first()
    return row.value if row else setting.default


def unset(pack: str) -> list[str]:
    """What the regulation demands of the organisation, and nobody has set."""
    wanted = [name for name, setting in figures(pack).items() if setting.must_be_set]
    known = set(SettingValue.objects.filter(pack=pack).values_list("name", flat=True))
    return [name for name in wanted if name not in known]


def may_set(account: Account, pack: str, setting: Setting) -> bool:
    """The posts that the regulation names, else administrators, whether their power is on or not."""
    if not setting.set_by:
        return account.is_administrator
    roles = ports.house().organisation(pack).roles_of(account.person, moment.now())
    return bool(roles & set(map(str, setting.set_by)))


def has_any(account: Account, packs: Iterable[str]) -> bool:
    """Whether there is a figure that this person sets by their post."""
    found = ((pack, setting) for pack in packs for setting in figures(pack).values())
    return any(setting.set_by and may_set(account, pack, setting) for pack, setting in found)


def checked(pack: str, name: str, value: str) -> tuple[Setting, Any]:
    """The setting, and the value as decisions would read it. Raises Unfit, also where nothing changes."""
    if pack not in ports.rules().names():
        raise Unfit("house.no.pack", "pack")
    setting = figures(pack).get(name)
    if setting is None:
        raise Unfit("house.no.figure", "setting")
    read, text = _read(name, setting, _typed(setting, value)), in_force(pack, name, setting)
    is_set = SettingValue.objects.filter(pack=pack, name=name).exists()
    if read == _read(name, setting, text) and (is_set or not setting.must_be_set):
        raise Unfit("house.no.change", "setting")
    return setting, read


def set_figure(by: Administrator, pack: str, name: str, value: str, why: str = "") -> None:
    """Raises Unfit for a value that its type or its bounds do not allow; then nothing has changed."""
    setting = figures(pack).get(name) if pack in ports.rules().names() else None
    who = _allowed(by, pack, setting)
    setting, _ = checked(pack, name, value)
    before = in_force(pack, name, setting)
    record(SettingSet, who, pack=pack, setting=name, value=_typed(setting, value), previous=before,
           why=why)  # fmt: skip


def _allowed(by: Administrator, pack: str, setting: Setting | None) -> str:
    """A post that the regulation names needs no power of an administrator, and none replaces it."""
    if by is None or setting is None or not setting.set_by:
        return allow(by)
    if not may_set(by, pack, setting):
        raise Unfit("settings.no.post", "setting")
    return by.person


def _typed(setting: Setting, value: str) -> str:
    return term_typed(value) if setting.type == "term" else value.strip()


def _read(name: str, setting: Setting, text: str) -> Any:
    try:
        return read_value(name, setting, text)
    except Refused:
        raise Unfit("house.no.value", "setting") from None
