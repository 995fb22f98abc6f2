"""Hours and nights: the week as a grid, the night, and school hours."""

from __future__ import annotations

import streamlit as st

from analysis.rhythm.activity import KINDS
from analysis.rhythm.rhythm import Rhythm
from dashboard.charts import nights
from dashboard.pages.often import picks
from dashboard.pages.parts import habits
from dashboard.pages.parts.sight import here
from dashboard.pieces import often as pieces
from dashboard.pieces.rhythms import band_labels, banded
from dashboard.show import evidence, show, zone
from dashboard.store.session import Holding
from dashboard.words import _, amounts, times


def draw(holding: Holding, rhythm: Rhythm) -> None:
    _week(holding, rhythm)
    _night(holding, rhythm)
    _school(holding, rhythm)


def _week(holding: Holding, rhythm: Rhythm) -> None:
    watched = len(rhythm.views) > 0
    column = pieces.week_column(rhythm)
    st.header(pieces.week_title(rhythm), anchor=False)
    names = times.weekdays()
    show.drawn(pieces.week(here(holding), rhythm), key="often-week")
    st.caption(zone.beside())
    filled = rhythm.hours[rhythm.hours[column] > 0]
    evidence.behind(
        holding.export.tables,
        {
            _("The whole week"): picks.everything,
            **{
                f"{names[day]}, {times.hour(hour)}": picks.in_hour(rhythm.zone, day, hour)
                for day, hour in zip(filled["weekday"], filled["hour"], strict=True)
            },
        },
        key="often-week",
        among=picks.WATCHED if watched else KINDS,
    )


def _night(holding: Holding, rhythm: Rhythm) -> None:
    st.header(pieces.nights_title(), anchor=False)
    st.write(_("You decide what night is. Some apps use the same hours in their rules."))
    habits.night_control()
    by_week = rhythm.nights_by_week
    if not len(rhythm.views):
        st.write(nights.sentence(by_week))
        return
    show.drawn(pieces.nights(here(holding), rhythm), key="often-nights")
    if late := pieces.after_midnight(rhythm):
        st.write(late)
    st.caption(zone.beside())
    with st.expander(_("Each night, with its estimated minutes")):
        show.listing(
            banded(rhythm.nights),
            {"night": _("Day the night began"), "views": _("Videos shown"), **band_labels()},
            key="often-each-night",
        )
    evidence.behind(
        holding.export.tables,
        {
            _("All nights"): picks.in_nights(rhythm.zone, rhythm.night),
            **{
                _("Nights of the week of {day}").format(day=amounts.day(monday)): picks.in_nights(
                    rhythm.zone, rhythm.night, monday
                )
                for monday in by_week["week"][by_week["nights"] > 0][::-1]
            },
        },
        key="often-nights",
        among=picks.WATCHED,
    )


def _school(holding: Holding, rhythm: Rhythm) -> None:
    if not st.toggle(_("Show school hours"), key="often-school-asked"):
        return
    st.header(_("School hours"), anchor=False)
    st.write(
        _(
            "Monday to Friday, between the hours that you choose. Holidays, free days and days at "
            "home are not in the file, so they count like any other day."
        )
    )
    habits.school_control()
    school = rhythm.school
    if school.share is None:
        st.write(_("There is no watch history with dates, so we cannot count school hours."))
        return
    band = (school.minutes.low, school.minutes.central, school.minutes.high)
    st.write(
        _(
            "Videos shown from {window}: {videos}, which is {share} of all. Weekdays with such "
            "videos: {days} of {weekdays}. Together {time}, estimated."
        ).format(
            window=habits.said(school.window),
            videos=amounts.number(school.views),
            share=amounts.share(school.share),
            days=amounts.number(school.days),
            weekdays=amounts.number(school.weekdays),
            time=times.about(*band),
        )
    )
    st.caption(zone.beside())
    evidence.behind(
        holding.export.tables,
        {_("School hours"): picks.in_school_hours(rhythm.zone, school.window)},
        key="often-school",
        among=picks.WATCHED,
    )
