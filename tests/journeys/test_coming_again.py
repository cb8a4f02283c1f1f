"""A caller comes again: the desk offers what is known while the clerk types, and loses nothing."""

import os

from playwright.sync_api import expect


def test_while_the_number_is_typed_the_open_case_is_offered_and_joined(people):
    wang = people("tiny", wang="clerk")["wang"]
    first = wang.register("tiny", what="三号楼漏水", phone_number="138 0000-1111", receipt="A-77")

    wang.open("/register/tiny/")
    wang.pick("c.channel", "phone")
    wang.page.locator('[name="f.phone_number"]').press_sequentially("+86 13800001111", delay=5)
    wang.page.locator('[name="f.receipt"]').press_sequentially("a77", delay=5)
    wang.page.locator('[name="f.what"]').press_sequentially("水又漏下来了，没有人来", delay=5)
    offer = wang.page.locator("#repeats button", has_text="催办并入此案")
    expect(offer).to_be_enabled()
    expect(wang.page.locator('[name="f.what"]')).to_have_value("水又漏下来了，没有人来")
    shoot(wang, "offers")
    offer.click()

    wang.page.wait_for_url(f"**{first}")
    expect(wang.page.locator("body")).to_contain_text("水又漏下来了，没有人来")
    wang.open("/cases/?q=漏下来")
    expect(wang.page.locator("mark").first).to_have_text("漏下来")
    shoot(wang, "found")


def test_on_a_phone_the_offer_is_seen_without_scrolling(people):
    wang = people("tiny", width=390, wang="clerk")["wang"]
    wang.register("tiny", what="三号楼漏水", phone_number="138 0000-1111", receipt="A-77")

    wang.open("/register/tiny/")
    wang.page.locator('[name="f.phone_number"]').press_sequentially("13800001111", delay=5)

    offered = wang.page.locator(".desk-repeats")
    expect(offered).to_be_in_viewport()
    shoot(wang, "offers-phone")
    assert wang.page.evaluate("document.documentElement.scrollWidth") <= 390


def shoot(person, name):
    if folder := os.environ.get("HUIYIN_PICTURES"):
        person.page.screenshot(path=f"{folder}/{name}.png")
