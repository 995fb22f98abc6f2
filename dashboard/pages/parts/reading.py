"""A bar that says what is being done while a file is read."""

from __future__ import annotations

import streamlit as st

from dashboard.store.session import OnStep, Step
from dashboard.words import _, later

_DOING = {
    Step.OPENING: later("Opening the file"),
    Step.WAITING: later("Waiting until other files are read"),
    Step.READING: later("Reading and checking every value"),
    Step.COUNTING: later("Counting"),
    Step.DONE: later("Done"),
}


def bar() -> OnStep:
    """Draws it, empty; what it gives hears how far the reading has come."""
    drawn = st.progress(0.0)

    def on_step(step: Step, done: float) -> None:
        drawn.progress(min(done, 1.0), text=_(_DOING[step]))

    return on_step
