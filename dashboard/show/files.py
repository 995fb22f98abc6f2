"""Files to save: made on the click, in the language of the page; an error says nothing of them."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.process import logs
from dashboard.report.tables.formats import NAME
from dashboard.report.tables.pack import packed
from dashboard.report.tables.write import about
from dashboard.show import viewing
from dashboard.store import redacted
from dashboard.store.session import Holding, Viewer

_KINDS = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "ics": "text/calendar",
    "json": "application/json",
    "sqlite": "application/vnd.sqlite3",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def offer(label: str, kind: str, name: str, make: Callable[[], bytes], key: str) -> None:
    """Offers what `make` gives as a file; an ending of `_KINDS` says what it is.

    A file that cannot be made is empty: its error would say what is in the archive.
    """

    def made() -> bytes:
        try:
            return make()
        except Exception as error:
            logs.note(error)
            return b""

    st.download_button(
        label,
        data=words.bound(made),
        file_name=_named(name, kind),
        mime=_KINDS[kind],
        key=key,
        icon=":material/event:" if kind == "ics" else ":material/download:",
        on_click="ignore",
    )


def names_of_tables(holding: Holding) -> list[str]:
    """The tables with rows that whoever looks may open."""
    return [
        name
        for name, frame in holding.export.tables.items()
        if len(frame) and redacted.may_count(holding, [name])  # in a room its words are closed
    ]


def _tables(holding: Holding) -> dict[str, pd.DataFrame]:
    """Those tables as whoever looks may see them."""
    frames = holding.export.tables
    return {
        name: redacted.archive_table(holding, frames[name], name)
        for name in names_of_tables(holding)
    }


def offer_tables(label: str, form: str, holding: Holding) -> None:
    """Offers all of them as one file, in one of the forms of `pack`, with those about them."""
    viewer = redacted.viewer_of(holding).value  # asked now: the click that saves has no session
    offer(
        label,
        form,
        NAME,
        lambda: packed(_tables(holding), form, viewer, _beside(holding)),
        f"saving-{form}",
    )


def _beside(holding: Holding) -> dict[str, pd.DataFrame]:
    """What the command line writes beside the tables, for the person alone: it counts them all."""
    if redacted.viewer_of(holding) is not Viewer.ME:
        return {}
    return about(holding.export)


def _named(name: str, kind: str) -> str:
    """The name of a file, which says for whom it was made where that is not one person alone."""
    # Two days in a calendar say nothing of what is in an archive.
    who = "" if kind == "ics" or viewing.alone() else f"-{viewing.viewer().value}"
    return f"{name}{who}.{kind}"
