"""From a figure with parts (days, hours, devices) to the rows of one part, and rows to keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.show import files, grid, show, viewing, zone
from dashboard.store import redacted
from dashboard.store.session import Holding, Part
from dashboard.words import _, columns, people, tables

Pick = Callable[[pd.DataFrame], np.ndarray]
"""Says of each row of a table whether it belongs to a part of a figure."""


def behind(
    held: Mapping[str, pd.DataFrame], parts: Mapping[str, Pick], *, key: str, among: Sequence[str]
) -> None:
    """A button that asks which table and which part, and then shows the rows in a window.

    `parts` by their names, in words of ours and what `show.seen` gave; `among` names the tables.
    Nothing is drawn where none of them has rows.
    """
    names = [name for name in among if len(held[name]) and show.may_count(name)]
    if not names:
        return
    questions = f"{key}-questions"
    if any(st.session_state.get(f"{key}-{name}-show") for name in names):
        st.session_state[questions] = False  # the window opens now; the questions make way
    with st.popover(
        _("See the entries"),
        icon=":material/table_rows:",
        type="tertiary",
        key=questions,
        on_change="rerun",
    ):
        name, part = names[0], next(iter(parts))
        if len(names) > 1:
            name = st.selectbox(
                _("Which table?"), names, format_func=tables.title, key=f"{key}-table"
            )
        if len(parts) > 1:
            part = st.selectbox(_("Which part"), list(parts), key=f"{key}-part")
        show.evidence(
            _("Show these entries"),
            lambda: held[name][parts[part](held[name])],
            name,
            key=f"{key}-{name}",
            about=part,
        )


def rows(holding: Holding, frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Rows of the table `name` as whoever looks may see them, for a list on paper."""
    return redacted.archive_table(holding, frame, name)


def _heading(column: str) -> str:
    return _("Time in UTC") if column == "at" else columns.label(column)


def keep(
    label: str,
    called: str,
    holding: Holding,
    name: str,
    parts: Sequence[tuple[Sequence[int], Mapping[str, object]]],
    *,
    key: str,
) -> None:
    """Offers rows of the table `name` as a file, as whoever looks may see them.

    `parts` are positions in it and what is to stand beside these rows, in words of ours, names of
    columns included: whoever is shown the file reads its first line, too. A moment stands there
    twice: on the clock that was chosen (left out where times are closed) and in UTC.
    """
    clock, badge = zone.zone(), people.badge(viewing.viewer().value)
    timed, frame = viewing.is_open(Part.TIMES), holding.export.tables[name]

    def made() -> bytes:
        found = []
        for places, beside in parts:
            own = rows(holding, frame.iloc[list(places)], name).reset_index(drop=True)
            local = {}
            if timed:
                at = own["at"].dt.tz_convert(clock).dt.strftime("%Y-%m-%d %H:%M:%S %z")
                local = {_("Time on your clock"): at.astype("string"), _("Time zone"): clock.key}
            own.columns = [_heading(column) for column in own.columns]
            first = pd.DataFrame({**beside, **local}, index=own.index)
            found.append(pd.concat([first, own], axis=1))
        return grid.as_csv(pd.concat(found, ignore_index=True), badge, _("For whom"))

    files.offer(label, "csv", called, made, key)
