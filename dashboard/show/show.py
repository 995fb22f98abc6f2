"""The only way rows, charts and words of the archive reach the screen.

Text of the archive is shown in table cells and by `text`, both of which take it as it is: anywhere
else Streamlit reads Markdown, in which a picture's address makes the browser call that host.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts import language, larger, look
from dashboard.pieces.chart import Chart, Listing
from dashboard.show import files, grid, guarded, viewing, window, zone
from dashboard.store import redacted, session
from dashboard.store.session import Holding, Viewer
from dashboard.words import _, amounts, columns, later, people, tables
from parsers.format.columns import COLUMNS, Privacy
from parsers.format.sections import OTHER, SOURCE

_HELD = {
    Privacy.OTHER_PERSON: later("names of other people"),
    Privacy.IDENTIFIER: later("addresses or numbers that point at one person or device"),
    Privacy.CONTENT: later("what was written, searched for, watched or filled in"),
}
"""What a person may not want on a shared screen, in words."""

apology, boundary = guarded.apology, guarded.boundary
alone, together, in_a_room = viewing.alone, viewing.together, viewing.in_a_room
may_open, may_count, stays_closed = viewing.may_open, viewing.may_count, viewing.stays_closed
is_held, is_open, opened = viewing.is_held, viewing.is_open, viewing.opened
period = viewing.period
"""Who is looking, for the pages to ask."""


def text(words: str, column: str) -> None:
    """A trait that stands in the archive (a company, a topic, a device), to the letter, as far as
    whoever looks may see what stands in a column of this name."""
    st.text(seen([words], column)[0])


def plain(words: str) -> None:
    """Words of ours as plain text: a sentence, names of menus, what `seen` gave."""
    st.text(words)


def seen(words: Sequence[str | None], column: str) -> list[str]:
    """Traits as whoever looks may see them, for a picture or a sentence; "" where there is none."""
    return redacted.seen(session.current(), words, column)


def person(name: str, closed: bool) -> None:
    """Somebody's name; made up where it is `closed` or the person does not look alone."""
    made = pd.DataFrame({"user": pd.array([name], dtype="string")})
    st.text(redacted.made_table(session.current(), made, (), closed)["user"].iloc[0])


def colours() -> look.Look:
    """The colours of the theme that this page has on."""
    return look.choose(st.context.theme.type)


def chart(
    figure: go.Figure, *, key: str, alt: str, table: pd.DataFrame, labels: dict[str, str], how: str
) -> None:
    """A picture, the sentence that says the same, its numbers in a table, how they were made.

    No name of a person and no word that was written is ever in a picture or its sentence.
    """
    st.plotly_chart(
        larger.larger(figure) if viewing.from_afar() else figure,
        theme=None,
        key=key,
        alt=alt,
        config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
        | language.config(),
    )
    st.caption(alt)
    with st.expander(_("The numbers, and how this was made")):
        st.write(how)
        listing(table, labels, key=f"{key}-numbers")


def drawn(piece: Chart, *, key: str) -> None:
    """A picture that stands in the report too, as `chart` draws it."""
    chart(
        piece.figure,
        key=key,
        alt=piece.alt,
        table=piece.numbers.table,
        labels=dict(piece.numbers.labels),
        how=piece.how,
    )


def listed(piece: Listing, *, key: str) -> None:
    """A short table that stands in the report too, as `listing` draws it."""
    listing(piece.table, dict(piece.labels), key=key, of=piece.of)


def viewer() -> str:
    """Who looks, as the key of the words for it."""
    return viewing.viewer().value


def listing(
    frame: pd.DataFrame,
    labels: dict[str, str],
    *,
    key: str,
    of: Iterable[str] = (),
    closed: bool = False,
) -> None:
    """A short table of our own making (counts, places, dates), with the columns in `labels`.

    `of` and `closed` as in `redacted.made_table`.
    """
    shown = redacted.made_table(session.current(), frame[list(labels)], of, closed)
    st.dataframe(shown, key=key, **grid.drawn(shown, labels, whole_days=True))


def private_columns(frame: pd.DataFrame) -> list[str]:
    """The columns with something in them that a person may not want on a shared screen."""
    return [
        name
        for name in frame.columns
        if COLUMNS[name].privacy in _HELD and frame[name].notna().any()
    ]


def table(frame: pd.DataFrame, name: str, *, key: str) -> bool:
    """A table of the archive, to search, sort, leaf through and save.

    `name` is the table's public name. Columns in which nothing stands are named, not drawn. Gives
    whether the rows are on the screen.
    """
    holding = session.current()
    if holding is None:
        return False
    # Another viewer's table is another one: nothing that was typed or opened goes along.
    key = key if alone() else f"{key}-{viewing.viewer().value}"
    if (parts := redacted.closed_parts([name])) and not _is_open(holding, name):
        stays_closed(parts)
        return False
    frame = redacted.archive_table(holding, frame, name)
    private = private_columns(frame)
    if _waits(private) and not st.session_state.get(f"{key}-open"):
        with st.container(border=True):
            st.write(_("This table has:"))
            held = {COLUMNS[column].privacy for column in private}
            st.markdown("\n".join(f"- {_(words)}" for kind, words in _HELD.items() if kind in held))
            st.write(_("Think about who can see your screen."))
            if not st.button(_("Open this table"), key=f"{key}-button"):
                return False
        st.session_state[f"{key}-open"] = True
        st.rerun(scope="fragment" if _in_fragment() else "app")
    if alone() and any(COLUMNS[name].privacy is Privacy.OTHER_PERSON for name in private):
        st.caption(_("This has names of other people. Think about who can see your screen."))
    own = [column for column in frame.columns if column not in (OTHER, SOURCE)]
    empty = [column for column in own if frame[column].isna().all()]
    shown = [column for column in own if column not in empty]
    if OTHER in private:
        shown.append(OTHER)
    _grid(frame, {column: columns.label(column) for column in shown}, name, key)
    if empty:
        st.caption(
            _("Nothing in: {columns}.").format(
                columns=", ".join(columns.label(column) for column in empty)
            )
        )
    return True


def _waits(private: list[str]) -> bool:
    """Whether a table opens by a second step only: where two look, if anything in it is private.

    Somebody alone asked for their own entries with the first one. In a room they are masked, or
    made up.
    """
    return viewing.together() and bool(private)


def values(frame: pd.DataFrame, *, key: str) -> None:
    """Places, their real keys and the values that stand there (`path`, `key`, `value`), which may
    be anything at all."""
    if viewing.viewer() is not Viewer.ME:
        st.write(_("Values are shown only to the person whose file it is."))
        return
    labels = {
        "path": _("Field in the file"),
        "key": _("What {sign} is").format(sign="{}"),
        "value": _("Value"),
    }
    _grid(frame, labels, "unknown", key)


def _grid(frame: pd.DataFrame, labels: dict[str, str], name: str, key: str) -> None:
    """Rows with search, order, pages and saving. Saved is what was found, with every column."""
    local = zone.local(frame.reset_index(drop=True))
    found = grid.found(local, labels, key)
    part = grid.part(found, key)
    shown = part[list(labels)]
    st.dataframe(shown, key=f"{key}-rows", **grid.drawn(shown, labels))
    badge = people.badge(viewing.viewer().value)
    with st.container(horizontal=True):
        files.offer(
            _("Save as CSV"),
            "csv",
            name,
            # A saved file keeps the times of the archive, in UTC.
            lambda: grid.as_csv(frame.iloc[found.index], badge),
            f"{key}-save",
        )
        # The button of the bar lies behind the window in which this table is.
        if not viewing.from_afar() and st.button(
            _("Hide this for a room"),
            key=f"{key}-room",
            icon=":material/visibility_off:",
            type="tertiary",
        ):
            session.look_as(Viewer.ROOM)
            st.rerun()
    if badge:
        st.caption(badge)
    if any(frame[name].dtype.kind == "M" for name in labels):
        st.caption(zone.sentence())


def _is_open(holding: Holding, name: str) -> bool:
    """Whether a table may be looked into; in a room it may, since its words are closed."""
    return redacted.may_count(holding, [name])


def _in_fragment() -> bool:
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    context = get_script_run_ctx(suppress_warning=True)
    return bool(context and context.fragment_ids_this_run)


def evidence(
    label: str, make: Callable[[], pd.DataFrame], name: str, *, key: str, about: str = ""
) -> None:
    """The way from a figure to its rows: a button, and behind it the table in a window.

    `make` gives the rows, of the table `name`, when they are asked for. `about` says which they
    are, in words of ours and what `seen` gave. The frame forgets on another page what is open.
    """

    def closed() -> None:
        st.session_state.pop("table", None)

    if st.button(label, key=f"{key}-show", icon=":material/table_rows:", type="tertiary"):
        st.session_state["table"] = key
        if window.is_drawn():
            st.rerun()  # in which this one takes its place
    if st.session_state.get("table") != key or not window.take():
        return

    @st.dialog(tables.title(name), width="large", on_dismiss=closed)
    def draw() -> None:
        with boundary():
            rows = make()
            plain(about or tables.sentence(name))
            st.caption(amounts.rows(len(rows)))
            table(rows, name, key=f"{key}-table")

    draw()


def choice(
    frame: pd.DataFrame,
    labels: dict[str, str],
    *,
    key: str,
    of: Iterable[str] = (),
    closed: bool = False,
) -> int | None:
    """A `listing` of which one line can be chosen, as the way to its rows: that line's position."""
    lines = frame[list(labels)].reset_index(drop=True)
    shown = grid.part(redacted.made_table(session.current(), lines, of, closed), key)
    chosen = st.dataframe(
        shown,
        key=key,
        on_select="rerun",
        selection_mode=("single-row", "single-cell"),  # the small box, and any name in the line
        **grid.drawn(shown, labels, whole_days=True),
    )
    picked = chosen["selection"]
    rows = picked["rows"] or [row for row, _column in picked["cells"]]
    return int(shown.index[rows[0]]) if rows and rows[0] < len(shown) else None


def chosen(piece: Listing, *, key: str) -> int | None:
    """A short table that stands in the report too, as `choice` draws it."""
    return choice(piece.table, dict(piece.labels), key=key, of=piece.of)
