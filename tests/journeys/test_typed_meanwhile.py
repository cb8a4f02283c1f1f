"""Who types on while the form asks anew which facts apply loses nothing of it."""

import pytest

from tests.journeys.keyboard import ByKeyboard

SLOWLY = """milliseconds => {
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (body) {
    setTimeout(() => send.call(this, body), milliseconds);
  };
}"""
COUNTING = """() => {
  window.swaps = 0;
  document.addEventListener('htmx:afterSwap', () => { window.swaps += 1; });
}"""
SAID = "document.getElementsByName('f.what')[0].value"


@pytest.mark.parametrize("answers_after", [150, 400])
def test_what_is_typed_while_the_form_is_asked_anew_stays_in_its_place(people, answers_after):
    wang = people("tiny", wang="clerk")["wang"]
    by_key, page, keys = ByKeyboard(wang), wang.page, wang.page.keyboard
    wang.open("/register/tiny/?new=1")
    wang.wait_until("document.activeElement.name === 'f.phone_number'")
    page.evaluate(SLOWLY, answers_after)
    page.evaluate(
        "addEventListener('htmx:afterSwap', () => { window.swaps = (window.swaps || 0) + 1 })"
    )

    by_key.to("one.name === 'c.channel'")
    keys.press("ArrowDown")
    by_key.to("one.name === 'f.what'")
    for sign in "杯子是裂的而且漏水请尽快给我换一个":
        keys.type(sign)
        page.wait_for_timeout(50)
    wang.wait_until("window.swaps > 0")

    assert page.evaluate(SAID) == "杯子是裂的而且漏水请尽快给我换一个"
    assert page.evaluate("document.activeElement.name") == "f.what"
