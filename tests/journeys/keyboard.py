"""A desk without a mouse: every place by Tab, seen when it has the focus, none that holds it fast."""

from typing import Any

from tests.journeys.people import PASSWORD, AtTheDesk

PLACES = 260
"""More places to stop at than any page has."""

_TO_THE_TOP = """(() => {
    window.passed = [];
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
})()"""

_HERE = """(() => {
    const one = document.activeElement;
    if (one === null || one === document.body || one === document.documentElement) return null;
    window.passed = window.passed || [];
    const before = window.passed[window.passed.length - 1];
    const backwards = before !== undefined && before !== one
        && !(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    const again = before !== one && window.passed.includes(one);  // a date has places within it
    window.passed.push(one);
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    const x = box.left + Math.min(box.width, 12) / 2, y = box.top + Math.min(box.height, 12) / 2;
    const over = document.elementFromPoint(x, y);
    return {
        what: one.outerHTML.slice(0, 160), again, backwards, ordered: one.tabIndex <= 0,
        seen: ring || style.boxShadow !== "none",
        shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
            && box.right > 0 && box.left < innerWidth,
        free: over === null || one.contains(over) || over.contains(one)
            || (one.labels && [...one.labels].some((label) => label.contains(over))) || false,
    };
})()"""


def pass_through(page: Any) -> int:
    """From the top of the page to its end. Says how many places there are to stop at."""
    page.emulate_media(reduced_motion="reduce")  # else it is still on its way when looked at
    page.evaluate(_TO_THE_TOP)
    for number in range(PLACES):
        page.keyboard.press("Tab")
        here = page.evaluate(_HERE)
        if here is None or here["again"]:
            assert number, page.url
            return number
        wrong = [name for name in ("ordered", "seen", "shown", "free") if not here[name]]
        wrong += ["backwards"] if here["backwards"] else []
        assert not wrong, (page.url, wrong, here["what"])
    raise AssertionError((page.url, "holds the focus fast"))


class ByKeyboard:
    def __init__(self, person: AtTheDesk) -> None:
        self.person, self.page, self.keys = person, person.page, person.page.keyboard

    def sign_in(self, name: str) -> None:
        self.page.context.clear_cookies()
        self.person.open("/")
        self.person.wait_until("document.activeElement.id === 'id_username'")
        self.keys.type(name)
        self.keys.press("Tab")
        self.keys.type(PASSWORD)
        self.keys.press("Enter")
        self.page.wait_for_selector("#work")

    def to(self, wanted: str) -> None:
        """Tab, until what has the focus is what is looked for (an expression about `one`)."""
        for _ in range(PLACES):
            self.keys.press("Tab")
            if self.page.evaluate(f"(one => {wanted})(document.activeElement)"):
                return
        raise AssertionError((self.page.url, wanted))

    def press(self, wanted: str, then: str) -> None:
        """Enter on what is looked for; leads to an address of this form."""
        self.to(wanted)
        self.keys.press("Enter")
        self.page.wait_for_url(then)
        self.page.wait_for_load_state()

    def skip(self) -> None:
        """The first place leads past the menu."""
        self.page.evaluate(_TO_THE_TOP)
        self.keys.press("Tab")
        first = self.page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert 'class="skip-link"' in first, (self.page.url, first)
        self.keys.press("Enter")
        self.keys.press("Tab")
        inside = "document.activeElement.closest('#content') !== null"
        assert self.page.evaluate(inside), self.page.url
