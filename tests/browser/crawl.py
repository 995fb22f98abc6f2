"""Goes through everything a page offers: tabs, folds, charts, choices, windows, searches, files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Download, Error, Locator, Page

from dashboard.words.people import PRESETS
from tests.browser.serving import go, settled

_NOT_PRESSED = (
    "Forget everything", "Quit", "Not now", "Hide for a room", "Leave room view", "Just me",
    "My child and I", "A room", "Try made-up data", "Go to the start", "Go on", "Show more",
    "Let me look alone first", "Hide this for a room", *(preset.words for preset in PRESETS),
)  # fmt: skip
"""What leaves, forgets, or changes who looks and what is open to them."""


@dataclass
class Crawl:
    """`windows` is the most that are opened on one page: all are drawn by the same few lines."""

    page: Page
    windows: int
    pressed: list[str] = field(default_factory=list)
    saved: list[bytes] = field(default_factory=list)
    """Every csv file that was saved."""
    _coming: list[Download] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("download", lambda saving: self._coming.append(saving))

    def through(self, key: str, title: str) -> None:
        self._go(key, title)
        main = self.page.get_by_test_id("stMain")
        names = [tab.inner_text() for tab in main.get_by_role("tab").all()]
        for name in names or [""]:
            self._tab(main, name)
            self._look(main)
            for label in self._labels(main):
                self._press(main, label)
                self._close()
                if not self.page.url.partition("?")[0].endswith(key):
                    self._go(key, title)
                self._tab(main, name)
        self._close()
        while self._coming:
            saving = self._coming.pop()
            if saving.suggested_filename.endswith(".csv"):
                self.saved.append(saving.path().read_bytes())

    def _go(self, key: str, title: str) -> None:
        """Goes to a page; a window that opened late lies over the way there and is closed."""
        settled(self.page)
        self._close()
        try:
            go(self.page, key, title)
        except Error:
            self._close()
            go(self.page, key, title)

    def _close(self) -> None:
        """Closes a window that was drawn after it was looked for."""
        for _try in range(5):
            if not self.page.get_by_role("dialog").count():
                return
            self.page.keyboard.press("Escape")
            self._settle()
            self.page.wait_for_timeout(300)

    def _tab(self, main: Locator, name: str) -> None:
        if name:
            self._close()
            try:
                _click(main.get_by_role("tab", name=name, exact=True))
            except Error:  # a window that opened late lies over it
                self._close()
                _click(main.get_by_role("tab", name=name, exact=True))
            self.page.wait_for_timeout(150)

    def _look(self, main: Locator) -> None:
        """Unfolds, hovers and opens what is in sight, and lets it be drawn."""
        folded = main.locator("details:not([open]) > summary:visible")
        for _fold in range(folded.count()):
            if folded.count():
                _click(folded.first)
        self.page.wait_for_timeout(300)
        for chart in main.locator(".js-plotly-plot:visible").all():
            self._hover(chart)
        for choice in main.get_by_test_id("stSelectbox").all()[:4]:
            _click(choice)
            self.page.wait_for_timeout(150)
            self.page.keyboard.press("Escape")
        for switch in main.get_by_test_id("stCheckbox").all()[:4]:
            _click(switch)
            self._settle()

    def _settle(self) -> None:
        """Waits until Streamlit has drawn; shorter than for a picture."""
        self.page.wait_for_timeout(120)
        self.page.wait_for_function(
            "() => document.querySelector('[data-testid=stApp]')"
            ".getAttribute('data-test-script-state') === 'notRunning'"
        )
        self.page.wait_for_timeout(120)

    def _hover(self, chart: Locator) -> None:
        chart.scroll_into_view_if_needed()
        box = chart.bounding_box()
        if box:
            for across, down in ((0.2, 0.3), (0.4, 0.6), (0.6, 0.3), (0.8, 0.6)):
                self.page.mouse.move(
                    box["x"] + box["width"] * across, box["y"] + box["height"] * down
                )
                self.page.wait_for_timeout(40)

    def _labels(self, main: Locator) -> Iterator[str]:
        every = main.get_by_role("button").all()
        found = [button.inner_text().strip() for button in every if button.is_visible()]
        # An icon's name stands in a line of its own.
        seen = dict.fromkeys(max(text.splitlines(), key=len) for text in found if text)
        wanted = [text for text in seen if text not in _NOT_PRESSED]
        step = -(-len(wanted) // self.windows) or 1
        yield from wanted[::step]

    def _press(self, main: Locator, label: str) -> None:
        button = main.get_by_role("button").filter(has_text=label).first
        if not button.is_visible() or not button.is_enabled():
            return
        try:
            _click(button)
        except Error:
            return  # it was drawn once more meanwhile
        self._settle()
        self.pressed.append(label)
        window = self.page.get_by_role("dialog")
        if window.count():
            self._window(window.first)

    def _window(self, window: Locator) -> None:
        opening = window.get_by_role("button", name="Open this table")
        if opening.count():
            _click(opening)
            self._settle()
        grid = window.get_by_test_id("stDataFrame")
        try:
            box = grid.first.bounding_box(timeout=1_000)
        except Error:
            box = None  # it was drawn once more meanwhile, or this window has no table
        for across in (0.1, 0.5, 0.9) if box else ():
            self.page.mouse.move(box["x"] + box["width"] * across, box["y"] + 55)
            self.page.wait_for_timeout(60)
        search = window.get_by_label("Search in this table")
        if search.count():
            search.first.fill("http")
            search.first.press("Enter")
            self._settle()
        save = window.get_by_role("button", name="Save as CSV")
        if save.count():
            with self.page.expect_download():
                _click(save)
        close = window.get_by_role("button", name="Close", exact=True)
        _click(close) if close.count() else self.page.keyboard.press("Escape")
        self.page.wait_for_timeout(300)


def _click(what: Locator) -> None:
    if what.first.is_visible():
        what.first.click(timeout=3_000)
