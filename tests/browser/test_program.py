"""The program folder, by somebody else on a computer with nothing on it: no Python, no network, no
home folder, no programs. It opens, reads, forgets, quits and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from fixtures.make import sample_zip
from tests.browser.serving import look_alone

ROOT = Path(__file__).resolve().parents[2]
MADE = ROOT / "build" / "app" / "Inzage"
NOBODY = "65534"

pytestmark = [
    pytest.mark.slow,  # building takes more than a minute
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs another user"),
]


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """The folder as somebody unpacked it, and beside it a folder for temporary files of theirs."""
    if not os.environ.get("PROGRAM_MADE"):  # by `make app`, a moment ago
        build = [sys.executable, "program/build.py"]
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    folder = Path(tempfile.mkdtemp(prefix="program-"))
    folder.chmod(0o755)
    try:
        shutil.copytree(MADE, folder / "Inzage", symlinks=True)
        (folder / "own").mkdir()
        shutil.chown(folder / "own", int(NOBODY), int(NOBODY))
        yield folder
    finally:
        shutil.rmtree(folder)


def _start(place: Path, *words: str) -> subprocess.Popen[str]:
    bare = ["env", "-i", f"TMPDIR={place / 'own'}", "HOME=/nonexistent", "PATH="]
    user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return subprocess.Popen(
        [*user, *bare, str(place / "Inzage" / "Inzage"), *words],
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _address(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    line = running.stdout.readline()
    assert "http://127.0.0.1:" in line, line
    return line.split()[-1]


def _forget(page: Page) -> None:
    page.get_by_role("button", name="Forget everything").first.click()
    page.get_by_role("button", name="Yes, forget it").click()
    page.get_by_text("Everything is forgotten.").wait_for()


def _it_opens_reads_forgets_quits_and_leaves_nothing(chromium: Browser, place: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (place / "Inzage").rglob("*")}
    start = time.monotonic()
    running = _start(place, "--no-browser", "--port", "0")
    try:
        address = _address(running)
        page = chromium.new_page(locale="en-GB")
        page.goto(address)
        page.get_by_role("heading", name="See what is in your TikTok file").wait_for()
        print(f"first page after {time.monotonic() - start:.1f} s, with the browser's start")
        page.get_by_role("button", name="Try made-up data").click()
        look_alone(page)
        _forget(page)
        archive = {"name": "x.zip", "mimeType": "application/zip", "buffer": sample_zip("sem")}
        page.locator("input[type=file]").set_input_files(archive)
        look_alone(page)
        page.get_by_role("button", name="Forget everything").first.click()
        page.get_by_role("button", name="Yes, forget it").click()
        page.get_by_text("Everything is forgotten.").wait_for()
        page.get_by_role("button", name="Quit").first.click()
        page.get_by_role("heading", name="Goodbye").wait_for()
        page.close()
        assert running.wait(timeout=60) == 0
    finally:
        running.kill()
    assert list((place / "own").iterdir()) == []
    assert {path: path.stat().st_mtime_ns for path in (place / "Inzage").rglob("*")} == before


def _the_reading_process_has_its_limits(place: Path) -> None:
    """What the program asks its readers: a place without network, or at least guarded."""
    asked = _start(place, "--read", "network")
    said, _ = asked.communicate(timeout=60)
    assert said in ("none", "guarded")


def _it_says_what_is_in_it(place: Path) -> None:
    listed = (place / "Inzage" / "PACKAGES.txt").read_text(encoding="utf-8").split("\n")
    named = {line.split(" ")[0].lower() for line in listed if line}
    assert {"python", "streamlit", "pandas", "pyarrow", "plotly", "isal", "iptocc"} <= named
    assert not {"pytest", "mypy", "playwright", "pyinstaller", "duckdb", "dask"} & named
    texts = (place / "Inzage" / "LICENCES.txt").read_text(encoding="utf-8")
    assert all(f" {name} " in texts for name in ("streamlit", "pandas", "lxml"))


def _it_is_small_enough(place: Path) -> None:
    unpacked = sum(one.lstat().st_size for one in (place / "Inzage").rglob("*") if one.is_file())
    assert unpacked < 250e6


def test_the_program_folder(chromium: Browser, place: Path) -> None:
    """One test, since building takes more than a minute and two at once would be in each other's
    way."""
    _it_says_what_is_in_it(place)
    _it_is_small_enough(place)
    _the_reading_process_has_its_limits(place)
    _it_opens_reads_forgets_quits_and_leaves_nothing(chromium, place)
