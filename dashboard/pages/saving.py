"""Save and share: everything that whoever looks may see, as files for other programs."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.pages.page import Group, Page
from dashboard.pages.parts.sight import here
from dashboard.pieces.report import PAGES, report
from dashboard.show import files, show
from dashboard.store.session import Holding, Origin
from dashboard.words import _, amounts, later, ngettext

_FORMS = (
    ("xlsx", later("Save all tables as a workbook (XLSX)")),
    ("zip", later("Save all tables as CSV, in a ZIP")),
    ("sqlite", later("Save all tables as a database (SQLite)")),
)


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Save and share"), anchor=False)
    _report(holding)
    st.header(_("All tables"), anchor=False)
    count = len(files.names_of_tables(holding))
    if not count:
        st.write(_("There is no table to save: the file is empty, or everything is closed."))
        return
    st.write(
        ngettext(
            "{count} table can be saved, with a list that says what each column is.",
            "{count} tables can be saved, with a list that says what each column is.",
            count,
        ).format(count=amounts.number(count))
    )
    st.write(_who_for(holding))
    for form, label in _FORMS:
        files.offer_tables(_(label), form, holding)
    st.caption(
        _(
            "A file is made when you click and goes to the folder for downloads. A large archive "
            "takes up to a minute as a workbook."
        )
    )
    if holding.origin is not Origin.SAMPLE:
        _before_passing_on()
    st.header(_("Saved elsewhere"), anchor=False)
    st.write(
        _(
            "The letter to TikTok is on “Ask for the rest”, five things to do are on “Settings”, "
            "your answers and the evidence are on “Was it me?”, and a description of the file "
            "without your data is on “Nothing hidden”. Every page can be printed with your browser."
        )
    )


def _before_passing_on() -> None:
    st.header(_("Before you pass it on"), anchor=False)
    said = [later("A saved file can be opened by anybody who gets it. Inzage cannot close it.")]
    if show.alone():
        said.append(later("Other people's names and words are in it too. Ask them first."))
    if not show.in_a_room():
        said.append(later("For a class or a group, use made-up people, or look as “A room” first."))
    st.markdown("\n".join(f"- {_(one)}" for one in said))


def _report(holding: Holding) -> None:
    """The report is made of what this page's visitor may see, on the click."""
    st.header(_("A report"), anchor=False)
    st.write(
        _(
            "The main numbers, sentences and pictures of the pages, in one file that opens in any "
            "browser and can be printed. It needs no internet."
        )
    )
    sight = here(holding)
    files.offer(
        _("Save the report (HTML)"),
        "html",
        "inzage-report",
        lambda: report(sight, PAGES, date.today()),
        "saving-report",
    )


def _who_for(holding: Holding) -> str:
    if holding.origin is Origin.SAMPLE and not show.together():
        return _("The person in it does not exist: all of it is made up.")
    if show.in_a_room():
        return _("Names are made up, and private values are put away, as on the pages.")
    if show.together():
        return _("Only what was opened is in it, with made-up names for other people.")
    return _("Everything is in it as it is in your file, words of other people too.")


PAGE = Page(
    "saving",
    later("Save and share"),
    needs=(),
    draw=draw,
    group=Group.DO,
    icon="save",
)
