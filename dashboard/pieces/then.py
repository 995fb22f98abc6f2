"""Then and now: what is new and what is gone between two files, as whoever looks may know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.apart import Why, without
from analysis.compare import Section
from analysis.devices.names import model_name
from analysis.norms import settings
from analysis.rhythm.activity import VIEW
from dashboard.charts import then as charts
from dashboard.pieces.chart import Chart, Listing, Number
from dashboard.pieces.sight import Sight
from dashboard.store.both import Pair
from dashboard.words import _, amounts, later, ngettext, tables
from dashboard.words.benchmarks import capital
from parsers.export import Export
from parsers.format.section import field_of

DRAWN = 12
"""Categories in the picture: all of them would be longer than anybody scrolls."""


@dataclass(frozen=True)
class Kind:
    """One kind of value that came or went: its title, the column it is shown as, its table."""

    title: str
    column: str
    table: str


NAMED = {
    "devices": Kind(later("Devices"), "model", "login_history"),
    "networks": Kind(later("Networks"), "operator", "login_history"),
    "carriers": Kind(later("Phone companies"), "carrier", "login_history"),
    "companies": Kind(later("Companies"), "company", "off_tiktok_activity"),
    "ad_topics": Kind(later("Ad topics"), "topic", "ad_interests"),
    "linked_accounts": Kind(later("Linked accounts"), "platform", "linked_accounts"),
}
NUMBERED = {
    "device_numbers": Kind(later("Device numbers"), "did", "device_ids"),
    "apple_advertising_numbers": Kind(
        later("Apple advertising number (IDFA)"), "idfa", "device_ids"
    ),
    "google_advertising_numbers": Kind(
        later("Google advertising number (GAID)"), "gaid", "device_ids"
    ),
}
"""What only counts are told of: the numbers themselves open with their table."""


def sections(sight: Sight, pair: Pair) -> list[Section]:
    """The tables of which whoever looks may know how much is in them."""
    found = pair.found.sections
    return [one for one in found if sight.may_count(one.table)]


def day_of(sight: Sight, export: Export) -> str:
    """Which day a file is of, in a few words: when it was asked for, else its last entry that
    whoever looks may know of; "" where there is neither."""
    if export.requested:
        return _("asked for on {day}").format(day=amounts.day(export.requested))
    last = _last(sight, export)
    return "" if last is None else _("last entry {day}").format(day=amounts.day(last))


def _last(sight: Sight, export: Export) -> pd.Timestamp | None:
    tables_ = [name for name in export.tables if sight.may_count(name)]
    spans = [span for name in tables_ if (span := export.span(name))]
    return max((last for _first, last in spans), default=None)


def headlines(sight: Sight, pair: Pair) -> list[Number]:
    found = sections(sight, pair)
    return [
        (_("New entries"), amounts.number(sum(one.new for one in found))),
        (_("Gone"), amounts.number(sum(one.gone for one in found))),
        *(
            (label, amounts.short_day(day))
            for label, export in ((_("Older file"), pair.old), (_("Newer file"), pair.new))
            if (day := _moment(sight, export)) is not None
        ),
    ]


def _moment(sight: Sight, export: Export) -> pd.Timestamp | None:
    return pd.Timestamp(export.requested) if export.requested else _last(sight, export)


def answer(sight: Sight, pair: Pair) -> Iterator[str]:
    """What is new, what is gone, and how far back the watch history went and goes."""
    found = sections(sight, pair)
    new, gone = (sum(one.new for one in found), sum(one.gone for one in found))
    restated = sum(one.restated for one in found)
    if is_same(sight, pair):
        yield (
            _("**Nothing is new and nothing is gone: both files say the same.**")
            if sight.all_open
            else _("**In what is open, nothing is new and nothing is gone.**")
        )
        return
    yield ngettext(
        "**{count} entry is new.** It is in the newer file only.",
        "**{count} entries are new.** They are in the newer file only.",
        new,
    ).format(count=amounts.number(new))
    yield ngettext(
        "**{count} entry is gone.** It is in the older file only.",
        "**{count} entries are gone.** They are in the older file only.",
        gone,
    ).format(count=amounts.number(gone))
    if restated:
        yield ngettext(
            "{count} entry is in both and says something else now, as a setting does that was "
            "changed.",
            "{count} entries are in both and say something else now, as a setting does that was "
            "changed, or a post whose likes have grown.",
            restated,
        ).format(count=amounts.number(restated))
    for one in found:
        if one.table == VIEW and one.firsts[0] is not None and one.firsts[1] is not None:
            yield _(
                "The watch history began on {then} in the older file, and begins on {now} in the "
                "newer one."
            ).format(then=amounts.day(one.firsts[0]), now=amounts.day(one.firsts[1]))


def is_same(sight: Sight, pair: Pair) -> bool:
    """Whether nothing that whoever looks may know of has changed."""
    return not (
        any(one.changed for one in sections(sight, pair))
        or values(sight, pair)
        or numbers(sight, pair)
        or changed_settings(sight, pair)
    )


def coverage(sight: Sight, pair: Pair) -> Chart:
    """How far both files reach, the fullest categories drawn, all of them in the numbers."""
    found = sections(sight, pair)
    dated = pd.DataFrame(
        {
            "table": [one.table for one in found],
            "name": [tables.title(one.table) for one in found],
            "rows": [max(one.rows) for one in found],
            **{
                name: pd.Series([pair_[at] for pair_ in some], dtype="datetime64[us, UTC]")
                for name, some, at in (
                    ("first_then", [one.firsts for one in found], 0),
                    ("last_then", [one.lasts for one in found], 0),
                    ("first_now", [one.firsts for one in found], 1),
                    ("last_now", [one.lasts for one in found], 1),
                )
            },
        }
    )
    dated = dated.dropna(subset=["first_then", "first_now"], how="all")
    dated = dated.sort_values("rows", ascending=False, kind="stable", ignore_index=True)
    return Chart(
        charts.reaches(dated.head(DRAWN), sight.look),
        charts.sentence(dated),
        Listing(
            dated,
            {
                "name": _("Category"),
                "first_then": _("First, older file"),
                "last_then": _("Last, older file"),
                "first_now": _("First, newer file"),
                "last_now": _("Last, newer file"),
            },
        ),
        _(
            "Each bar runs from the first to the last date in a category (UTC); gaps inside it are "
            "not shown. The picture has the {count} categories with most entries, the table all."
        ).format(count=amounts.number(DRAWN)),
    )


def how_we_know(sight: Sight, pair: Pair) -> Iterator[str]:
    """Which files they are, whose, and when two entries are taken for the same."""
    for told, export in (
        (_("**Older file:** {words}."), pair.old),
        (_("**Newer file:** {words}."), pair.new),
    ):
        day = day_of(sight, export)
        kind = export.format.upper()
        yield told.format(words=f"{kind}, {day}" if day else kind)
    if pair.same is None:
        yield _("The files do not say enough to tell whether both are of one account.")
    elif pair.same:
        yield _("Both files are of one account, by the user name or the account number in them.")
    else:
        yield _("The files name different accounts; you said that it is one with a new name.")
    yield _(
        "Two entries are the same where they agree in everything that both files fill in. Posts, "
        "LIVE videos, reviews, orders and settings are known by their time, number or name, since "
        "what is said of them changes. A file proves what is in it, and not what TikTok has."
    )


def came_and_went(sight: Sight, pair: Pair) -> Iterator[str]:
    """The categories that only one of the files has."""
    found = sections(sight, pair)
    for said, had, has in (
        (_("Categories that only the newer file has: {names}."), pair.old, pair.new),
        (_("Categories that only the older file has: {names}."), pair.new, pair.old),
    ):
        names = [
            tables.title(one.table)
            for one in found
            if without(had, one.table) and not without(has, one.table)
        ]
        if names:
            yield said.format(names=", ".join(names))


def reasons(sight: Sight, pair: Pair) -> dict[Why, list[tuple[str, int]]]:
    """For each reason why something is gone the tables with how many of theirs, most first."""
    found: dict[Why, list[tuple[str, int]]] = {}
    for why in Why:
        some = [(one.table, count) for one in sections(sight, pair) if (count := one.why.get(why))]
        if some:
            found[why] = sorted(some, key=lambda pair_: -pair_[1])
    return found


def values(sight: Sight, pair: Pair) -> list[tuple[Kind, Listing]]:
    """What came and what went, kind by kind: names as the file has them."""
    found = []
    for key, kind in NAMED.items():
        if key in pair.found.values and sight.may_count(kind.table):
            came, went = pair.found.values[key]
            found.append((kind, _listing(kind, came, went)))
    return found


def _listing(kind: Kind, came: Sequence[str], went: Sequence[str]) -> Listing:
    frame = pd.DataFrame(
        {
            kind.column: pd.array([*came, *went], dtype="string"),
            "fate": [_("new")] * len(came) + [_("not any more")] * len(went),
        }
    )
    labels = {kind.column: _(kind.title), "fate": _("In the newer file")}
    if kind.column == "model":
        frame["name"] = [model_name(one) or _("No name known") for one in (*came, *went)]
        labels = {"name": _("Device"), "model": _("Code in the file"), "fate": labels["fate"]}
    return Listing(frame, labels, (kind.table,))


def numbers(sight: Sight, pair: Pair) -> list[tuple[Kind, int, int]]:
    """How many numbers of each kind came and went."""
    return [
        (kind, len(came), len(went))
        for key, kind in NUMBERED.items()
        if sight.may_count(kind.table)
        for came, went in [pair.found.values.get(key, ((), ()))]
        if came or went
    ]


def changed_settings(sight: Sight, pair: Pair) -> list[tuple[str, str | None, str | None]]:
    """Each setting that says something else: its field, and what it says then and now."""
    if not sight.may_count("settings"):
        return []
    return [*pair.found.settings]


def in_words(field: str, then: str | None, now: str | None) -> str | None:
    """A setting that we know, with both choices; None where the file says what we do not know."""
    known = [one for one in settings.settings() if field_of(field) in map(field_of, one.fields)]
    if not known:
        return None
    said = [_choice(known[0], value) for value in (then, now)]
    if None in said:
        return None
    return _("**{what}**: {then} then, {now} now.").format(
        what=capital(_(known[0].what)), then=said[0], now=said[1]
    )


def _choice(setting: settings.Setting, value: str | None) -> str | None:
    """A choice in words; None for a spelling that we do not know."""
    if value is None:
        return _("not in the file")
    choice = settings.choice_of(setting, value)
    return _(settings.CHOICES[choice]) if choice else None
