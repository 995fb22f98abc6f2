"""One window a run: a second one takes the place of the first, and nothing stops."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.conftest import open_sample, words


@pytest.fixture
def sample(blank: AppTest) -> AppTest:
    """On a slow computer a button is reached before the window of another one covers it."""
    app = open_sample(blank, page="often", zone="Europe/Amsterdam")
    app.session_state["table"] = "often-days-watch_history"
    return app


def test_a_second_window_takes_the_place_of_the_first(sample: AppTest) -> None:
    sample.button(key="often-all-watch_history-show").click().run()
    assert not sample.exception
    assert "stopped because of a mistake" not in words(sample)
    assert sample.session_state["table"] == "often-all-watch_history"


def test_the_question_before_forgetting_comes_before_the_rows(sample: AppTest) -> None:
    sample.button(key="forget").click().run()
    assert not sample.exception
    said = words(sample)
    assert "stopped because of a mistake" not in said
    assert "Everything that is open here is forgotten." in said
