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
from analysis.ids import SOURCE_OF_THIS
from dashboard.show import show, zone
from dashboard.store.session import Holding
from dashboard.words import _, absence, amounts, columns, ngettext
from parsers.export import EMPTY, READ, UNPLACED

_OTHERS = ("resolution", "app_version")


def draw(holding: Holding) -> None:
    st.header(_("Device numbers"), anchor=False)
    frame = holding.export.tables["device_ids"]
    state = holding.export.states["device_ids"]
    if state == READ:
        _numbers(holding, frame)
    elif state == UNPLACED:
        st.write(absence.sentence("device_ids", state))
    else:
        st.write(
            _("Your file has a field for device numbers, and it is empty.")
            if state == EMPTY
            else _("Your file has no device numbers.")
        )
        if holding.export.states["login_history"] == READ:  # else the page has said it above
            st.write(_("That does not prove TikTok has none."))
    _explained(frame, holding)


def _numbers(holding: Holding, frame: pd.DataFrame) -> None:
    """The numbers that the file holds, in one table, and since when TikTok has known each."""
    period = holding.export.period
    values = holding.once(
        "device values", lambda _e: identifier_values(frame, period[1] if period else None)
    )
    made = values["made_at"].dropna()
    if len(made) and show.alone():
        st.write(
            _(
                "TikTok gave the oldest of these numbers on {day}, as the number itself says."
            ).format(day=amounts.day(made.min().tz_convert(zone.zone())))
        )
    local = values["made_at"].dt.tz_convert(zone.zone())  # the day of a clock where the person is
    days = local.dt.tz_localize(None).dt.normalize()  # a second would say too much
    names = {known.key: _(known.name) for known in identifiers()}
    if len(values):
        show.listing(
            values.assign(
                name=values["key"].map(names),
                made_at=days,
            ),
            {
                "name": _("Kind of number"),
                "value": _("Number, with its middle hidden"),
                # The date tells a device from others as its number does.
                **({"made_at": _("Day it was given (derived)")} if show.alone() else {}),
                "rows": _("Entries"),
            },
            key="devices-numbers-values",
        )
    if len(made) and show.alone():
        st.caption(
            _(
                "The date is derived from the number and not recorded in the file; TikTok does not "
                "describe this. A device gets its number when the app first asks for one, also "
                "after a reset or when it is second-hand. Source: {source}."
            ).format(source=SOURCE_OF_THIS)
        )
    st.caption(_("Only the two ends of each number are shown. The whole number is in the entries."))
    show.evidence(_("See the entries"), lambda: frame, "device_ids", key="devices-numbers")
    _others(frame)


def _explained(frame: pd.DataFrame, holding: Holding) -> None:
    """Each kind of number in words, also those that this file does not hold."""
    counts = holding.once("device numbers", lambda _e: identifier_counts(frame)).set_index("key")
    with st.expander(_("What each number is, who can use it and how to reset it")):
        st.write(
            _(
                "A device number is a code that identifies a phone, a browser or an account. The "
                "file gives these numbers without dates. So we can see how many different ones "
                "there are, but not when they changed."
            )
        )
        for identifier in identifiers():
            _number(identifier, counts.loc[[identifier.key]].iloc[0])


def _number(identifier: Identifier, count: pd.Series) -> None:
    st.markdown(f"**{_(identifier.name)}** · {_how_many(count)}")
    st.write(_(identifier.what))
    st.markdown(
        "\n\n".join(
            [
                f"**{_('Who can use it.')}** {_(identifier.users)}",
                f"**{_('How to reset it.')}** {_(identifier.reset)}",
            ]
        )
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
