"""Two people at once, whose files differ in one row of very many: each only ever sees their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.visitor import Visitor
from tests.browser.serving import look_alone, settled

_ROWS = 60_000
"""Streamlit's own cache compares tables of 50,000 rows and more by a sample of their rows."""


def _archive(own: str) -> bytes:
    rows = [
        {"Date": f"2025-01-{1 + n % 28:02} 10:00:00", "SearchTerm": f"word {n}"}
        for n in range(_ROWS)
    ]
    rows[_ROWS // 2 + 7]["SearchTerm"] = own
    return json.dumps({"Your Activity": {"Searches": {"SearchList": rows}}}).encode()


@contextmanager
def _person(browser: Browser, address: str, file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(address)
    settled(page)
    page.locator("input[type=file]").set_input_files(file)
    look_alone(page)
    settled(page)
    page.get_by_test_id("stSidebarUserContent").get_by_role(
        "link", name="What was collected"
    ).click()
    settled(page)
    yield page
    context.close()


def _searches(page: Page) -> tuple[str, str]:
    """The saved table of searches, and the address that it was saved from."""
    page.get_by_role("button", name="Searches").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as CSV").click()
    text = saving.value.path().read_text(encoding="utf-8-sig")
    page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).click()
    return text, saving.value.url


@pytest.mark.slow
def test_two_people_never_see_each_others_rows(
    chromium: Browser, address: str, tmp_path: Path
) -> None:
    for name in ("anna", "bram"):
        (tmp_path / f"{name}.json").write_bytes(_archive(f"only {name}"))
    with (
        _person(chromium, address, tmp_path / "anna.json") as anna,
        _person(chromium, address, tmp_path / "bram.json") as bram,
    ):
        for _turn in range(2):
            (hers, her_link), (his, _) = _searches(anna), _searches(bram)
            assert ("only anna" in hers, "only bram" in hers) == (True, False)
            assert ("only anna" in his, "only bram" in his) == (False, True)
            assert len(hers.splitlines()) == len(his.splitlines()) == _ROWS + 1
        anna.get_by_role("button", name="Forget everything").click()
        anna.get_by_role("button", name="Yes, forget it").click()
        expect(anna.get_by_text("Everything is forgotten.")).to_be_visible()
        stranger = Visitor(address)
        assert stranger.ask("GET", her_link.removeprefix(address)).status == 404
        his, _ = _searches(bram)
        assert "only bram" in his
