"""Where the person says what a place is that Inzage does not know, takes it back, and saves it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.show import files, show
from dashboard.store import saying
from dashboard.store.session import Holding
from dashboard.words import _, amounts, tables
from parsers.by_hand import NoRules, Rule, as_json, from_json, savable


def draw(holding: Holding) -> None:
    """Only where something can be said or was: most files have nothing of the kind."""
    paths, said = saying.open_paths(holding), holding.export.assigned
    if not paths and not said:
        return
    st.header(_("Do you know what it is?"), anchor=False)
    st.write(
        _(
            "Some lists in your file have names that Inzage does not know, or it had to guess. "
            "If you know what a list is, say so. You can only choose what fits its fields. "
            "Nothing is lost: you can still see what does not fit, and you can take it back."
        )
    )
    if paths:
        _choose(holding, paths)
    if said:
        _chosen(holding, said)
    with st.expander(_("What you said, as a file"), icon=":material/save:"):
        _keep(holding, said)


def _choose(holding: Holding, paths: dict[str, tuple[str, ...]]) -> None:
    listed = [*paths]
    _listing(listed, [", ".join(tables.title(name) for name in paths[p][:3]) for p in listed],
             _("Could be, for example"), "say-places")  # fmt: skip
    number = st.selectbox(_("Which line?"), range(1, len(listed) + 1), key="say-place", width=200)
    path = listed[(number or 1) - 1]
    table = st.selectbox(
        _("It is this:"),
        paths[path],
        format_func=tables.title,
        index=None,
        key=f"say-table-{number}",
        placeholder=_("Choose"),
        width=400,
    )
    if table and st.button(_("Read it as this"), key="say-it", icon=":material/check:"):
        saying.say(holding, path, table)
        st.rerun()


def _chosen(holding: Holding, said: tuple[Rule, ...]) -> None:
    st.write(_("You said this yourself; TikTok's file does not say it:"))
    _listing([rule.path for rule in said], [tables.title(rule.table) for rule in said],
             _("Read as"), "said-places")  # fmt: skip
    number = 1
    if len(said) > 1:
        number = st.selectbox(
            _("Which line?"), range(1, len(said) + 1), key="said-place", width=200
        )
    if st.button(_("Take it back"), key="said-back", icon=":material/undo:"):
        saying.take_back(holding, said[(number or 1) - 1])
        st.rerun()


def _listing(paths: list[str], names: list[str], label: str, key: str) -> None:
    frame = pd.DataFrame(
        {
            "number": range(1, len(paths) + 1),
            "path": pd.array(paths, dtype="string"),
            "name": pd.array(names, dtype="string"),
        }
    )
    labels = {"number": _("Line"), "path": _("Field in the file"), "name": label}
    show.listing(frame, labels, key=key)


def _keep(holding: Holding, said: tuple[Rule, ...]) -> None:
    st.write(
        _(
            "The file has the names of lists and fields in it, and nothing of what is in them. "
            "Load it here next time, or give it on the command line with --rules."
        )
    )
    kept = [rule for rule in said if savable(rule)]
    if kept:
        files.offer(
            _("Save what I said (JSON)"),
            "json",
            "inzage-rules",
            lambda: as_json(kept).encode(),
            "said-save",
        )
    if len(kept) < len(said):
        st.caption(_("What you said about a file that you named yourself is not in it."))
    attempt = st.session_state.setdefault("said-attempt", 0)
    file = st.file_uploader(
        _("Load what I saved"), type="json", key=f"said-load-{attempt}", max_upload_size=1
    )
    if file:
        st.session_state["said-attempt"] = attempt + 1
        try:
            number = saying.load(holding, from_json(file.getvalue()))
        except NoRules:
            number = None
        st.session_state["said-loaded"] = number
        st.rerun()
    if "said-loaded" in st.session_state:
        number = st.session_state.pop("said-loaded")
        if number is None:
            st.warning(_("This file cannot be used. Choose one that you saved here."))
        else:
            st.write(_("Lists in your file that this is about: {number}").format(
                number=amounts.number(number)))  # fmt: skip
