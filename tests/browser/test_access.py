"""Access: what axe finds, the keyboard from the start to a page, a narrow window, little motion.

What Streamlit's own parts get wrong is named in `_STREAMLIT` with its reason; the rest is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboard import words
from dashboard.pages import PAGES
from dashboard.pages.page import When
from dashboard.words import _
from tests.browser.serving import LOCALES, go, open_sample, settled

_STREAMLIT = {
    # The area to drop a file on has a role of no meaning and a name; its button is reached as such.
    "presentation-role-conflict": "stFileUploaderDropzone",
}
"""Rule -> the part of Streamlit that breaks it, as a piece of its selector or markup."""


def visit(
    chromium: Browser, address: str, language: str = "en", width: int = 1280, **options: Any
) -> Page:
    """The first page in a window of its own."""
    words.use(language)
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, locale=LOCALES[language], **options
    )
    page = context.new_page()
    page.goto(address)
    settled(page)
    return page


def every_view(page: Page) -> Iterator[str]:
    """Goes through the navigation and the tabs, before anything is open and then with a file."""
    yield "start, nothing open"
    for chosen in PAGES[1:]:
        if chosen.when is When.NOTHING_OPEN:
            go(page, chosen.key, _(chosen.title))
            yield f"{chosen.key}, nothing open"
    go(page, "start", _(PAGES[0].title))
    open_sample(page)
    for chosen in PAGES:
        if When.MADE_UP_OPEN not in chosen.when and chosen is not PAGES[0]:
            continue
        go(page, chosen.key, _(chosen.title))
        page.get_by_test_id("stMain").get_by_role("heading", level=1).wait_for()
        yield chosen.key
        for tab in page.get_by_test_id("stMain").get_by_role("tab").all()[1:]:
            name = tab.inner_text()
            tab.click()
            settled(page)
            yield f"{chosen.key}, {name}"


def ours(page: Page) -> list[str]:
    """What axe finds on the page as it stands, without what is Streamlit's own."""
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:300]} {node.get('failureSummary', '')[:200]}"
        for violation in found
        for node in violation["nodes"]
        if _STREAMLIT.get(violation["id"], "\0") not in f"{node['target']} {node['html']}"
    ]


def too_wide(page: Page) -> list[str]:
    """What reaches beyond the window and cannot be scrolled inside a part of its own."""
    return page.evaluate(_TOO_WIDE)


_WIDE, _NARROW = 1280, 390


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "theme", "width"),
    [
        ("en", "light", _WIDE), ("nl", "dark", _WIDE), ("nb", "light", _WIDE),
        ("en", "dark", _NARROW), ("nl", "light", _NARROW), ("nb", "dark", _NARROW),
    ],
)  # fmt: skip
def test_axe_finds_nothing_of_ours_and_no_window_needs_sideways_scrolling(
    chromium: Browser, address: str, language: str, theme: Any, width: int
) -> None:
    """Each language in both themes, and each at both widths: one walk finds both kinds of fault."""
    page = visit(chromium, address, language, width, color_scheme=theme)
    found = {where: ours(page) + too_wide(page) for where in every_view(page)}
    page.context.close()
    assert {where: some for where, some in found.items() if some} == {}
    assert {where.partition(",")[0] for where in found} == {chosen.key for chosen in PAGES}


def focused(page: Page) -> dict[str, Any]:
    """What has the focus: its name, and how it shows that it has."""
    return page.evaluate(_FOCUSED)


def tab_to(page: Page, name: str, key: str = "Tab", most: int = 60) -> list[str]:
    """Presses a key until what has this name has the focus; the names on the way."""
    passed: list[str] = []
    for _step in range(most):
        page.keyboard.press(key)
        here = focused(page)
        if not here["shown"]:  # it was drawn once more meanwhile
            settled(page)
            here = focused(page)
        passed.append(here["name"])
        assert here["shown"], f"nothing shows that the focus is on {here}"
        if name in here["name"]:
            return passed
    raise AssertionError(f"{name} is not reached: {passed}")


@pytest.mark.slow
def test_the_keyboard_goes_from_the_start_to_a_page(chromium: Browser, address: str) -> None:
    page = visit(chromium, address)
    tab_to(page, "Liv")
    page.keyboard.press("ArrowDown")
    settled(page)
    assert "Sem" in focused(page)["name"]
    tab_to(page, "Try made-up data")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Who is looking", level=1).wait_for()
    settled(page)
    tab_to(page, "Just me")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Your file at a glance", level=1).wait_for()
    settled(page)
    tab_to(page, "Devices")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Devices", level=1).wait_for()
    settled(page)
    # Three phones and tablets are Sem's: the choice that the arrow key made was kept.
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("3")
    tab_to(page, "Forget everything", "Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, "Yes, forget it")
    page.keyboard.press("Enter")
    page.get_by_text("Everything is forgotten.").wait_for()
    page.context.close()


@pytest.mark.slow
def test_nothing_moves_where_little_motion_is_asked_for(chromium: Browser, address: str) -> None:
    page = visit(chromium, address, reduced_motion="reduce")
    open_sample(page)
    settled(page)
    moving = page.evaluate(_MOVING)
    page.context.close()
    assert moving == []


_TOO_WIDE = """() => {
    const wide = [];
    const main = document.querySelector('[data-testid=stMain]');
    for (const one of [document.documentElement, document.body, main])
        if (one.scrollWidth > one.clientWidth) wide.push(one.tagName + ' ' + one.scrollWidth);
    for (const one of main.querySelectorAll('*')) {
        const box = one.getBoundingClientRect();
        if (!box.width || !box.height || box.right <= innerWidth + 1) continue;
        let inside = false;
        for (let up = one.parentElement; up && up !== main; up = up.parentElement)
            if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) inside = true;
        if (!inside) wide.push(one.tagName + ' ' + (one.dataset.testid || one.className));
    }
    return wide.slice(0, 5);
}"""

_FOCUSED = """async () => {
    const one = document.activeElement;
    const label = one.closest('label') || (one.labels && one.labels[0]);
    const name = (one.getAttribute('aria-label') || '') + ' ' +
        (one.innerText || '') + ' ' + (label ? label.innerText : '');
    // A part that scrolls takes the focus in some browsers, to be scrolled; it is no control.
    if (['BODY', 'MAIN', 'SECTION', 'DIV'].includes(one.tagName) && !one.hasAttribute('role'))
        return {name: '', tag: one.tagName, shown: true};
    // A table draws the focus itself, on its canvas; a window that opens takes it whole.
    if (['CANVAS', 'TD', 'TH'].includes(one.tagName) || one.getAttribute('role') === 'dialog')
        return {name: '', tag: one.tagName, shown: true};
    // A window takes the focus back at once: there only the style can be asked.
    if (one.closest('[role=dialog]')) {
        const style = getComputedStyle(one);
        const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
        return {name: name.trim().slice(0, 120), tag: one.tagName, shown: seen};
    }
    const near = [one, ...one.querySelectorAll('*')];
    // A field may leave it to what is around it to show the focus.
    for (let up = one.parentElement, far = 0; up && far < 4; up = up.parentElement, far++)
        near.push(up, ...up.children);
    const looks = async () => {
        await new Promise(done => setTimeout(done, 320));
        return near.map(part => {
            const style = getComputedStyle(part);
            return [style.outlineStyle === 'none' ? '' : style.outline, style.boxShadow,
                style.backgroundColor, style.borderColor, style.color].join();
        }).join();
    };
    const focused = await looks();
    one.blur();
    const left = await looks();
    one.focus();
    return {name: name.trim().slice(0, 120), tag: one.tagName, shown: focused !== left};
}"""

_MOVING = """() => document.getAnimations()
    .filter(one => one.playState === 'running'
        && one.effect.getComputedTiming().iterations === Infinity)
    .map(one => one.effect.target.tagName + ' ' + one.effect.target.className)"""
