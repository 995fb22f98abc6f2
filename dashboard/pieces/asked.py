"""The chapters of a report about searches and settings: no word that somebody wrote is in them."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.pieces import closed, searches, settings
from dashboard.pieces.cells import listed, picture
from dashboard.pieces.sight import Sight
from dashboard.report.sheet.content import Part
from dashboard.store.holding import Part as Closed
from dashboard.words import absence
from parsers.export import READ


def said(sight: Sight) -> Iterator[Part]:
    """How many searches and when, never a word."""
    if not sight.is_open(Closed.SEARCHES):
        yield Part(says=(closed.sentence([Closed.SEARCHES]),))
        return
    state = sight.holding.export.states[searches.TABLE]
    if state != READ:
        yield Part(says=(absence.sentence(searches.TABLE, state),))
        return
    found = searches.counted(sight)
    yield Part(says=(searches.how_many(found),))
    if found.dated:
        yield Part(searches.title(), picture=picture(sight, searches.by_month(sight)))


def of_settings(sight: Sight) -> Iterator[Part]:
    """The settings that we know, in words of ours."""
    found = settings.known(sight)
    state = sight.holding.export.states[settings.TABLE]
    if not found and state != READ:
        yield Part(says=(absence.sentence(settings.TABLE, state),))
        return
    lines = listed(sight, settings.each(found)) if found else None
    yield Part(says=(settings.how_many(sight, found),), grid=lines)
