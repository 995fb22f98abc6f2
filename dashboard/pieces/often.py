"""How often: the estimate day by day, the hours of the week, the nights."""

from __future__ import annotations

import pandas as pd
from babel.lists import format_list

from analysis import merging
from analysis.rhythm.activity import KINDS, VIEW
from analysis.rhythm.nights import after_midnight as nights_after_midnight
from analysis.rhythm.nights import longest_run
from analysis.rhythm.rhythm import Rhythm
from analysis.rhythm.sessions import CENTRAL_CAP, HIGH_CAP, HIGH_GAP, LOW_CAP
from dashboard.charts import days as day_charts
from dashboard.charts import nights as night_charts
from dashboard.charts import week as week_charts
from dashboard.pieces.chart import Chart, Listing, Number
from dashboard.pieces.rhythms import ESTIMATES, band_labels, banded, said
from dashboard.pieces.sight import Sight
from dashboard.store.holding import Part
from dashboard.words import _, amounts, ngettext, times
from parsers.export import Export

_WEEK = 7
"""Days of watch history from which something is said of a week."""


def has_week(rhythm: Rhythm) -> bool:
    """Whether the watch history is long enough to say something of a week."""
    return len(rhythm.days) >= _WEEK


def headlines(sight: Sight, rhythm: Rhythm) -> list[Number]:
    """The answer first: how long as a range, then how often as far as times are open."""
    numbers = []
    if len(rhythm.views):
        mean = rhythm.days[ESTIMATES].mean()
        numbers.append((_("Estimated per day"), times.between(tuple(mean), short=True)))
    shown = len(sight.holding.export.tables[VIEW])
    numbers.append((_("Videos shown, recorded"), amounts.number(shown)))
    if sight.is_open(Part.TIMES):
        sessions = rhythm.of_these_days.count
        numbers.append((_("Sessions in these days"), amounts.number(sessions)))
    return numbers


def nothing_timed() -> str:
    return _(
        "Nothing on this page has a time, so we cannot say how often. That does not "
        "prove TikTok has none."
    )


def what_is_known() -> str:
    return _(
        "Counts are recorded in the file. Minutes are estimated: TikTok writes down when a "
        "video was shown to you, never for how long."
    )


def what_counts(sight: Sight) -> str:
    """The kinds of entries that are counted together, of which none that is closed is named."""
    words = {
        VIEW: _("videos shown"),
        "likes": _("likes"),
        "favorite_videos": _("saved videos"),
        "searches": _("searches"),
        "comments": _("comments"),
        "shares": _("shares"),
        "reposts": _("reposts"),
    }
    known = [words[kind] for kind in KINDS if kind == VIEW or sight.may_count(kind)]
    return format_list(known, locale=amounts.locale())


def not_counted(sight: Sight) -> str:
    """That the numbers leave out what is closed; the person alone sees others. Empty elsewhere."""
    if all(sight.may_count(name) for name in KINDS if name != VIEW):
        return ""
    return _("What is closed is not counted here, so you may see other numbers when you are alone.")


def of_how_many_days(rhythm: Rhythm) -> str:
    """Over which days the number per day is an average, and what it is in a week."""
    words = (
        ngettext(
            "The number per day is an average over the {count} day that your watch history has.",
            "The number per day is an average over all {count} days that your watch history "
            "covers, also those without entries.",
            len(rhythm.days),
        )
        if has_week(rhythm)
        else _(
            "The number per day is an average over the days that your watch history "
            "covers. They are fewer than a week, so nothing is estimated per week. Days: "
            "{count}."
        )
    )
    told = words.format(count=amounts.number(len(rhythm.days)))
    if has_week(rhythm):
        weekly = times.between(tuple(7 * rhythm.days[ESTIMATES].mean()), short=True)
        told += " " + _("Estimated per week: {length}.").format(length=weekly)
    return told


def between_files(export: Export, rhythm: Rhythm) -> list[str]:
    """Of several files of one account: the days that none of their watch histories covers."""
    spans = [(one[VIEW].first, one[VIEW].last) for one in export.reaches if VIEW in one]
    found = [
        _("No file covers {span}.").format(
            span=amounts.span(*(moment.tz_convert(rhythm.zone) for moment in gap))
        )
        for gap in merging.gaps(spans)
    ]
    if found:
        found.append(
            _(
                "The days in between count as days without entries here, so the averages are lower "
                "than they should be."
            )
        )
    return found


def after_midnight(rhythm: Rhythm) -> str:
    """What the number of nights does not tell: how many of them go on past midnight, and whether
    they come one after the other. Empty where the night does not pass midnight."""
    if rhythm.night.start < rhythm.night.end or not len(rhythm.nights):
        return ""
    late = nights_after_midnight(rhythm.views["local"].to_numpy(), rhythm.night)
    if not len(late):
        return _("None of them after midnight.")
    run = longest_run(late)
    said = ngettext(
        "After midnight: {count} night.", "After midnight: {count} nights.", len(late)
    ).format(count=amounts.number(len(late)))
    if len(run) > 1:
        said += " " + _("Most in a row: {count}, {span}.").format(
            count=amounts.number(len(run)),
            span=amounts.span(pd.Timestamp(run[0]), pd.Timestamp(run[-1])),
        )
    return said


def minutes_title() -> str:
    return _("Minutes per day, estimated")


def minutes(sight: Sight, rhythm: Rhythm) -> Chart:
    return Chart(
        day_charts.days(rhythm.days, rhythm.weeks, sight.look),
        day_charts.sentence(rhythm.days, rhythm.weeks),
        Listing(
            banded(rhythm.days),
            {"day": _("Day"), "views": _("Videos shown"), **band_labels()},
        ),
        method(rhythm.gap),
    )


def what_the_lines_are() -> str:
    return _(
        "Each bar is a day. The line is the average day of each week. The band around it goes "
        "from the lowest to the highest estimate."
    )


def method(gap: int) -> str:
    """How minutes are made of moments, in words."""
    return _(
        "The file says when a video was shown, not for how long. We take the time until the next "
        "thing you did (a video, like, saved video, search, comment, share or repost). A pause "
        "of more than {gap} ends a session. Lowest: at most {low} per video, and nothing for the "
        "last one. Middle: at most {central} per video; the last one counts as long as your "
        "usual video. Highest: at most {high} per video, and only a pause of more than "
        "{high_gap} ends a session, whatever you choose. Time with comments open or the "
        "phone put down is included, because the file cannot tell."
    ).format(
        gap=times.duration(gap),
        low=times.duration(LOW_CAP),
        central=times.duration(CENTRAL_CAP),
        high=times.duration(HIGH_CAP),
        high_gap=times.duration(HIGH_GAP),
    )


def week_column(rhythm: Rhythm) -> str:
    """What is counted by the hour: videos, or everything where there is no watch history."""
    return "views" if len(rhythm.views) else "activities"


def week_title(rhythm: Rhythm) -> str:
    return (
        _("Videos shown, by hour of the week")
        if len(rhythm.views)
        else _("Everything you did, by hour of the week")
    )


def week(sight: Sight, rhythm: Rhythm) -> Chart:
    column, names = week_column(rhythm), times.weekdays()
    return Chart(
        week_charts.week(rhythm.hours, column, sight.look),
        week_charts.sentence(rhythm.hours, column),
        Listing(
            rhythm.hours.assign(
                name=[names[day] for day in rhythm.hours["weekday"]],
                clock=[times.hour(hour) for hour in rhythm.hours["hour"]],
            ),
            {
                "name": _("Weekday"),
                "clock": _("Hour"),
                "views": _("Videos shown"),
                "activities": _("Everything you did"),
            },
        ),
        _(
            "Each entry counts for the hour it starts in, in the time zone you chose. All weeks "
            "are added up. Summer time is taken into account."
        ),
    )


def nights_title() -> str:
    return _("Nights with videos, week by week")


def nights(sight: Sight, rhythm: Rhythm) -> Chart:
    by_week = rhythm.nights_by_week
    return Chart(
        night_charts.nights(by_week, sight.look),
        night_charts.sentence(by_week),
        Listing(
            by_week,
            {
                "week": _("First day of the week"),
                "nights": _("Nights with videos"),
                "of": _("Nights that the file covers"),
            },
        ),
        _(
            "A night counts when at least one video was shown from {window}. It belongs to the "
            "day on which it began: 01:00 on Tuesday is the night of Monday. The pale bar behind "
            "says how many nights of the week the file covers."
        ).format(window=said(rhythm.night)),
    )
