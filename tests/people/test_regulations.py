"""A regulation that the house installs holds from its day, in every process; nothing earlier is lost."""

from datetime import datetime, timedelta

import pytest

from huiyin.catalogue import Catalogue
from huiyin.ledger import moment, packs, ports
from huiyin.ledger.models import PackText
from huiyin.ledger.store import load
from huiyin.ledger.verify import _packs_fault
from huiyin.people import deeds, regulations
from huiyin.people import happenings as h
from huiyin.people.deeds import Unfit
from huiyin.people.models import Account
from huiyin.people.organising import STREAM, record
from huiyin.site.rules import InstalledRules
from tests.conftest import SUPPORT
from tests.ledger.house import MORNING, open_shop, register
from tests.support.editions import STORY, edition

FASTER = ("within: 15 workdays", "within: 5 workdays")


@pytest.fixture
def shop(installation):
    open_shop()
    return installation


@pytest.fixture
def boss(shop):
    record(h.PersonJoined, "", person="gu", shown_name="顾管理", administrator=True)
    account = Account.objects.get(username="gu")
    deeds.take_power(account, timedelta(hours=1), "测试")
    return account


def install(parcel):
    regulations.install(regulations.tried(parcel))


def limit_on(day: str) -> str:
    answer = (
        ports.rules().regulation("tiny").on(datetime.fromisoformat(day).date()).clocks["answer"]
    )
    return str(answer.within.otherwise)


def key_of(found) -> str:
    return found.value.key


def test_an_edition_holds_from_its_day_and_the_one_before_it_until_then(shop):
    install(edition("1", "2004-01-01"))
    install(edition("2", "2026-03-01", FASTER))

    assert limit_on("2026-02-28") == "15 workdays"
    assert limit_on("2026-03-01") == "5 workdays"


def test_a_case_keeps_the_edition_of_its_day(shop):
    install(edition("1", "2004-01-01"))
    install(edition("2", "2026-03-02", FASTER))

    earlier = register(MORNING - timedelta(days=3)).case
    later = register(MORNING).case

    assert (earlier.policy, later.policy) == ("tiny@1", "tiny@2")


def test_an_edition_of_the_same_day_takes_the_place_of_the_one_before(shop):
    install(edition("1", "2004-01-01"))
    install(edition("2", "2026-03-01", FASTER))
    install(edition("1.1", "2004-01-01", ("within: 15 workdays", "within: 9 workdays")))

    assert limit_on("2026-02-28") == "9 workdays"
    assert limit_on("2026-03-01") == "5 workdays"
    assert [e.version for e in packs.published("tiny")] == ["1", "2", "1.1"]


def test_a_pack_with_an_unread_source_is_not_put_in_force(shop):
    unread = edition(
        "2", "2026-03-01", ("within: 15 workdays", "unverified: true\n    within: 5 workdays")
    )

    with pytest.raises(Unfit) as found:
        install(unread)

    assert key_of(found) == "install.no.bad"
    assert packs.published("tiny") == []


def test_an_edition_whose_day_is_still_to_come_does_not_show_yet(shop):
    install(edition("1", "2004-01-01"))
    coming = (moment.now() + timedelta(days=40)).date()
    install(edition("2", coming.isoformat(), FASTER))

    assert str(ports.rules().regulation("tiny").pack.version) == "1"
    assert limit_on(coming.isoformat()) == "15 workdays"


def test_another_process_notices_without_being_told(shop):
    elsewhere = InstalledRules([SUPPORT / "packs"], look_every=0)
    assert str(elsewhere.regulation("tiny").pack.version) == "2026.1"

    install(edition("3", "2004-01-01", FASTER))

    assert str(elsewhere.regulation("tiny").pack.version) == "3"


def test_an_edition_is_read_as_it_was_whatever_its_base_has_become(shop):
    regulations.publish_folders(Catalogue(SUPPORT / "packs"), lambda *_: None)
    own = edition("1", "2004-01-01")
    text = own.files["pack.yaml"].split("calendar:")[0]
    text = text.replace("pack: tiny", "pack: child\nbuilds_on: tiny")
    child = {"pack.yaml": text, "scenarios/begin.yaml": STORY}
    install(type(own)("child", child))
    install(edition("2", "2004-01-01", FASTER))

    worded = ports.rules().regulation("child").on(MORNING.date()).clocks["answer"]

    assert str(worded.within.otherwise) == "15 workdays"


def test_installing_at_the_console_is_an_event_of_the_house(shop):
    install(edition("2", "2026-03-01", FASTER))

    [event] = [item.event for item in load(STREAM) if item.event.name == "regulation_installed"]
    assert (event.by, event.version) == ("", "2")


def test_another_text_under_a_version_that_was_in_force_is_refused(shop):
    install(edition("2", "2026-03-01", FASTER))

    with pytest.raises(Unfit) as refused:
        install(edition("2", "2026-03-01"))

    assert key_of(refused) == "install.no.version"


def test_what_was_installed_last_is_not_installed_again(shop):
    install(edition("2", "2026-03-01", FASTER))

    with pytest.raises(Unfit) as refused:
        install(edition("2", "2026-03-01", FASTER))

    assert key_of(refused) == "install.no.change"
    assert len(packs.published("tiny")) == 1


@pytest.mark.parametrize("story", ["", STORY.replace("received", "answered")])
def test_without_stories_that_hold_nothing_is_installed(shop, story):
    found = regulations.tried(edition("2", "2026-03-01", story=story))

    with pytest.raises(Unfit):
        regulations.install(found)

    assert packs.published("tiny") == []


def test_a_post_is_not_called_like_somebody_who_works_here(shop):
    record(h.PersonJoined, "", person="boss", shown_name="老板")

    with pytest.raises(Unfit) as refused:
        install(
            edition(
                "2",
                "2026-03-01",
                (
                    "owner: {title: 老板,",
                    "boss: {title: 大老板, clause: T-4}\n  owner: {title: 老板,",
                ),
            )
        )

    assert key_of(refused) == "install.no.person"


def test_an_upgrade_publishes_the_folders_and_leaves_what_the_house_installed(shop):
    folders = Catalogue(SUPPORT / "packs")
    install(edition("own", "2026-03-01", FASTER))

    assert "ferry" in regulations.publish_folders(folders, lambda *_: None)
    assert regulations.publish_folders(folders, lambda *_: None) == []
    assert [e.version for e in packs.published("tiny")] == ["own"]


def test_a_folder_with_an_unread_source_is_told_of_and_not_published(shop, tmp_path):
    text = edition("2", "2026-03-01").files["pack.yaml"]
    unread = text.replace("within: 15 workdays", "within: 15 workdays\n    unverified: true")
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "pack.yaml").write_text(unread, "utf-8")
    told = []

    fresh = regulations.publish_folders(Catalogue(tmp_path), lambda *said: told.append(said))

    assert "tiny" not in fresh
    assert [(pack, "unverified" in str(error)) for pack, error in told] == [("tiny", True)]


def test_a_kept_text_that_somebody_altered_is_found(shop):
    install(edition("2", "2026-03-01"))
    assert _packs_fault() is None

    row = PackText.objects.get(pack="tiny")
    row.rules = row.rules.replace("15 workdays", "90 workdays")
    row.save()

    assert "pack/tiny" in str(_packs_fault())


def test_the_story_of_a_stranger_is_refused_with_its_place_and_never_raises(shop):
    found = regulations.tried(
        edition("2", "2026-03-01", story="- scenario: x\n  steps: [{at: 1, do: {}}]\n")
    )
    assert found.problems and not found.is_good

    laughs = "a: &a [x, x]\nb: &b [*a, *a]\n"
    found = regulations.tried(edition("2", "2026-03-01", story=laughs))
    assert found.problems[0].at.file == "scenarios/begin.yaml"
    assert "alias" in found.problems[0].what
