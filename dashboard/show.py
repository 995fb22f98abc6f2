"""The only way rows, charts and words of the archive reach the screen.

Text of the archive is shown in table cells and by `text`, both of which take it as it is: anywhere
else Streamlit reads Markdown, in which a picture's address makes the browser call that host.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from dashboard import logs, session, words
from dashboard.charts import look
from dashboard.report.table_files import csv_bytes
from dashboard.session import Viewer
from dashboard.words import _, amounts, columns, later, tables
from parsers.columns import COLUMNS, Privacy
from parsers.sections import OTHER, SOURCE

PAGE_ROWS = 5_000
"""Rows sent to the browser at a time: more makes the page slow and nobody scrolls further."""

_SEARCHABLE_FROM = 8
"""Below this many rows a search box is longer than the table."""

_HELD = {
    Privacy.OTHER_PERSON: later("names of other people"),
    Privacy.IDENTIFIER: later("addresses or numbers that point at one person or device"),
    Privacy.CONTENT: later("what was written, searched for, watched or filled in"),
}
"""The privacy classes that wait for a deliberate step, in words."""

_UTF_8_MARK = b"\xef\xbb\xbf"
"""What makes a spreadsheet read the file as UTF-8."""

_ROW_PIXELS, _TALLEST = 37, 14


def text(words: str) -> None:
    """Words from the archive, shown to the letter."""
    st.text(words)


def apology() -> None:
    """What a person sees when the program stops on its own mistake."""
    st.warning(
        _(
            "This part of the page stopped on a mistake in Inzage. Nothing of your file was "
            "changed or sent. The other pages still work."
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


def colours() -> look.Look:
    """The colours of the theme that this page has on."""
    return look.choose(st.context.theme.type)


def chart(
    figure: go.Figure, *, key: str, alt: str, table: pd.DataFrame, labels: dict[str, str], how: str
) -> None:
    """A picture, the sentence that says the same, its numbers in a table, how they were made."""
    st.plotly_chart(
        figure,
        theme=None,
        key=key,
        alt=alt,
        config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False},
    )
    st.caption(alt)
    with st.expander(_("The numbers, and how this was made")):
        st.write(how)
        listing(table, labels, key=f"{key}-numbers")


def listing(frame: pd.DataFrame, labels: dict[str, str], *, key: str) -> None:
    """A short table of our own making (counts, places, dates), with the columns in `labels`."""
    shown = frame[list(labels)]
    st.dataframe(
        shown,
        hide_index=True,
        lazy=False,
        key=key,
        height=_height(len(shown)),
        column_config={
            name: _column(shown[name], label, whole_days=True) for name, label in labels.items()
        },
    )


def private_columns(frame: pd.DataFrame) -> list[str]:
    """The columns with something in them that a person may not want on a shared screen."""
    return [
        name
        for name in frame.columns
        if COLUMNS[name].privacy in _HELD and frame[name].notna().any()
    ]


def table(frame: pd.DataFrame, name: str, *, key: str) -> None:
    """A table of the archive, to search, sort, leaf through and save; closed until it is asked for.

    `name` is the table's public name. Columns in which nothing stands are named, not drawn.
    """
    frame = _for(frame, _viewer())
    private = private_columns(frame)
    if private and not st.session_state.get(f"{key}-open"):
        with st.container(border=True):
            st.write(_("This table holds:"))
            held = {COLUMNS[column].privacy for column in private}
            st.markdown("\n".join(f"- {_(words)}" for kind, words in _HELD.items() if kind in held))
            st.write(_("Think of who can see your screen."))
            if not st.button(_("Open this table"), key=f"{key}-button"):
                return
        st.session_state[f"{key}-open"] = True
        st.rerun(scope="fragment" if _in_fragment() else "app")
    own = [column for column in frame.columns if column not in (OTHER, SOURCE)]
    empty = [column for column in own if frame[column].isna().all()]
    shown = [column for column in own if column not in empty]
    if OTHER in private:
        shown.append(OTHER)
    _grid(frame, {column: columns.label(column) for column in shown}, name, key)
    if empty:
        st.caption(
            _("Nothing stands in: {columns}.").format(
                columns=", ".join(columns.label(column) for column in empty)
            )
        )


def values(frame: pd.DataFrame, *, key: str) -> None:
    """Places and the values that stand there (`path`, `value`), which may be anything at all."""
    if _viewer() is not Viewer.ME:
        st.write(_("Values are shown only to the person whose file it is."))
        return
    _grid(frame, {"path": _("Place in the file"), "value": _("Value")}, "unknown", key)


def _grid(frame: pd.DataFrame, labels: dict[str, str], name: str, key: str) -> None:
    """Rows with search, order, pages and saving. Saved is what was found, with every column."""
    found = _found(frame, labels, key)
    part = _part(found, key)
    st.dataframe(
        part[list(labels)],
        hide_index=True,
        lazy=False,
        key=f"{key}-rows",
        height=_height(len(part)),
        column_config={column: _column(part[column], label) for column, label in labels.items()},
    )
    st.download_button(
        _("Save as CSV"),
        data=lambda: _as_csv(found),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"{key}-save",
        icon=":material/download:",
        on_click="ignore",
    )


def _as_csv(frame: pd.DataFrame) -> bytes:
    """The file to save; made on the click, where an exception's text would be logged."""
    try:
        return _UTF_8_MARK + csv_bytes(frame)
    except Exception as error:
        logs.note(error)
        return _("This table could not be written.").encode()


def _viewer() -> Viewer:
    holding = session.current()
    return holding.viewer if holding else Viewer.ME


def _for(frame: pd.DataFrame, viewer: Viewer) -> pd.DataFrame:
    """The rows as this viewer may see them; the one seam for redaction.

    Until there is a redaction that puts made-up names in their place, whoever is not alone does
    not get the private columns at all.
    """
    if viewer is Viewer.ME:
        return frame
    return frame[[name for name in frame.columns if COLUMNS[name].privacy not in _HELD]]


def _found(frame: pd.DataFrame, labels: dict[str, str], key: str) -> pd.DataFrame:
    """The rows that fit the search, in the order asked for; draws the two fields for it."""
    if len(frame) < _SEARCHABLE_FROM:
        return frame
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    query = left.text_input(_("Search in this table"), key=f"{key}-query")
    as_is = _("As in the file")
    orders: dict[str, tuple[str, bool] | None] = {as_is: None}
    for column, label in labels.items():
        first, then = _directions(frame[column])
        orders[f"{label}, {first}"] = (column, True)
        orders[f"{label}, {then}"] = (column, False)
    chosen = orders[right.selectbox(_("Order"), list(orders), key=f"{key}-order") or as_is]
    if query:
        hits = pd.Series(False, index=frame.index)
        for column in labels:
            written = frame[column].astype("string")
            hits |= written.str.contains(query, case=False, regex=False).fillna(False)
        frame = frame[hits]
        st.caption(_("Found: {rows}.").format(rows=amounts.rows(len(frame))))
    if chosen:
        frame = frame.sort_values(chosen[0], ascending=chosen[1], kind="stable")
    return frame


def _directions(column: pd.Series) -> tuple[str, str]:
    if column.dtype.kind == "M":
        return _("oldest first"), _("newest first")
    if pd.api.types.is_numeric_dtype(column.dtype):
        return _("smallest first"), _("largest first")
    return "A–Z", "Z–A"


def _part(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """One page of a long table; draws the page numbers."""
    pages = -(-len(frame) // PAGE_ROWS)
    if pages < 2:
        return frame
    st.caption(
        _("{rows} on {pages} pages of {size}.").format(
            rows=amounts.rows(len(frame)),
            pages=amounts.number(pages),
            size=amounts.number(PAGE_ROWS),
        )
    )
    page = st.pagination(pages, key=f"{key}-page-{pages}")
    return frame.iloc[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]


def _column(values: pd.Series, label: str, whole_days: bool = False) -> ColumnConfig:
    """How Streamlit is to draw a column: as a moment, a number or plain text, never as a link."""
    if values.dtype.kind == "M":
        style = "YYYY-MM-DD" if whole_days else "YYYY-MM-DD HH:mm:ss"
        return st.column_config.DatetimeColumn(label, format=style, timezone="UTC")
    if pd.api.types.is_numeric_dtype(values.dtype):
        return st.column_config.NumberColumn(label, format="localized")
    return st.column_config.TextColumn(label)


def _height(rows: int) -> int | Literal["content"]:
    """As high as the rows need, up to a height at which half a row says that there are more."""
    return "content" if rows <= _TALLEST else int(_ROW_PIXELS * (_TALLEST + 1.5))


def _in_fragment() -> bool:
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    context = get_script_run_ctx(suppress_warning=True)
    return bool(context and context.fragment_ids_this_run)


def evidence(
    label: str, make: Callable[[], pd.DataFrame], name: str, *, key: str, about: str = ""
) -> None:
    """The way from a figure to its rows: a button, and behind it the table in a window.

    `make` gives the rows, of the table `name`; it runs only when they are asked for. `about` says
    which rows they are. The key of what is open stands where the frame forgets it on another page.
    """

    def closed() -> None:
        st.session_state.pop("table", None)

    if st.button(label, key=f"{key}-show", icon=":material/table_rows:", type="tertiary"):
        st.session_state["table"] = key
    if st.session_state.get("table") != key:
        return

    @st.dialog(tables.title(name), width="large", on_dismiss=closed)
    def draw() -> None:
        with boundary():
            rows = make()
            st.write(about or tables.sentence(name))
            st.caption(amounts.rows(len(rows)))
            table(rows, name, key=f"{key}-table")

    draw()


def choice(frame: pd.DataFrame, labels: dict[str, str], *, key: str) -> int | None:
    """A `listing` of which one line can be chosen, as the way to its rows: that line's position."""
    shown = frame[list(labels)]
    chosen = st.dataframe(
        shown,
        hide_index=True,
        lazy=False,
        key=key,
        height=_height(len(shown)),
        column_config={n: _column(shown[n], label, whole_days=True) for n, label in labels.items()},
        on_select="rerun",
        selection_mode="single-row",
        placeholder="",
    )
    lines = chosen["selection"]["rows"]
    return lines[0] if lines and lines[0] < len(shown) else None
