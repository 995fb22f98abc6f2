"""What stands around everything that draws, so that a mistake says nothing of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard import words
from dashboard.process import logs
from dashboard.store import session
from dashboard.words import _


def apology() -> None:
    """What a person sees when the program stops on its own mistake."""
    st.warning(
        _(
            "This part of the page stopped because of a mistake in Inzage. Nothing in your file "
            "was changed or sent. The other pages still work."
        ),
        icon=":material/handyman:",
    )


@contextmanager
def boundary() -> Iterator[None]:
    """Around everything that draws: binds the language, and keeps exceptions to itself.

    Their text may quote the archive. What runs again on its own (a window, a watch) needs its own
    boundary: Streamlit then runs nothing but that part.
    """
    try:
        words.use(session.language())
        yield
    except Exception as error:
        logs.note(error)
        apology()
