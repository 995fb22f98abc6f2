"""Every page in every language: drawn without a mistake, and nothing of it left in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import words
from dashboard.pages import PAGES
from dashboard.words import _, update
from tests.dashboard.conftest import SCRIPT, go, press
from tests.dashboard.conftest import words as said_on

_SAID_BY = ("title", "header", "subheader", "caption", "markdown", "info", "warning")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use("en")


def _begin(language: str) -> AppTest:
    app = AppTest.from_file(str(SCRIPT), default_timeout=60)
    app.session_state["language"] = language
    return app.run()


def _say(language: str, message: str) -> str:
    words.use(language)
    return _(message)


def _shown(app: AppTest) -> set[str]:
    """Every text of ours on the page: what is written, and what stands on what can be used."""
    found = {str(element.value) for kind in _SAID_BY for element in app.get(kind)}
    found |= {tile.label for tile in app.metric}
    used = ("button", "toggle", "selectbox", "text_input", "tab", "expander", "time_input")
    for kind in used:
        found |= {str(element.label) for element in app.get(kind)}
    for select in app.selectbox:
        found |= set(select.options)
    for box in app.get("dataframe"):
        found |= set(_labels(box))
    return found


def _labels(box: object) -> Iterator[str]:
    """The heads of a table's columns."""
    import json

    for column in json.loads(box.proto.columns or "{}").values():  # type: ignore[attr-defined]
        if column and column.get("label"):
            yield column["label"]


def _english(language: str) -> set[str]:
    """The messages that read differently in English, so that they must not stand on a page."""
    words.use(language)
    single = {message for _place, message in update.wanted() if isinstance(message, str)}
    return {message for message in single if _(message) != message}


@pytest.mark.enable_socket  # the page that checks looks at this computer's own sockets
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_page_is_drawn_in_every_language(language: str) -> None:
    app = _begin(language)
    assert app.title[0].value == _say(language, "See what is in your TikTok file")
    press(app, _say(language, "Try made-up data"))
    press(app, _say(language, "Just me"))
    english = _english(language)
    for page in PAGES:
        go(app, page.key)
        assert not app.exception, page.key
        assert _apology(language) not in said_on(app), page.key
        if language != "en":
            assert _shown(app) & english == set(), page.key


def _apology(language: str) -> str:
    return _say(
        language,
        "This part of the page stopped because of a mistake in Inzage. Nothing in your file was "
        "changed or sent. The other pages still work.",
    )


_OURS = ("English", "Nederlands", "Norsk")
"""In this order; a language that somebody begins stands beside them."""


def test_the_language_can_be_changed_and_stays_when_everything_is_forgotten() -> None:
    app = _begin("en")
    choice = app.selectbox(key="language-choice")
    assert [one for one in choice.options if one in _OURS] == [*_OURS]
    choice.select("nl").run()
    assert app.title[0].value == "Bekijk wat er in je TikTok-bestand staat"
    press(app, "Probeer verzonnen gegevens")
    press(app, "Alles vergeten")
    press(app, "Ja, vergeet alles")
    assert app.title[0].value == "Bekijk wat er in je TikTok-bestand staat"
    app.selectbox(key="language-choice").select("nb").run()
    assert app.title[0].value == "Se hva som står i TikTok-filen din"


def test_two_people_read_two_languages() -> None:
    one, other = _begin("nl"), _begin("nb")
    one.run()
    assert one.title[0].value == "Bekijk wat er in je TikTok-bestand staat"
    other.run()
    assert other.title[0].value == "Se hva som står i TikTok-filen din"
    assert _begin("en").title[0].value == "See what is in your TikTok file"
