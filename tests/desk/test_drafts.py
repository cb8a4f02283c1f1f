"""What somebody typed and has not sent: kept for them alone, until it is registered or thrown away."""

from datetime import timedelta

import pytest

from huiyin.desk import drafts
from huiyin.desk.models import FormDraft
from huiyin.ledger import keys, moment
from huiyin.register.models import CaseRow
from tests.desk.test_register import TYPED

FORM = "/register/tiny/"


@pytest.fixture
def wang(sit_down):
    return sit_down("wang")


def begin(client, **typed: str):
    return client.post(f"{FORM}draft/", {"key": "one-form", "f.what": "杯子裂", **typed})


def test_what_was_typed_stands_in_the_form_when_it_is_opened_again(wang):
    said = begin(wang, **{"f.amount": "12"}).json()["says"]

    page = wang.get(FORM).content.decode()

    assert "草稿已保存" in said
    assert "杯子裂" in page and 'value="12"' in page and 'value="one-form"' in page
    assert "没有登记完" in page


def test_a_draft_is_there_after_signing_in_again_and_for_nobody_else(wang, sit_down):
    begin(wang)
    wang.logout()

    assert "杯子裂" in sit_down("wang").get(FORM).content.decode()
    assert drafts.begun("li", "tiny") == []


def test_a_draft_cannot_be_read_in_the_database(wang):
    begin(wang)

    assert "杯子裂".encode() not in bytes(FormDraft.objects.get().sealed)
    keys.destroy("draft/wang")
    assert drafts.begun("wang", "tiny") == []


def test_a_draft_goes_when_it_is_registered_and_its_form_is_not_offered_again(wang):
    begin(wang)

    wang.post(FORM, TYPED)

    page = wang.get(FORM)
    assert not FormDraft.objects.exists()
    assert 'value="one-form"' not in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"


def test_words_that_arrive_after_the_registration_make_no_new_draft(wang):
    wang.post(FORM, TYPED)

    late = begin(wang)

    assert late.json()["sent"]
    assert not FormDraft.objects.exists()


def test_a_draft_can_be_thrown_away(wang):
    begin(wang)

    wang.post(f"{FORM}discard/", {"key": "one-form"})

    assert "杯子裂" not in wang.get(FORM).content.decode()


def test_another_form_can_be_opened_beside_the_one_begun(wang):
    begin(wang)

    assert "杯子裂" not in wang.get(f"{FORM}?new=1").content.decode()
    begin(wang, key="second", **{"f.what": "盘子裂"})
    page = wang.get(FORM).content.decode()
    assert "盘子裂" in page and "?draft=one-form" in page
    assert "杯子裂" in wang.get(f"{FORM}?draft=one-form").content.decode()


def test_a_form_sent_with_a_mistake_is_a_draft_too(wang):
    wang.post(FORM, {**TYPED, "f.amount": "200000"})

    assert 'value="200000"' in wang.get(FORM).content.decode()


def test_an_empty_form_is_no_draft(wang):
    begin(wang, **{"f.what": ""})

    assert not FormDraft.objects.exists()


def test_a_draft_of_a_regulation_in_which_one_holds_no_post_is_not_kept(wang):
    assert wang.post("/register/life-insurance/draft/", {"key": "k", "f.x": "1"}).status_code == 404


def test_drafts_are_forgotten_after_their_time_and_are_not_many(shop):
    now = moment.now()
    drafts.keep("wang", "tiny", "old", {"f.what": ["旧"]}, now - drafts.KEPT - timedelta(hours=1))
    for number in range(drafts.MOST + 2):
        drafts.keep(
            "wang", "tiny", f"k{number}", {"f.what": ["新"]}, now + timedelta(minutes=number)
        )

    kept = [one.key for one in drafts.begun("wang", "tiny")]

    assert kept == ["k6", "k5", "k4", "k3", "k2"]


def test_more_than_a_draft_holds_is_said_and_not_kept(wang):
    answer = begin(wang, **{"f.what": "长" * (drafts.MAX_BYTES + 1)})

    assert answer.status_code == 413
    assert not FormDraft.objects.exists()


def test_every_mistake_of_a_form_is_said_at_once_each_at_its_field(wang):
    bad = {**TYPED, "f.amount": "200000", "f.what": " ", "c.received_at": "morgen", "c.channel": ""}

    page = wang.post(FORM, bad).content.decode()

    assert CaseRow.objects.count() == 0
    for name in ("f_amount", "f_what", "c_received_at", "c_channel"):
        assert f'id="id_{name}_error"' in page, name
        assert f'href="#id_{name}"' in page, name
