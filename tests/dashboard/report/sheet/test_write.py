"""The report as a file: what is in it is escaped, and its policy lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import plotly.graph_objects as go
import pytest

from dashboard import words
from dashboard.report.sheet import write
from dashboard.report.sheet.content import Chapter, Grid, Part, Picture, Points, Report

_HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--<script>",
    "{{ 7 * 7 }}{% raw %}",
    "\"' onmouseover=alert(1) x='",
    "**</p><b onclick=alert(1)>**",
    "\u2028</style>",
)


class _Page(HTMLParser):
    """Tags with their attributes, and the texts of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.codes: list[tuple[str, dict[str, str | None], str]] = []
        self.said: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.tags[-1] if self.tags else ("", {})
        if self.cdata_elem:
            self.codes.append((tag, attributes, data))
        else:
            self.said.append(data)


def _full(text: str) -> Report:
    figure = go.Figure(go.Bar(x=[1], y=[text], text=[text]))
    grid = Grid((text,), ((text,),), (False,), more=3)
    part = Part(
        text,
        ((text, text),),
        (text,),
        Picture(figure, text, grid, text),
        grid,
        (Points(text, (text,)),),
        (text,),
        "one",
        text,
    )
    return Report(text, text, (text,), (Chapter("one", text, (part,)),))


def _page(text: str) -> _Page:
    return _Page(write.written(_full(text)).decode("utf-8"))


@pytest.mark.parametrize("text", _HOSTILE)
def test_no_text_becomes_markup_or_script(text: str) -> None:
    plain, hostile = _page("plain"), _page(text)

    def shape(page: _Page) -> list[tuple[str, list[str]]]:
        # A long word has a class of its own, and stars make bold.
        return [(tag, sorted({*given} - {"class"})) for tag, given in page.tags if tag != "strong"]

    assert shape(hostile) == shape(plain)
    assert [tag for tag, _attributes, _code in hostile.codes] == [
        tag for tag, _attributes, _code in plain.codes
    ]
    if "**" not in text:
        assert "".join(hostile.said).count(text) >= 10


def test_the_policy_names_each_script_and_style_and_nothing_else() -> None:
    page = _page("plain")
    (policy,) = [
        str(attributes["content"])
        for tag, attributes in page.tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))

    def hashed(wanted: str) -> list[str]:
        return [
            f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
            for tag, attributes, code in page.codes
            if tag == wanted and "type" not in attributes
        ]

    empty = f"'sha256-{base64.b64encode(hashlib.sha256(b'').digest()).decode()}'"
    assert len(hashed("script")) == 2
    assert rules == {
        "default-src": "'none'",
        "script-src": " ".join(hashed("script")),
        "style-src": " ".join([*hashed("style"), empty]),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


_ADDRESS = re.compile(r"\w+://|(?<![:\w])//\w|@import|url\(", re.IGNORECASE)


def test_nothing_in_it_has_an_address_but_the_text_of_plotlys_script() -> None:
    page = _page("plain")
    library = max((code for _tag, _attributes, code in page.codes), key=len)
    assert len(library) > 4_000_000
    rest = "".join(code for _tag, _attributes, code in page.codes if code is not library)
    assert _ADDRESS.findall(rest) == []
    loading = {"src", "href", "srcset", "action", "data", "poster", "background", "style"}
    given = {
        str(value) for _tag, attributes in page.tags for name, value in attributes.items()
        if name in loading
    }  # fmt: skip
    assert given == {"#one"}
    assert {tag for tag, _attributes in page.tags}.isdisjoint({"link", "iframe", "img", "base"})


def test_the_numbers_of_a_picture_stand_beside_it_without_a_script() -> None:
    grid = Grid(("Month", "Events"), (("May", "1,234"),), (False, True), more=2)
    part = Part("Told", picture=Picture(go.Figure(), "One month.", grid, "Counted once."))
    said = _Page(
        write.written(Report("R", "", (), (Chapter("a", "A", (part,)),))).decode("utf-8")
    ).said
    for expected in ("One month.", "Counted once.", "The numbers", "May", "1,234", "and more: 2"):
        assert any(expected in one for one in said), expected


def test_data_of_a_picture_has_no_sign_of_markup() -> None:
    assert write._json('"</script>&"') == '"\\u003c/script\\u003e\\u0026"'


def test_code_that_would_end_its_element_is_refused() -> None:
    for code in ("x = '</script>'", "/* </STYLE */", "<!-- x", "a\r\nb"):
        with pytest.raises(ValueError, match="cannot stand"):
            write._code(code)


def test_its_own_words_are_in_the_language_of_the_run() -> None:
    words.use("nl")
    try:
        page = write.written(Report("R", "", (), ())).decode("utf-8")
    finally:
        words.use("en")
    assert '<html lang="nl">' in page
    assert "<h2>Inhoud</h2>" in page
    assert '"locale": "nl"' in page
