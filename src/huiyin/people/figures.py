"""What the organisation sets where its regulation leaves a figure open: checked, and kept as an event."""

from typing import Any

from huiyin.casework.facts import read_value
from huiyin.casework.refusal import Refused
from huiyin.ledger import moment, ports
from huiyin.ledger.happenings import SettingSet
from huiyin.people.deeds import Administrator, Unfit, allow
from huiyin.people.models import SettingValue
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


def set_figure(by: Administrator, pack: str, name: str, value: str, why: str = "") -> None:
    """Raises Unfit for a value that its type or its bounds do not allow; then nothing has changed."""
    who = allow(by)
    if pack not in ports.rules().names():
        raise Unfit("house.no.pack", "pack")
    setting = figures(pack).get(name)
    if setting is None:
        raise Unfit("house.no.figure", "setting")
    text = value.strip()
    if _read(name, setting, text) == _read(name, setting, before := in_force(pack, name, setting)):
        raise Unfit("house.no.change", "setting")
    record(SettingSet, who, pack=pack, setting=name, value=text, previous=before, why=why)


def _read(name: str, setting: Setting, text: str) -> Any:
    try:
        return read_value(name, setting, text)
    except Refused:
        raise Unfit("house.no.value", "setting") from None
