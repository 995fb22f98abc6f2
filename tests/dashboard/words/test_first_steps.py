"""The first steps in Dutch and Norwegian say the names that the pages have."""

import re
from pathlib import Path

import pytest

from dashboard.pages import PAGES
from dashboard.words import _, use

DOCS = Path(__file__).resolve().parents[3] / "docs"
_NAMES = re.compile(r"\*\*([^*.]+)\*\*")  # what ends in a full stop begins a paragraph
_BUTTONS = "Forget everything", "Quit", "Download your data"


@pytest.mark.parametrize("code", ["nl", "nb"])
def test_names_are_those_of_the_pages(code: str) -> None:
    text = (DOCS / f"{code}.md").read_text(encoding="utf-8")
    use(code)
    named = _NAMES.findall(text)
    assert len(named) >= 7
    assert [name for name in named if name not in {_(page.title) for page in PAGES}] == []
    assert [_(button) for button in _BUTTONS if f"*{_(button)}*" not in text] == []
