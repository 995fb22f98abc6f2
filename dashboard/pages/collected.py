"""What was collected: how much, from when to when, category by category, each with its table."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis import merging
from analysis.inventory import Inventory
from dashboard.charts import reach
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import ages, asking
from dashboard.pages.parts.sight import here
from dashboard.pieces import collected as pieces
from dashboard.pieces import pictures
from dashboard.pieces.sight import Sight
from dashboard.show import cards, show, window
from dashboard.store.session import Holding, Part
from dashboard.words import _, amounts, columns, later, tables
from parsers.export import ABSENT, EMPTY, READ, UNPLACED, Export
from parsers.format.sections import OTHER, SECTIONS, SOURCE


def draw(holding: Holding | None) -> None:
    assert holding is not None
    sight = here(holding)
    inventory = pieces.inventory(sight)
    st.title(_("What was collected"), anchor=False)
    if closed := [part for part in Part if part is not Part.TIMES and not show.is_open(part)]:
        show.stays_closed(closed)
    if inventory.tables.empty:
        return
    _headlines(sight, inventory)
    if inventory.rows:
        figure, alt = pictures.of_categories(sight)
        cards.small_chart(figure, key="collected-most", alt=alt)
    asking.again(holding)
    st.caption(pieces.recorded())
    by_category, far_back, by_month = st.tabs(
        [_("Category by category"), pieces.reach_title(), pieces.months_title()]
    )
    with by_category:
        _categories(holding, inventory)
    with far_back:
        show.drawn(pieces.reach(sight, inventory), key="reach")
        _which_file(holding.export)
    with by_month:
        show.drawn(pieces.months(sight, inventory), key="months")


def _headlines(sight: Sight, inventory: Inventory) -> None:
    with st.container(horizontal=True, gap="medium"):
        for label, value in pieces.headlines(sight, inventory):
            st.metric(label, value, width="content")


def _which_file(export: Export) -> None:
    """Of several files of one account, from when to when each goes, and what none covers; for the
    person alone, since it gives dates of what others may not have been shown."""
    files = _files(export)
    if files.empty or not show.alone():
        return
    st.header(_("Which file gave what"), anchor=False)
    gaps = [
        _("No file covers {span}.").format(span=amounts.span(end, start))
        for end, start in merging.gaps(zip(files["first"], files["last"], strict=True))
    ]
    st.write(" ".join(gaps) if gaps else _("The files join without a gap."))
    show.chart(
        reach.reach(files, show.colours()),
        key="files",
        alt="; ".join(
            f"{row['name']}: {amounts.span(row['first'], row['last'])}"
            for _index, row in files.iterrows()
        ),
        table=files,
        labels={
            "name": _("File"),
            "first": _("First date (UTC)"),
            "last": _("Last date (UTC)"),
            "rows": _("Entries"),
        },
        how=_(
            "Each bar runs from the first to the last video of the watch history in one file, or "
            "of all its entries where it has none. An entry that is in two files is counted for "
            "both here, and once everywhere else."
        ),
    )


def _files(export: Export) -> pd.DataFrame:
    """The files that were put together, the oldest first: name, table, first, last, rows."""
    found = []
    for number, one in enumerate(export.reaches, start=1):
        spans = [one["watch_history"]] if "watch_history" in one else [*one.values()]
        if spans:
            found.append(
                {
                    "name": _("File {number}").format(number=number),
                    "table": "watch_history",
                    "first": min(span.first for span in spans),
                    "last": max(span.last for span in spans),
                    "rows": sum(span.rows for span in spans),
                }
            )
    return pd.DataFrame(found)


def _categories(holding: Holding, inventory: Inventory) -> None:
    export = holding.export
    st.write(_("Choose a name to see its entries."))
    st.caption(_("“Filled in” says how much of the table has something in it."))
    counted = {row["table"]: row for _index, row in inventory.tables.iterrows()}
    for group in tables.groups():
        names = [name for name in tables.named_in(group) if name in counted]
        with st.container(border=True, gap="xsmall"):
            st.header(tables.group_title(group), anchor=False)
            st.caption(tables.group_sentence(group))
            for name in names:
                if export.states[name] == READ:
                    _category(name, counted[name])
            _without_rows(names, export.states)
    if {export.states[name] for name in counted} & {EMPTY, ABSENT}:
        st.caption(_("Where the file has nothing, that does not prove TikTok has none."))
    chosen = st.session_state.get("table")
    if isinstance(chosen, str) and chosen in counted and window.take():
        _window(holding, chosen, counted[chosen])


def _category(name: str, counted: pd.Series) -> None:
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left.container(gap=None):
        opened = st.button(
            f":primary[**{tables.title(name)}**]",
            key=f"open-{name}",
            type="tertiary",
            icon=":material/table_rows:",
        )
        st.caption(tables.sentence(name))
    with right.container(gap=None):
        amount, *period = _facts(counted)
        st.markdown(amount)
        for words in period:
            st.caption(words)
    if opened:
        st.session_state["table"] = name


def _facts(counted: pd.Series) -> list[str]:
    """How much there is and how full, and the days it covers where it has any."""
    amount = amounts.rows(counted["rows"])
    if not pd.isna(counted["filled"]):
        amount += ", " + _("{share} filled in").format(share=amounts.share(counted["filled"]))
    if pd.isna(counted["first"]):
        return [amount]
    return [amount, amounts.span(counted["first"], counted["last"])]


def _without_rows(names: list[str], states: Mapping[str, str]) -> None:
    empty = [tables.title(name) for name in names if states[name] == EMPTY]
    absent = [tables.title(name) for name in names if states[name] == ABSENT]
    unplaced = [tables.title(name) for name in names if states[name] == UNPLACED]
    said = []
    if unplaced:
        said.append(
            _("**In the file, in an unknown form (see Nothing hidden):** {names}.").format(
                names=", ".join(unplaced)
            )
        )
    if empty:
        said.append(_("**In the file, nothing there:** {names}.").format(names=", ".join(empty)))
    if absent:
        said.append(_("**Not in this file:** {names}.").format(names=", ".join(absent)))
    if said:
        st.caption(" ".join(said))


def _window(holding: Holding, name: str, counted: pd.Series) -> None:
    """The table in a window over the page; what is typed in it draws the window alone anew."""

    def closed() -> None:
        st.session_state.pop("table", None)

    @st.dialog(tables.title(name), width="large", on_dismiss=closed)
    def draw_window() -> None:
        with show.boundary():
            st.write(tables.sentence(name))
            st.caption(" · ".join(_facts(counted)))
            rows, above = holding.export.tables[name], st.container()
            if show.table(rows, name, key=f"table-{name}"):
                with above:
                    ages.beside_settings(holding, name)
            with st.expander(
                _("Where this is in the file, and how much of each column is filled in")
            ):
                _about(rows, name)

    draw_window()


def _about(frame: pd.DataFrame, name: str) -> None:
    places = " / ".join(dict.fromkeys(section.at for section in SECTIONS if section.table == name))
    st.write(_("In TikTok's own words:"))
    show.plain(places.replace("[]", ""))
    own = [column for column in frame.columns if column not in (OTHER, SOURCE)]
    show.listing(
        pd.DataFrame(
            {
                "name": [columns.label(column) for column in own],
                "filled": [int(frame[column].notna().sum()) for column in own],
                "empty": [int(frame[column].isna().sum()) for column in own],
            }
        ),
        {"name": _("Column"), "filled": _("Filled in"), "empty": _("Empty")},
        key=f"columns-{name}",
    )


PAGE = Page(
    "collected",
    later("What was collected"),
    needs=(),
    draw=draw,
    group=Group.LOOK,
    icon="inventory_2",
    questions=(
        later("Which of these did you know TikTok keeps? Which one surprises you?"),
        later("What would you rather not have kept?"),
    ),
)
