"""The way from a figure with parts (days, hours, devices) to the rows of one part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.show import show
from dashboard.words import _, tables

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
