"""The screens of *In short*, made of the numbers of the pages; one without data is left out."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pandas as pd

from analysis import people
from analysis.rhythm.nights import NIGHT, SCHOOL
from analysis.rhythm.rhythm import rhythm
from analysis.rhythm.sessions import GAPS
from dashboard.pages.parts import habits
from dashboard.pages.parts.sight import here
from dashboard.pieces import hidden, pictures
from dashboard.pieces.pictures import Picture
from dashboard.pieces.rhythms import ESTIMATES
from dashboard.show import show, zone
from dashboard.store import counted
from dashboard.store.session import Holding, Part
from dashboard.words import _, amounts, ngettext, times
from parsers.export import Export

_WATCHED, _TOLD = "watch_history", "off_tiktok_activity"
_VIDEO_STEPS = (1_000, 5_000, 20_000)


@dataclass(frozen=True)
class Screen:
    """One number and one sentence, in the language of the run, and the page they come from.

    With `choices` the number is guessed first; `question` asks for it.
    """

    key: str
    page: str
    title: str
    label: str
    number: str
    sentence: str
    how: str
    question: str = ""
    choices: tuple[str, ...] = ()
    right: int = 0
    """Which of the choices it is."""
    picture: Callable[[], Picture] | None = None
    """Makes it when the screen is drawn; None where what it would show is closed."""


def screens(holding: Holding) -> list[Screen]:
    """Between one and eight screens: first what is about the person, last what is always there."""
    return [
        *_time(holding),
        *(_nights(holding) if show.is_open(Part.TIMES) else ()),
        *(_devices(holding) if show.is_open(Part.PLACES) else ()),
        *(_companies(holding) if show.is_open(Part.COMPANIES) else ()),
        *(_countries(holding) if show.is_open(Part.PLACES) else ()),
        *_videos(holding),
        *(_oldest(holding) if not show.is_held() else ()),
        _values(holding),
    ]


def _time(holding: Holding) -> Iterator[Screen]:
    found = habits.counted(holding, habits.choice())
    if not len(found.views):
        return
    mean = found.days[ESTIMATES].mean()
    yield Screen(
        "time",
        "often",
        _("Time"),
        _("Per day, estimated"),
        times.between((mean["low"], mean["central"], mean["high"]), short=True),
        _(
            "Minutes are estimated: TikTok writes down when a video was shown to you, never for "
            "how long."
        ),
        _("The page says how each of the three estimates is made."),
        picture=partial(pictures.of_days, here(holding)) if show.is_open(Part.TIMES) else None,
    )


def _values(holding: Holding) -> Screen:
    """Where something is closed without the number: what is open taken from it is what is not."""
    sight = here(holding)
    number, picture = _("Counted"), None
    if sight.all_open:
        number = amounts.number(holding.export.ledger.total)
        picture = partial(pictures.of_fates, sight)
    return Screen(
        "values",
        "hidden",
        _("Everything has a place"),
        _("Values in your file"),
        number,
        _("Inzage counted all of them, and you can see what became of each one.")
        if sight.all_open
        else _("Inzage counted all of them. How many they are is not said while some are closed."),
        _("A value is the smallest piece of the file: one time, one word or one number.")
        + " "
        + hidden.counted(sight),
        picture=picture,
    )


def _oldest(holding: Holding) -> Iterator[Screen]:
    export = holding.export
    if export.period is None:
        return
    yield Screen(
        "oldest",
        "collected",
        _("How far back"),
        _("Oldest date in your file"),
        amounts.short_day(export.period[0]),
        _("Some categories begin much later. Anything older is unknown."),
        _("This is the earliest date and time in any category, in UTC."),
        picture=partial(pictures.of_reach, here(holding)),
    )


def _videos(holding: Holding) -> Iterator[Screen]:
    export = holding.export
    views, span = len(export.tables[_WATCHED]), export.span(_WATCHED)
    if not views or span is None:
        return
    low, middle, high = (amounts.number(step) for step in _VIDEO_STEPS)
    yield Screen(
        "videos",
        "often",
        _("Videos"),
        _("Videos shown to you"),
        amounts.number(views),
        _("They were shown on this account from {period}.").format(period=amounts.span(*span)),
        _(
            "Each entry of the watch history is recorded in the file: when a video was shown, "
            "never for how long. Entries that were deleted are not in it."
        ),
        _("How many videos were shown to you from {period}?").format(period=amounts.span(*span)),
        (
            _("Fewer than {number}").format(number=low),
            _("{low} to {high}").format(low=low, high=middle),
            _("{low} to {high}").format(low=middle, high=high),
            _("More than {number}").format(number=high),
        ),
        bisect(_VIDEO_STEPS, views),
        partial(pictures.of_the_week, here(holding)) if show.is_open(Part.TIMES) else None,
    )


def _counted_nights(export: Export, chosen: str) -> pd.DataFrame:
    """The nights of each week in the usual hours, whatever was chosen on the page."""
    own = people.own_name(export.tables["profile"], export.tables["direct_messages"])
    found = rhythm(export.tables, chosen, GAPS[0], NIGHT, SCHOOL, own.names if own else ())
    return found.nights_by_week


def _nights(holding: Holding) -> Iterator[Screen]:
    chosen = zone.zone().key
    by_week = holding.once(f"story nights {chosen}", lambda export: _counted_nights(export, chosen))
    with_videos, of = int(by_week["nights"].sum()), int(by_week["of"].sum())
    if not of:
        return
    start, end = str(NIGHT).split("-")
    yield Screen(
        "nights",
        "often",
        _("Nights"),
        _("Nights with videos"),
        _("{nights} of {of}").format(nights=amounts.number(with_videos), of=amounts.number(of)),
        _("In these nights at least one video was shown between {start} and {end}.").format(
            start=start, end=end
        ),
        _(
            "A night counts when a video was shown in those hours. You can choose other hours on "
            "the page. Time zone: {zone}."
        ).format(zone=zone.name_of(chosen)),
        _("In how many nights was a video shown between {start} and {end}?").format(
            start=start, end=end
        ),
        (
            _("Less than a quarter of them"),
            _("A quarter to a half"),
            _("A half to three quarters"),
            _("More than three quarters"),
        ),
        min(3, 4 * with_videos // of),
        partial(pictures.of_nights, here(holding), by_week),
    )


def _devices(holding: Holding) -> Iterator[Screen]:
    moments = counted.moments(holding)
    if moments.empty:
        return
    found = counted.ledger(holding)
    yield Screen(
        "devices",
        "devices",
        _("Devices"),
        _("Devices and browsers"),
        amounts.number(len(found)),
        ngettext(
            "TikTok recorded {count} time that one of them was online.",
            "TikTok recorded {count} times that one of them was online.",
            len(moments),
        ).format(count=amounts.number(len(moments))),
        _(
            "Each record has a model code. Two phones of the same model look like one. All "
            "browsers without a code count as one."
        ),
        _("On how many devices was this account seen?"),
        (*map(amounts.number, (1, 2, 3)), _("{number} or more").format(number=amounts.number(4))),
        min(4, len(found)) - 1,
        partial(pictures.of_devices, here(holding)),
    )


def _countries(holding: Holding) -> Iterator[Screen]:
    found = counted.countries(holding)
    if found.empty:
        return
    yield Screen(
        "countries",
        "places",
        _("Places"),
        _("Countries of your internet addresses"),
        amounts.number(len(found)),
        _("The country belongs to the network, not to where you were."),
        _(
            "Each internet address in the file was looked up on this computer, in a list that "
            "comes with Inzage. A VPN can show another country than the one you were in."
        ),
        picture=partial(pictures.of_countries, here(holding)),
    )


def _companies(holding: Holding) -> Iterator[Screen]:
    told = holding.export.tables[_TOLD]
    if told.empty:
        return
    found = counted.companies(holding, zone.zone().key)
    yield Screen(
        "companies",
        "companies",
        _("Companies"),
        _("Companies that told TikTok something"),
        amounts.number(len(found)),
        ngettext(
            "Together they passed on {count} event, such as a visit or a purchase.",
            "Together they passed on {count} events, such as a visit or a purchase.",
            len(told),
        ).format(count=amounts.number(len(told))),
        _(
            "Each event is recorded in the file with the name of the company. A company that is "
            "not in it may still have told TikTok something."
        ),
        picture=partial(pictures.of_companies, here(holding)),
    )
