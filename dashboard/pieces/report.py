"""The report of an open archive: its chapters, as whoever looks may see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from analysis.devices.devices import device_coverage
from analysis.findings.answers import Answer
from analysis.findings.finding import Outcome
from analysis.findings.menus import AFRAID
from dashboard.charts import world
from dashboard.charts.look import LIGHT
from dashboard.pieces import (
    asked,
    closed,
    collected,
    companies,
    devices,
    glance,
    hidden,
    notices,
    often,
    places,
    rhythms,
    worth,
)
from dashboard.pieces.cells import grid, listed, picture
from dashboard.pieces.sight import Sight
from dashboard.report.sheet.content import Chapter, Part, Picture, Points, Report
from dashboard.report.sheet.write import written
from dashboard.store import counted, redacted
from dashboard.store.holding import Origin, Viewer
from dashboard.store.holding import Part as Closed
from dashboard.words import _, absence, amounts, declared, findings, later, people, times
from parsers.export import READ

_LOGINS = "login_history"
_DRAWN = 12
"""Categories in the picture of how far back they go: all of them would not fit on a sheet."""


def report(sight: Sight, pages: Iterable[str], made: date) -> bytes:
    """The report as a file, in the language of the run. `pages` are keys of `PAGES`; `made` is the
    day on which it is made. Raises KeyError for a page that there is not."""
    chosen = list(pages)
    sight = replace(sight, look=LIGHT)  # paper is light, whatever the screen is
    return written(
        Report(
            _("What is in your TikTok file"),
            people.badge(sight.viewer.value),
            tuple(_about(sight, made)),
            tuple(_chapter(sight, key) for key in PAGES if key in chosen),
        )
    )


def _about(sight: Sight, made: date) -> Iterator[str]:
    """What the report holds, for whom it was made and what stays closed in it."""
    holding = sight.holding
    if holding.origin is Origin.SAMPLE:
        yield _("The person in it does not exist: all of it is made up.")
    dates = collected.inventory(sight).tables.dropna(subset=["first"])
    if len(dates):  # of what is closed, not even that
        span = amounts.span(dates["first"].min(), dates["last"].max())
        yield _("**What is in it is dated {span}.**").format(span=span)
    if holding.origin is not Origin.SAMPLE:
        yield _("Who was looking: “{who}”.").format(who=_(people.WAYS[sight.viewer.value].title))
        yield _(_FOR[sight.viewer])
    if shut := [part for part in Closed if not sight.is_open(part)]:
        yield closed.sentence(shut)
    if sight.is_open(Closed.SEARCHES):
        yield _("Of searches it has only how many and when.")
    if sight.is_open(Closed.ACCOUNT):
        yield _("Of settings it has only those that we know.")
    yield _("Words, messages and other people stay on the pages of Inzage.")
    yield times.clocks(sight.zone)
    yield _(
        "Made by Inzage on {day}, on this computer. It asks nothing of the internet, and Inzage "
        "cannot close it: anybody who gets it can read it."
    ).format(day=amounts.day(made))


_FOR: Mapping[Viewer, str] = {
    Viewer.ME: later(
        "Devices, networks, companies and what stood out are in it as they are in your file."
    ),
    Viewer.TOGETHER: later("Only what was opened is in it, with made-up names for others."),
    Viewer.ROOM: later("Names are made up, and private values are put away."),
}


def _chapter(sight: Sight, key: str) -> Chapter:
    title, make, part = PAGES[key]
    if part is not None and not sight.is_open(part):
        return Chapter(key, _(title), (Part(says=(closed.sentence([part]),)),))
    boxed = key in ("glance", "worth")
    return Chapter(key, _(title), tuple(make(sight)), boxed)


def _glance(sight: Sight) -> Iterator[Part]:
    for _notice, said in notices.notices(sight):
        yield Part(says=(said,))
    for card in glance.cards(sight):
        says = card.says if card.closed is None else (closed.sentence([card.closed]),)
        small = Picture(*card.picture) if card.picture else None
        yield Part(card.title, card.numbers, says, small, chapter=card.page, way=card.way)


def _worth(sight: Sight) -> Iterator[Part]:
    answers = worth.found(sight)
    found = [answer for answer in answers if answer.outcome is Outcome.FOUND]
    heed = (_(AFRAID),) if any(AFRAID in one.finding.words.do for one in found) else ()
    yield Part(says=(worth.how_many(sight, len(found)), *heed))
    for answer in found:
        yield _finding(sight, answer)
    clear = sum(answer.outcome is Outcome.CLEAR for answer in answers)
    named = [
        Points(
            _(findings.OUTCOMES[outcome]),
            tuple(_(one.finding.words.title) for one in answers if one.outcome is outcome),
        )
        for outcome in list(Outcome)[1:]
    ]
    yield Part(
        _("What else was checked"),
        says=(worth.how_many_clear(clear),),
        points=tuple(points for points in named if points.items),
    )


def _finding(sight: Sight, answer: Answer) -> Part:
    words = answer.finding.words
    shown = worth.items(sight.holding, answer, sight.zone)
    named = [
        Points(title, tuple(map(_, said)))
        for title, said in (
            (_("What can explain it"), words.innocent),
            (_("What you can do"), tuple(one for one in words.do if one != AFRAID)),
        )
        if said
    ]
    where = _("Where in TikTok: {menus}").format(menus="; ".join(map(_, words.where)))
    filled = [column for column in shown.columns if shown[column].fillna("").ne("").any()]
    labels = {column: findings.label(column) for column in filled}
    return Part(
        _(words.title),
        says=(findings.seen(answer),),
        grid=grid(shown, labels, answer.total) if len(shown) else None,
        points=tuple(named),
        notes=(where,) if words.where else (),
    )


def _often(sight: Sight) -> Iterator[Part]:
    rhythm = rhythms.counted(sight.holding, sight.chosen)
    if not rhythm.hours["activities"].sum():
        yield Part(says=(often.nothing_timed(),))
        return
    between = " ".join(often.between_files(sight.holding.export, rhythm))
    days = (often.of_how_many_days(rhythm), between) if len(rhythm.views) else ()
    yield Part(
        numbers=tuple(often.headlines(sight, rhythm)),
        says=(often.what_is_known(),),
        notes=tuple(filter(None, (often.not_counted(sight), *days))),
    )
    if not sight.is_open(Closed.TIMES):
        yield Part(says=(closed.sentence([Closed.TIMES]),))
        return
    beside = (times.zone_beside(sight.zone),)
    if len(rhythm.views):
        lines = (often.what_the_lines_are(), *beside)
        drawn = picture(sight, often.minutes(sight, rhythm))
        yield Part(often.minutes_title(), picture=drawn, notes=lines)
    drawn = picture(sight, often.week(sight, rhythm))
    yield Part(often.week_title(rhythm), picture=drawn, notes=beside)
    if len(rhythm.views):
        drawn = picture(sight, often.nights(sight, rhythm))
        yield Part(often.nights_title(), picture=drawn, notes=beside)


def _devices(sight: Sight) -> Iterator[Part]:
    export = sight.holding.export
    if export.states[_LOGINS] != READ:
        yield Part(says=(absence.sentence(_LOGINS, export.states[_LOGINS]),))
        return
    moments, ledger = counted.moments(sight.holding), counted.ledger(sight.holding)
    reach = device_coverage(export.tables[_LOGINS])
    yield Part(
        numbers=tuple(devices.headlines(ledger, reach.rows)),
        says=(devices.what_it_is(), *devices.covered(sight, reach)),
        notes=(devices.what_a_device_is(),),
    )
    bars = devices.stretches(sight, moments)
    yield Part(
        devices.timeline_title(),
        picture=picture(sight, devices.timeline(sight, bars)),
        notes=(times.zone_beside(sight.zone),),
    )
    lines = devices.each(sight, ledger)
    yield Part(devices.each_title(), grid=listed(sight, lines), notes=(devices.about_names(),))


def _places(sight: Sight) -> Iterator[Part]:
    if not counted.moments(sight.holding)["ip"].notna().any():
        state = sight.holding.export.states[_LOGINS]
        yield Part(says=(absence.sentence(_LOGINS, state), places.without_addresses()))
        return
    yield Part(numbers=tuple(places.headlines(sight)), says=tuple(places.how_we_know(sight)))
    if not counted.countries(sight.holding).empty:
        view = world.EUROPE if places.is_near(sight) else world.WORLD
        yield Part(
            places.countries_title(),
            picture=picture(sight, places.on_a_map(sight, view)),
            grid=listed(sight, places.by_country(sight)),
            notes=(*filter(None, [places.too_small(sight)]), places.dates()),
        )
    yield Part(
        places.networks_title(),
        says=(places.what_a_network_is(),),
        grid=listed(sight, places.networks(sight)),
    )


def _companies(sight: Sight) -> Iterator[Part]:
    export = sight.holding.export
    state = export.states[companies.TABLE]
    said = declared.companies(export.last)
    if state != READ:
        says = (companies.what_it_is(), absence.sentence(companies.TABLE, state))
        yield Part(says=says, notes=(said,))
        return
    yield Part(
        numbers=tuple(companies.headlines(sight)),
        says=(companies.what_it_is(), companies.what_is_known()),
        notes=(said,),
    )
    yield Part(companies.each_title(), grid=listed(sight, companies.each(sight)))
    yield Part(
        companies.months_title(),
        picture=picture(sight, companies.by_month(sight)),
        notes=(companies.not_in_the_months(),),
    )


def _collected(sight: Sight) -> Iterator[Part]:
    found = collected.inventory(sight)
    if shut := [part for part in Closed if part is not Closed.TIMES and not sight.is_open(part)]:
        yield Part(says=(closed.sentence(shut),))
    if found.tables.empty:
        return
    numbers = tuple(collected.headlines(sight, found))
    yield Part(numbers=numbers, says=(collected.recorded(),))
    far = picture(sight, collected.reach(sight, found, _DRAWN))
    more = int(found.tables["first"].notna().sum()) > _DRAWN
    notes = (collected.only_so_many(_DRAWN),) if more else ()
    yield Part(collected.reach_title(), picture=far, notes=notes)
    yield Part(collected.months_title(), picture=picture(sight, collected.months(sight, found)))


def _hidden(sight: Sight) -> Iterator[Part]:
    if not sight.all_open:
        yield Part(says=(hidden.all_of_them(sight),), grid=listed(sight, hidden.groups()))
        return
    ledger = sight.holding.export.ledger
    reasons = [] if redacted.is_held(sight.holding) else hidden.why_left_out(ledger)
    yield Part(
        says=(hidden.all_of_them(sight),),
        picture=picture(sight, hidden.fates(sight)),
        notes=(hidden.added_up(ledger),),
        points=(Points(hidden.left_out_title(), tuple(reasons)),) if reasons else (),
    )


_Make = Callable[[Sight], Iterable[Part]]

PAGES: Mapping[str, tuple[str, _Make, Closed | None]] = {
    "glance": (later("At a glance"), _glance, None),
    "worth": (later("Worth a look"), _worth, None),
    "often": (later("How often"), _often, None),
    "devices": (later("Devices"), _devices, Closed.PLACES),
    "places": (later("Places"), _places, Closed.PLACES),
    "companies": (later("Companies"), _companies, Closed.COMPANIES),
    "said": (later("Searches and people"), asked.said, None),
    "settings": (later("Settings"), asked.of_settings, Closed.ACCOUNT),
    "collected": (later("What was collected"), _collected, None),
    "hidden": (later("Nothing hidden"), _hidden, None),
}
"""The chapters by the keys of their pages: title, what makes it, the part that closes it."""
