"""What the letter says of a file: names and numbers of sections and dates, never an entry.

Names of companies and of unknown fields are offered one by one, for the person to choose: both
could say more than somebody wants to write.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from analysis.companies.off_tiktok import explains_itself
from analysis.companies.sensitive import kind_of
from analysis.declared.delivered import Delivered, Outcome, Status
from parsers.export import Export
from parsers.format.sections import SECTIONS

MOST_ITEMS = 8
"""More items than this are answered with a policy."""

_REACH = ("watch_history", "searches", "login_history")
"""Tables that go back only so far, and of which older entries are asked for."""

_CALLED = {section.table: section.at.split(" > ")[1] for section in reversed(SECTIONS)}


@dataclass(frozen=True)
class Facts:
    """`sections`: tables with entries and their numbers, the largest first; `first_view` the day
    of the oldest view; `reach`: of some tables the day of the oldest entry; `since` the day of the
    oldest entry of all; `some`: these are not all, since tables are closed to who looks."""

    form: str
    sections: tuple[tuple[str, int], ...]
    first_view: date | None
    reach: tuple[tuple[str, date], ...]
    since: date | None
    some: bool = False


def facts(export: Export, closed: Container[str] = ()) -> Facts:
    """The facts of one file but for the tables that are closed to who looks; days are of UTC."""
    open_to_all = [name for name in export.tables if name not in closed]
    sizes = {name: len(frame) for name in open_to_all if len(frame := export.tables[name])}
    spans = {name: span[0].date() for name in open_to_all if (span := export.span(name))}
    reach = {name: spans[name] for name in _REACH if name in spans}
    return Facts(
        export.format,
        tuple(sorted(sizes.items(), key=lambda size: (-size[1], size[0]))),
        reach.get("watch_history"),
        tuple(reach.items()),
        min(spans.values()) if spans else None,
        len(open_to_all) < len(export.tables),
    )


def called(table: str) -> str:
    """What TikTok calls the part of its file that becomes this table: it reads the letter."""
    return _CALLED[table]


def items(of: Iterable[Delivered]) -> tuple[tuple[Delivered, ...], tuple[str, ...]]:
    """What can be asked for, and the ids of those that are ticked before the person chooses.

    Only what has no place in any file, or only in part; what belongs to a feature is never ticked,
    nor what can only come of something the person did (`says`), but it can be.
    """
    open_to_ask = (Outcome.NO_PLACE, Outcome.IN_PART, Outcome.EMPTY)
    found = tuple(
        one for one in of if one.outcome in open_to_ask and one.kind.status is not Status.YES
    )
    ticked = [one.kind.id for one in found if one.kind.ask]
    return found, tuple(ticked[:MOST_ITEMS])


def unclear_companies(export: Export) -> tuple[str, ...]:
    """Names of companies that told TikTok something and do not say who they are, the busiest first.

    At most `MOST_ITEMS`. A company on the list of those that may reveal something sensitive is
    never offered.
    """
    told = export.tables["off_tiktok_activity"]["company"].dropna().value_counts()
    unclear = [
        (-int(events), str(name))
        for name, events in told.items()
        if not explains_itself(str(name)) and kind_of(str(name)) is None
    ]
    return tuple(name for _, name in sorted(unclear)[:MOST_ITEMS])
