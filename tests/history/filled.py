"""A house in which as many tables as can be have rows, made by the doors through which they get them."""

from dataclasses import replace
from datetime import timedelta

from django.conf import settings

from huiyin.casework import commands as c
from huiyin.casework.tally.life import Act
from huiyin.catalogue.parcels import Parcel
from huiyin.connections import keeping as connections
from huiyin.desk import drafts
from huiyin.desk.models import PackDraft, Presence, SavedView
from huiyin.evidence import keeping, uploads
from huiyin.intake.mail.models import MailboxTrouble, MailRow
from huiyin.ledger import moment, seals, worker
from huiyin.ledger.door import new_id
from huiyin.ledger.happenings import SettingSet
from huiyin.ledger.models import Offset
from huiyin.ledger.store import append, lock
from huiyin.library import happenings
from huiyin.library.keeping import stream_of
from huiyin.library.rows import keep
from huiyin.notices.models import Preference
from huiyin.people import access_tokens, letter_wordings, regulations, wordings
from huiyin.people import happenings as h
from huiyin.people.models import Account, Identity
from huiyin.people.organising import record
from huiyin.portal import codes
from huiyin.portal.models import SavedForm
from huiyin.publishing.models import Trial
from huiyin.register.models import Recount
from huiyin.returns.keeping import do as do_return
from huiyin.returns.making import wanted
from huiyin.upkeep import caring
from huiyin.upkeep.models import Heartbeat
from tests.conftest import SUPPORT
from tests.ledger import harbour
from tests.ledger.house import MORNING, do, open_shop, register
from tests.support.editions import TINY_PATH, edition

PORT_STORY = """
- scenario: A report is registered
  steps:
    - {at: 2026-03-02T10:00, as: clerk, do: register,
       with: {kind: report, channel: letter, facts: {what: 收受回扣}}, then: {stage: received}}
"""
APRIL = MORNING + timedelta(days=31)
PNG = b"\x89PNG\r\n\x1a\n" + b"a little picture" * 8


def fill() -> None:
    """At moments of 2026, so that the same house comes of it whenever it is made."""
    with moment.told_at(MORNING):
        _house()
        cup = _cases()
        _sealed()
    with moment.told_at(MORNING + timedelta(hours=3)):
        do(cup, "wang", c.AmendFacts(facts={"amount": "53.00", "topic": "service"}, reason="看错"))
        worker.fire_due()
        _library(cup)
        _beside()
    with moment.told_at(APRIL):
        _return()
        _wishes(cup)
        seals.seal(APRIL, settings.HOME.seals)


def _house() -> None:
    """A regulation of its own with its letters, people, deputies, closing days, and its own words."""
    letters = {f"letters/{file.name}": file.read_text("utf-8")
               for file in (TINY_PATH.parent / "letters").iterdir()}  # fmt: skip
    parcel = edition("1", "2004-01-01")
    regulations.install(regulations.tried(replace(parcel, files={**parcel.files, **letters})))
    open_shop()
    Account.objects.filter(username="li").update(email="li@house.test")
    record(h.DeputyNamed, "", person="wang", pack="tiny", role="chief")
    record(h.ManagerNamed, "", person="wang", manager="li")
    record(h.HouseClosed, "", day="2026-03-20", title="盘点")
    record(h.ApplicationRuled, "", lines=(("tiny", "", "phone", "complaint"),))
    record(h.SecondFactorDemanded, "", pack="tiny", role="owner")
    record(h.PowerTaken, "zhao", person="zhao", until=APRIL)
    record(h.AdministratorNamed, "zhao", person="zhao")
    record(SettingSet, "", pack="tiny", setting="figure", value="1")
    record(h.AccountLocked, "", person="zhao")
    wordings.word(None, "tiny", "service_first", "{number} 是服务投诉，请马上处理。")
    place = letter_wordings.Place("tiny", "receipt", "zh-Hans")
    letter_wordings.word(None, place, letter_wordings.body_of(place) + "\n\n小店敬上\n")
    wish = {"scopes": access_tokens.SCOPES, "expires_at": APRIL + timedelta(days=30)}
    access_tokens.issue(access_tokens.Wish(person="wang", title="till", **wish), "")
    values = {"host": "mail.house.test", "port": 25, "security": "none", "sender": "d@house.test"}
    connections.put("smtp", values, "")


def _cases() -> str:
    """One with everything, one that points at it, one of service, one answered, one that is a record."""
    said = {"what": "柜台上买的杯子用了两天就裂了，店员说不能换。", "phone_number": "13900001111"}
    cup = register(facts=said).case.id
    do(cup, "wang", c.AmendFacts(facts={"amount": "35.00"}, reason="看了小票"))
    for title, content in (("小票", b"a receipt, 53.00"), ("照片", PNG)):
        kept = keeping.put([content])
        do(cup, "wang", c.AddEvidence(kind="", title=title, sha256=kept.sha256))
    do(cup, "wang", c.AddEvidence(kind="", title="杯子"))
    do(cup, "wang", c.MoveSample(sample="evidence-3", kept_where="柜三", kept_by="li"))
    do(cup, "wang", c.WriteLetter(letter="receipt"))
    codes.give(cup, codes.fresh())
    other = register(facts=said).case.id
    do(other, "li", c.Link(relation="repeat", other=cup), key="once")
    register(facts={"what": "店员不理人", "topic": "service"})
    answered = register().case.id
    do(answered, "wang", c.Answer(text="换新"))
    do(answered, "wang", c.Close(outcome="settled"))
    return cup


def _sealed() -> None:
    """A report about a person of a port, which few may know of."""
    files = {"pack.yaml": (SUPPORT / "packs/harbour/pack.yaml").read_text("utf-8")}
    story = {"scenarios/begin.yaml": PORT_STORY}
    regulations.install(regulations.tried(Parcel("harbour", {**files, **story})))
    harbour.open_port()
    case = harbour.take_in(about_whom="feng")
    harbour.do(case, "ao", c.ReleaseExtract(to="feng", text="请说明三月一日的付款"))


def _library(case: str) -> None:
    now = moment.now()
    stream = stream_of(new_id(now))
    event = happenings.PrecedentProposed(
        at=now, by="wang", pack="tiny", library="typical", case=case, why="常见"
    )
    append(lock(stream), [event], now)
    keep(stream)


def _return() -> None:
    asked = wanted("tiny", "monthly", "2026-03", moment.now())
    said: tuple[tuple[Act, str, dict[str, str]], ...] = (
        ("compile", "wang", {"summary": "四件小事"}), ("check", "li", {}), ("approve", "zhao", {}),
    )  # fmt: skip
    for act, person, texts in said:
        do_return(asked, act, person, texts)


def _beside() -> None:
    """What people left half done."""
    now = moment.now()
    drafts.keep("wang", "tiny", "form", {"fact.what": ["写到一半"]}, now)
    PackDraft.objects.create(person="zhao", name="tiny", files="{}", saved_at=now)
    SavedForm.objects.create(digest="0" * 64, sealed=b"typed", saved_on=now.date())
    uploads.begin("wang", 1000, 10_000)
    SavedView.objects.create(person="wang", title="我的", asked="stage=open", saved_at=now)
    Presence.objects.create(person="wang", case="none", doing="admit", at=now)
    Preference.objects.create(person="li", digest="daily")
    Identity.objects.create(person="li", provider="https://id.house.test", subject="li")
    Trial.objects.create(pack="tiny", proposal=1, part="prove", begun_at=now)
    Recount.objects.create(begun_at=now, total=1)
    MailboxTrouble.objects.create(mailbox="front", since=now, tried_at=now, what="OSError")
    MailRow.objects.create(id="1", mailbox="front", uid=1, key="k", digest="d", sender="s",
                           pack="tiny", received_at=now, state=MailRow.HELD)  # fmt: skip
    Heartbeat.objects.create(worker="one", version="0", started_at=now, seen_at=now)
    Offset.objects.create(pk=1, seconds=0)
    caring.note("verify")


def _wishes(case: str) -> None:
    number = "T202603-0001"
    record(h.ErasureAsked, "li", case=case, number=number, why="本人要求")
