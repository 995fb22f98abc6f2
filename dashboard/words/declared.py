"""What TikTok's privacy policy declared, in the text that was in force for the file."""

from __future__ import annotations

import pandas as pd

from analysis.declared.policies import Location, Policy, policies, policy_on, uk_apart_since
from dashboard.words import _, amounts, later

_WHICH = {
    Location.SOME: later("in some countries the GPS position"),
    Location.PRECISE: later("the precise location"),
    Location.APPROXIMATE: later("the approximate location"),
    Location.BOTH: later("the approximate or precise location"),
}


def companies(last: pd.Timestamp | None) -> str:
    """What is declared of companies that report to TikTok; `last` is the file's last moment."""
    policy = _policy(last)
    with_codes = _(
        "Declared: TikTok's privacy policy for Europe ({date}) says that advertisers and partners "
        "tell it what you did elsewhere, with codes it can match to your account. Those codes are "
        "not in the file."
    )
    without = _(
        "Declared: TikTok's privacy policy for Europe ({date}) says that advertisers and partners "
        "tell it what you did elsewhere."
    )
    said = with_codes if policy.codes else without
    return f"{said.format(date=_date(policy))} {_which_text(last)}"


def topics(last: pd.Timestamp | None) -> str:
    """What is declared of interests, gender and age."""
    said = _(
        "Declared: TikTok's privacy policy for Europe ({date}) says that it infers your interests, "
        "gender and age range. A file can have the topics and, if it is newer, a field for "
        "inferred gender. It does not say how any of it was inferred."
    )
    return f"{said.format(date=_date(_policy(last)))} {_which_text(last)}"


def location(last: pd.Timestamp | None, name: str) -> str:
    """What is declared of the device's position; `name` is the one category that could show it."""
    policy = _policy(last)
    said = _(
        "Declared: TikTok's privacy policy for Europe ({date}) says that TikTok may collect this "
        "of your device: {which}. If it did, it could only show up under “{name}”."
    ).format(date=_date(policy), which=_(_WHICH[policy.location]), name=name)
    return f"{said} {_which_text(last)}"


def named(last: pd.Timestamp | None) -> str:
    """Which text a list of kinds of data is of."""
    said = _("The list is of TikTok's privacy policy for Europe ({date}).")
    return f"{said.format(date=_date(_policy(last)))} {_which_text(last)}"


def _policy(last: pd.Timestamp | None) -> Policy:
    """The text for a file; the oldest that was read where the file is older still."""
    return policy_on(None if last is None else last.date()) or policies()[0]


def _date(policy: Policy) -> str:
    return (amounts.month if policy.by_month else amounts.day)(policy.since)


def _which_text(last: pd.Timestamp | None) -> str:
    """Why it is this text, and where another one holds."""
    if last is None:
        said = _("Your file has no dates, so this is the newest text we have read.")
    elif policy_on(last.date()):
        said = _("This text was in force on the last day in your file.")
    else:
        said = _("Your file is older. This is the oldest text we have read.")
    if last is not None and last.date() < uk_apart_since():
        return said
    apart = _("The United Kingdom has had a text of its own since {date}; we have not read it.")
    return f"{said} {apart.format(date=amounts.day(uk_apart_since()))}"
