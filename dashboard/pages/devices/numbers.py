"""Device numbers: what each one is, who can use it, how often it changed, how to reset it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.devices.identifiers import (
    Identifier,
    identifier_counts,
    identifier_values,
    identifiers,
    status_values,
)
from dashboard.show import show
from dashboard.store.session import Holding
from dashboard.words import _, absence, amounts, columns, ngettext
from parsers.export import EMPTY, READ, UNPLACED

_OTHERS = ("resolution", "app_version")


def draw(holding: Holding) -> None:
    st.header(_("Device numbers"), anchor=False)
    st.write(
        _(
            "A device number is a code that identifies a phone, a browser or an account. The "
            "file gives these numbers without dates. So we can see how many different ones there "
            "are, but not when they changed."
        )
    )
    frame = holding.export.tables["device_ids"]
    state = holding.export.states["device_ids"]
    if state == UNPLACED:
        st.write(absence.sentence("device_ids", state))
    elif state != READ:
        st.write(
            _("Your file has a field for device numbers, and it is empty.")
            if state == EMPTY
            else _("Your file has no device numbers.")
        )
        st.write(_("That does not prove TikTok has none. Below you can read what each one is."))
    counts = holding.once("device numbers", lambda _e: identifier_counts(frame)).set_index("key")
    values = holding.once("device values", lambda _e: identifier_values(frame))
    for identifier in identifiers():
        row = counts.loc[[identifier.key]].iloc[0]
        _number(identifier, row, values[values["key"] == identifier.key])
    if state == READ:
        st.caption(
            _("Only the two ends of each number are shown. The whole number is in the entries.")
        )
        show.evidence(_("See the entries"), lambda: frame, "device_ids", key="devices-numbers")
        _others(frame)


def _number(identifier: Identifier, count: pd.Series, values: pd.DataFrame) -> None:
    """One kind of number: what the file holds of it stays in sight, the rest opens."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{_(identifier.name)}** · {_how_many(count)}")
        st.write(_(identifier.what))
        with st.expander(_("Who can use it, and how to reset it")):
            st.markdown(
                "\n\n".join(
                    [
                        f"**{_('Who can use it.')}** {_(identifier.users)}",
                        f"**{_('How to reset it.')}** {_(identifier.reset)}",
                    ]
                )
            )
            if len(values):
                show.listing(
                    values,
                    {"value": _("Number, with its middle hidden"), "rows": _("Entries")},
                    key=f"devices-number-{identifier.key}",
                )
            st.caption(_sources(identifier))


def _sources(identifier: Identifier) -> str:
    """Titles as their publishers wrote them, then what is a sentence of ours."""
    ours = [source for source in identifier.sources if source.endswith(".")]
    titles = [source for source in identifier.sources if source not in ours]
    return " ".join(
        [_("Source: {sources}.").format(sources="; ".join(map(_, titles))), *map(_, ours)]
    )


def _how_many(count: pd.Series) -> str:
    """How many different numbers, and what that says of changes."""
    if not count["rows"] and not count["withheld"]:
        return _("not in this file")
    said = []
    if count["values"]:
        said.append(
            ngettext("{count} number", "{count} different numbers", count["values"]).format(
                count=amounts.number(count["values"])
            )
        )
    if count["changes"]:
        said.append(
            ngettext(
                "it changed at least {count} time, or more devices have their own",
                "it changed at least {count} times, or more devices have their own",
                count["changes"],
            ).format(count=amounts.number(count["changes"]))
        )
    if count["withheld"]:
        said.append(
            ngettext(
                "{count} entry with only zeros: the device did not give it",
                "{count} entries with only zeros: the device did not give it",
                count["withheld"],
            ).format(count=amounts.number(count["withheld"]))
        )
    return ", ".join(said)


def _others(frame: pd.DataFrame) -> None:
    for column in _OTHERS:
        seen = status_values(frame, column)
        if len(seen):
            st.markdown(f"**{columns.label(column)}**")
            show.listing(
                seen.rename(columns={"value": column}),
                {column: columns.label(column), "rows": _("Entries")},
                key=f"devices-{column}",
            )
