"""The desk as the people of the sample company see it: on a desk and on a phone, light and dark."""

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tools.screens.demo import PASSWORD, chromium, kept, running

FOLDER = Path("docs/pictures/desk")
DOCS = Path("docs/reference/screens.md")
WIDE, PHONE = 1440, 390
CALL = "/register/life-insurance/?phone=13800000001&name=王女士"


@dataclass(frozen=True)
class Shot:
    """`opens` is an address, or `>` and the words of a link on that person's first page."""

    name: str
    title: str
    person: str
    opens: str
    width: int = WIDE
    dark: bool = False
    whole: bool = False


SHOTS = (
    Shot("my-work", "My work", "chen", "/"),
    Shot("my-work-dark", "My work, dark", "zhou", "/", dark=True),
    Shot(
        "register",
        "Registering a call: the earlier case of the same number is offered",
        "chen",
        CALL,
    ),
    Shot("queue", "The queue", "lin", "/cases/?open=all"),
    Shot("case", "A case", "zhou", ">TS202611-0001"),
    Shot("overview", "The overview of a regulation", "zhou", "/returns/overview/", whole=True),
    Shot("rules", "A regulation in words", "fan", "/rules/life-insurance/"),
    Shot("people", "Administration: people", "admin", "/house/people/"),
    Shot("approvals-phone", "Approvals on a phone", "zhou", "/approvals/", PHONE),
    Shot("case-phone", "A case on a phone, dark", "zhou", ">TS202611-0001", PHONE, dark=True),
    Shot("components", "Every component, light", "chen", "/components/", whole=True),
    Shot("components-dark", "Every component, dark", "chen", "/components/", dark=True, whole=True),
)


def take() -> None:
    with running() as address, chromium() as browser:
        for shot in SHOTS:
            _take(browser, address, shot)
            sys.stdout.write(f"{FOLDER / shot.name}.webp\n")
    DOCS.write_text(page(), "utf-8")


def _take(browser: Browser, address: str, shot: Shot) -> None:
    size = {"width": shot.width, "height": 844 if shot.width == PHONE else 900}
    scheme = "dark" if shot.dark else "light"
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="zh-CN")
    seen = context.new_page()
    _sign_in(seen, address, shot.person)
    _open(seen, address, shot.opens)
    seen.wait_for_timeout(1500)
    seen.evaluate("document.querySelectorAll('.desk-demo').forEach(one => one.remove())")
    if shot.whole:  # what stays in place while one scrolls would lie over the middle
        seen.evaluate(
            "document.querySelectorAll('.desk-nav').forEach(o => o.style.position = 'absolute')"
        )
    kept(seen.screenshot(full_page=shot.whole), FOLDER / f"{shot.name}.webp", min(shot.width, 1200))
    context.close()


def _sign_in(seen: Page, address: str, person: str) -> None:
    seen.goto(address)
    seen.fill("#id_username", person)
    seen.fill("#id_password", PASSWORD)
    seen.click("form.desk-sign-in button")
    seen.wait_for_selector("#work")


def _open(seen: Page, address: str, opens: str) -> None:
    if opens.startswith(">"):
        seen.goto(f"{address}/cases/?number={opens[1:]}")
    else:
        seen.goto(address + opens)


def page() -> str:
    lines = ["# The screens", "", "Made by `make gallery` from the sample company of the demo.", ""]
    for shot in SHOTS:
        lines += [f"## {shot.title}", "", f"![{shot.title}](../pictures/desk/{shot.name}.webp)", ""]
    return "\n".join(lines[:-1]) + "\n"
