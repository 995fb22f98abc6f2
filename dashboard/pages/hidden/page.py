"""Nothing hidden: what became of every single value of the file, with sums that are exact."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts import fates
from dashboard.pages.hidden import saying
from dashboard.pages.page import Group, Page
from dashboard.pages.parts.sight import here
from dashboard.pieces import hidden as pieces
from dashboard.pieces import notices
from dashboard.show import files, show
from dashboard.store.session import Holding
from dashboard.words import _, amounts, later, tables
from parsers.export import Export, structure, structure_json
from parsers.ledger import Fate, Ledger
from parsers.notice import Notice


def draw(holding: Holding | None) -> None:
    assert holding is not None
    export = holding.export
    st.title(_("Nothing hidden"), anchor=False)
    sight = here(holding)
    st.write(pieces.all_of_them(sight))
    if sight.all_open:
        show.drawn(pieces.fates(sight), key="fates")
        st.markdown(pieces.added_up(export.ledger))
    else:
        show.listed(pieces.groups(), key="groups")
    st.write(pieces.counted(sight))
    if show.is_held():  # below, paths and counts of what is closed would stand
        st.write(
            _(
                "Only the person whose file this is can see the lists of fields, when they "
                "look alone."
            )
        )
        return
    _set_aside(export.ledger)
    _unreadable(export.ledger)
    _unknown(export)
    if show.alone():
        saying.draw(holding)
    _warnings(holding)
    if not show.in_a_room():
        _structure(export)


def _set_aside(ledger: Ledger) -> None:
    st.header(pieces.left_out_title(), anchor=False)
    paths = ledger.paths(Fate.SET_ASIDE)
    if not paths:
        st.write(_("Nothing was left out."))
        return
    st.write(_("These values are left out on purpose, for these reasons:"))
    st.markdown("\n".join(f"- {reason}" for reason in pieces.why_left_out(ledger)))
    _paths(paths, None, "set-aside")


def _unreadable(ledger: Ledger) -> None:
    st.header(_("Not readable"), anchor=False)
    paths = ledger.paths(Fate.UNREADABLE)
    if not paths:
        st.write(_("Every value was of the kind we expected."))
        return
    st.write(
        _(
            "In these fields was another kind of value than we expected. The entry is still in "
            "its table, with the value as it was under “Anything else”."
        )
    )
    _paths(paths, _("Expected"), "unreadable")


def _unknown(export: Export) -> None:
    st.header(_("Not known"), anchor=False)
    paths = export.ledger.paths(Fate.UNKNOWN)
    if not paths:
        st.write(_("Inzage knows every field in your file."))
        return
    st.write(
        _(
            "TikTok changes its files now and then. These fields are new to Inzage, so it cannot "
            "say what they mean. You can look at the values."
        )
    )
    if show.in_a_room():  # a place that nobody knows may carry a name
        st.write(
            _("{values} are in fields that are not shown to a room.").format(
                values=amounts.values(sum(paths.values()))
            )
        )
        return
    _paths(paths, None, "unknown")
    if any("{}" in path for path, _detail in paths):
        st.caption(
            _(
                "Where you see {sign}, your file may have somebody's name. You see it beside the "
                "values."
            ).format(sign="{}")
        )
    if st.toggle(_("Look at the values"), key="unknown-open"):
        show.values(export.unknown, key="unknown-values")


def _paths(paths: dict[tuple[str, str], int], detail: str | None, key: str) -> None:
    frame = pd.DataFrame(
        {
            "path": pd.array([path for path, _detail in paths], dtype="string"),
            "detail": pd.array([_(why) for _path, why in paths], dtype="string"),
            "leaves": list(paths.values()),
        }
    )
    labels = {"path": _("Field in the file"), "leaves": _("Values")}
    if detail:
        labels["detail"] = detail
    show.listing(frame, labels, key=key)


def _warnings(holding: Holding) -> None:
    export = holding.export
    st.header(_("Worth knowing about this file"), anchor=False)
    if not export.warnings:
        st.write(_("Nothing unusual was found while reading."))
    for notice, said in notices.notices(here(holding)):
        show.plain(said)
        if notice is Notice.GUESSED and not show.in_a_room():
            _guessed(export)
    st.caption(
        _("Read as {format}, version {generation} of TikTok's format, from {files}.").format(
            format=export.format.upper(),
            generation=export.generation,
            files=amounts.files(len(export.files)),
        )
    )


def _guessed(export: Export) -> None:
    """Which file or place was taken for what, one by one."""
    paths, names = zip(*export.guessed, strict=True)
    frame = pd.DataFrame(
        {
            "path": pd.array(paths, dtype="string"),
            "table": [tables.title(name) for name in names],
        }
    )
    labels = {"path": _("Field in the file"), "table": _("Read as")}
    show.listing(frame, labels, key="guessed")


def _structure(export: Export) -> None:
    st.header(_("Only the structure, to share"), anchor=False)
    st.write(
        _(
            "This list says which fields your file has and how many values are in them. None of "
            "the values is in it. With it, others can teach Inzage a new format. Look through it "
            "before you share it."
        )
    )
    paths = pd.DataFrame(structure(export.ledger), columns=["path", "kind", "fate", "leaves"])
    with st.expander(_("Look at the structure")):
        show.listing(
            paths.assign(
                fate=[fates.label(Fate(fate)) for fate in paths["fate"]],
                kind=[_(kind) for kind in paths["kind"]],
            ),
            {
                "path": _("Field in the file"),
                "kind": _("Kind of value"),
                "fate": _("What happened to it"),
                "leaves": _("Values"),
            },
            key="structure",
        )
    files.offer(
        _("Save the structure (JSON)"),
        "json",
        "structure",
        lambda: structure_json(export).encode(),
        "structure-save",
    )


PAGE = Page(
    "hidden",
    later("Nothing hidden"),
    needs=(),
    draw=draw,
    group=Group.TRUST,
    icon="fact_check",
    questions=(later("What would you like to ask TikTok?"),),
)
