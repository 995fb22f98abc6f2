"""The three answers to each card, and the file that keeps them: in memory until it is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.devices.sightings import Sighting
from dashboard.show import files, grid, show
from dashboard.words import _, columns, later, people

ME, UNKNOWN, NOT_ME = "me", "unknown", "not"
ANSWERS = {
    ME: later("This was me"),
    UNKNOWN: later("I don't know"),
    NOT_ME: later("Not me"),
}


def ask(number: int, given: dict[str, str]) -> list[str]:
    """Draws the question of a card for each who answers, and gives the answers to it."""
    for who, label in asked():
        key = f"{number}-{who}"
        chosen = st.segmented_control(
            label,
            list(ANSWERS),
            default=given.get(key) or None,
            format_func=lambda one: _(ANSWERS[one]),
            key=f"was-{key}",
        )
        given[key] = chosen or ""
    return of(number, given)


def asked() -> list[tuple[str, str]]:
    """Who answers: together each for themselves."""
    if show.together():
        return [("young", _("You, whose file this is")), ("other", _("The person beside you"))]
    return [("me", _("Was it you?"))]


def of(number: int, given: Mapping[str, str]) -> list[str]:
    """The answers to a card, "" where there is none yet."""
    return [given.get(f"{number}-{who}", "") for who, _label in asked()]


def word(answer: str) -> str:
    return _(ANSWERS[answer]) if answer else _("no answer")


def keep(found: Sequence[Sighting], given: Mapping[str, str]) -> None:
    """Offers the answers as a file: codes of models and answers, no time, no address, no name."""
    if not any(given.values()):
        return
    made = pd.DataFrame(
        {
            _("Card"): range(1, len(found) + 1),
            columns.label("device_model"): show.seen([one.model for one in found], "device_model"),
            _("Answer"): [
                ", ".join(word(one) for one in of(number, given) if one)
                for number in range(len(found))
            ],
        }
    )
    badge = people.badge(show.viewer())
    files.offer(
        _("Save my answers"),
        "csv",
        "was-it-me-answers",
        lambda: grid.as_csv(made, badge, _("For whom")),
        "was-save",
    )
    st.caption(
        _("This file has codes of devices and your answers: no times, no addresses, no names.")
    )
