"""The report, opened from the disk and printed: its pictures are drawn, and nobody is asked."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import inzage
from dashboard import words
from fixtures.make import sample_zip
from tests.browser.recorder import recorder
from tests.browser.serving import CHROMIUM
from tests.hostile_export import hostile_zip

_PERSONAS = {"en": "liv", "nl": "sem", "nb": "ida"}

_UNDRAWN = """() => [...document.querySelectorAll('.picture')]
    .filter(one => !one.querySelector('.main-svg path, .main-svg image, .main-svg text'))
    .map(one => one.getAttribute('aria-label'))"""

_OUTSIDE = """() => [...document.querySelectorAll('.picture .main-svg')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1).length"""

_ON_PAPER = """() => {
    const sheet = (297 - 2 * 14) / 25.4 * 96;
    return [...document.querySelectorAll('.figure')].map(one => one.offsetHeight)
        .filter(height => height > sheet);
}"""


_TOO_WIDE = """() => [...document.querySelectorAll('.wide')]
    .filter(one => one.scrollWidth > one.clientWidth).length"""

_LED_OUT = """() => [...document.querySelectorAll('[href], [src], image')]
    .map(one => one.getAttribute('href') || one.getAttribute('src') || '')
    .filter(where => where && !where.startsWith('#') && !where.startsWith('data:image/png'))"""


def _written(folder: Path, language: str, hostile: bytes = b"") -> Path:
    archive, report = folder / "archive.zip", folder / "report.html"
    archive.write_bytes(hostile or sample_zip(_PERSONAS[language]))
    given = ["report", str(archive), "-o", str(report), "--lang", language, "--zone", "Europe/Oslo"]
    assert inzage.main(given) == 0
    return report


def _pages(pdf: bytes) -> int:
    """How many sheets are in it; their descriptions may be packed."""
    unpacked = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return len(re.findall(rb"/Type\s*/Page\b", b"".join(unpacked)))


@pytest.mark.slow
@pytest.mark.parametrize("language", [*words.LANGUAGES, "hostile"])
def test_a_report_from_the_disk_draws_all_and_asks_nobody(
    chromium: Browser, tmp_path: Path, language: str
) -> None:
    with recorder() as heard:
        # Every text of the fourth is an attack on whoever shows it.
        attacked = language == "hostile"
        hostile = hostile_zip(heard.port) if attacked else b""
        report = _written(tmp_path, "en" if attacked else language, hostile)
        browser = chromium.browser_type.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", *heard.browser_arguments]
        )
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        faults: list[str] = []
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(report.as_uri())
        page.wait_for_function("() => !document.querySelector('.picture[hidden]')")
        assert page.locator(".picture").count() >= 12
        assert not page.locator("#without-script").is_visible()
        assert page.evaluate(_UNDRAWN) == []
        assert page.evaluate(_OUTSIDE) == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate(_LED_OUT) == []
        _printed(page)
        assert (asked, faults) == ([report.as_uri()], [])
        assert heard.of_pages == []
        browser.close()


def _printed(page: Page) -> None:
    """On paper nothing would be cut: no picture with its sentence too high, no table too wide."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})
    assert page.evaluate(_ON_PAPER) == []
    assert page.evaluate(_TOO_WIDE) == 0
    assert 8 <= _pages(page.pdf(prefer_css_page_size=True)) <= 40


@pytest.mark.slow
def test_without_scripts_each_picture_has_its_sentence_and_its_numbers(
    chromium: Browser, tmp_path: Path
) -> None:
    report = _written(tmp_path, "en")
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(report.as_uri())
    often = page.locator("#often")
    assert not often.locator(".picture").first.is_visible()
    assert often.get_by_text("Nights with videos: 87 of 179").is_visible()
    details = often.locator("details").first
    assert details.locator("td").count() > 500
    details.locator("summary").click()
    assert details.locator("td").first.is_visible()
    assert page.get_by_text("runs no scripts").is_visible()
    page.context.close()


@pytest.mark.slow
def test_what_gets_past_the_escaping_can_neither_run_nor_call(
    chromium: Browser, tmp_path: Path
) -> None:
    """The policy alone: markup is put into the finished file, as if escaping had failed."""
    report = _written(tmp_path, "en")
    attack = (
        "<script>document.title = 'ran'</script>"
        "<img src='http://evil.example/x.png' onerror=\"document.title = 'ran'\">"
        "<style>body { background: url(http://evil.example/y.png) }</style>"
        "<iframe src='http://evil.example/'></iframe><link rel=stylesheet href='http://evil.example/'>"
    )
    text = report.read_text(encoding="utf-8").replace("<main>", f"<main>{attack}", 1)
    report.write_text(text, encoding="utf-8")
    page = chromium.new_context().new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.on("requestfinished", lambda request: refused.append(f"FINISHED {request.url}"))
    page.goto(report.as_uri())
    page.wait_for_function("() => !document.querySelector('.picture[hidden]')")
    assert page.title() == "What is in your TikTok file"
    assert sum("evil.example" in said for said in refused) >= 3
    assert not [said for said in refused if said.startswith("FINISHED http")]
    page.context.close()
