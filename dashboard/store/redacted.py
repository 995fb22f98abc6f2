"""What the person who looks may see: the redaction of `analysis`, for the pages of one session.

`show` puts every table through `archive_table` or `made_table` before it is drawn or saved. Nobody
is shown anything before it is known who looks: until then the rules of a room hold.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from analysis.columns import DERIVED
from analysis.inventory import Inventory
from analysis.redaction.redaction import (
    NAMED,
    WRITTEN,
    Mode,
    Redaction,
    redact,
    redaction_for,
)
from analysis.rhythm.activity import VIEW
from dashboard.store.holding import Holding, Origin, Part, Viewer
from parsers.export import Export
from parsers.format.columns import COLUMNS, Privacy
from parsers.format.sections import TABLES

_SALT_BYTES = 16

_TABLES = {
    Part.MESSAGES: "direct_messages group_messages tako_messages shop_messages",
    Part.SEARCHES: "searches",
    Part.COMMENTS: "comments favorite_comments watch_live_comments",
    Part.COMPANIES: "off_tiktok_activity ad_interests ads_visited ad_partners lead_forms",
    Part.PLACES: "login_history device_ids last_location location_reviews favorite_locations",
    Part.PEOPLE: "followers following blocked profile_views gifts_sent gifts_bought",
    Part.LINKS: """
        watch_history likes favorite_videos favorite_sounds favorite_effects favorite_hashtags
        favorite_collections collections favorite_drama favorite_movies favorite_playlists shares
        hashtags reposts stickers mini_drama_history posts deleted_posts stories go_live_history
        watch_live_history shop_browsing shop_cart shop_favorites
    """,
}

PARTS: Mapping[Part, frozenset[str]] = {
    **{part: frozenset(names.split()) for part, names in _TABLES.items()},
    Part.ACCOUNT: frozenset(TABLES) - frozenset(" ".join(_TABLES.values()).split()),
}
"""The tables that stay closed together, until the one whose file it is opens their part.

Every table belongs to a part, and one that nobody thought of to the account. `Part.TIMES` is no
table: without it, days stand in place of times of day.
"""

_OWN = "name means meaning fit follow same role clock length apart fate detail"
OWN = frozenset(_OWN.split())
"""Columns that a page fills with words of ours (titles, formatted times, places in the structure).

Text of the archive never goes into one of these: a page names such a column as an analysis or the
archive does, or it is refused when somebody else than the person looks.
"""

_WORDS = frozenset({Part.MESSAGES, Part.SEARCHES, Part.COMMENTS})
"""The parts that open what was written: a review of a place stays closed with its place open."""

_BELONGS: Mapping[Part, frozenset[str]] = {
    Part.COMPANIES: frozenset({"company", "event", "topic", "host"}),
    Part.PLACES: frozenset({"place", "region", "gps", "location"}),
}
"""Traits with a name that a page shows outside the tables of their part, which opens them."""

_KEPT_CLOSED = frozenset({"other", "note"})
"""Of what was written, that which no part opens."""


def viewer_of(holding: Holding | None) -> Viewer:
    """Who looks, as far as something is closed to them; a room as long as nobody has said so.

    A room sees made-up people as somebody alone does: there is nobody in them to protect.
    """
    if holding is None or holding.viewer is None:
        return Viewer.ROOM
    in_room = holding.viewer is Viewer.ROOM
    return Viewer.ME if in_room and holding.origin is Origin.SAMPLE else holding.viewer


def may_open(holding: Holding | None, tables: Iterable[str]) -> bool:
    """Whether what was written in these tables can be opened by whoever looks."""
    viewer = viewer_of(holding)
    if viewer is Viewer.TOGETHER and holding is not None:
        return all(part in holding.opened for part in closed_parts(tables))
    return viewer is Viewer.ME


def closed_parts(tables: Iterable[str]) -> list[Part]:
    """The parts to which these tables belong."""
    wanted = set(tables)
    return [part for part, among in PARTS.items() if wanted & among]


def tables_of(parts: Iterable[Part]) -> frozenset[str]:
    """The tables of these parts; `Part.TIMES` has none."""
    return frozenset().union(*(PARTS.get(part, ()) for part in parts))


def archive_table(holding: Holding, frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Rows of the archive's table `name`, private values put away; all of its columns are known."""
    if viewer_of(holding) is Viewer.ME:
        return frame
    if not is_open(holding, Part.TIMES):
        frame = _by_day(frame)
    return redact(frame, _redaction(holding, (name,), closed=False))


def is_open(holding: Holding | None, part: Part) -> bool:
    """Whether a part may be looked into: always alone, in a room with what is private put away."""
    return holding is None or not is_held(holding) or part in holding.opened


def is_held(holding: Holding | None) -> bool:
    """Whether a young person says what is open: to who looks with them, and to a room after that.

    A room is reached with one click and without the code, so it may show no more than was open.
    """
    viewer = viewer_of(holding)
    after = viewer is Viewer.ROOM and holding is not None and holding.held
    return viewer is Viewer.TOGETHER or after


def opened(holding: Holding | None, inventory: Inventory) -> Inventory:
    """What whoever looks may know of: no counts and dates of what is closed."""

    def is_known(names: pd.Series) -> pd.Series:
        return names.map(lambda name: may_count(holding, [name])).astype(bool)

    return Inventory(
        inventory.tables[is_known(inventory.tables["table"])],
        inventory.months[is_known(inventory.months["table"])],
    )


def may_count(holding: Holding | None, tables: Iterable[str]) -> bool:
    """Whether whoever looks may know how much is in these tables, and from when."""
    return all(is_open(holding, part) for part in closed_parts(tables))


def period(holding: Holding) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """The first and the last moment of what whoever looks may count, and of the watch history.

    The one answer to "from when to when" in words of ours: every page gives the same.
    """
    export = holding.export
    known = [name for name in export.tables if name == VIEW or may_count(holding, [name])]
    spans = [span for name in known if (span := export.span(name))]
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None


def countable(
    holding: Holding | None, tables: Mapping[str, pd.DataFrame]
) -> Mapping[str, pd.DataFrame]:
    """The tables with no row in those of which whoever looks may know nothing.

    For whatever counts several tables together. How much was watched is open to everybody: the
    choice that opens least is named after it.
    """
    return {
        name: frame if name == VIEW or may_count(holding, [name]) else frame.iloc[:0]
        for name, frame in tables.items()
    }


def _by_day(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with days (UTC) in place of moments."""
    moments = [name for name in frame if isinstance(frame[name].dtype, pd.DatetimeTZDtype)]
    days = frame.copy()
    for name in moments:
        days[name] = frame[name].dt.floor("D")
    return days


def items(holding: Holding | None, frame: pd.DataFrame, of: Iterable[str]) -> pd.DataFrame:
    """The items of a finding, private values put away; `of` names the tables it looked at."""
    if holding is None or viewer_of(holding) is Viewer.ME:
        return frame
    return redact(frame, _redaction(holding, of, closed=False))


def made_table(
    holding: Holding | None, frame: pd.DataFrame, of: Iterable[str] = (), closed: bool = False
) -> pd.DataFrame:
    """A table that a page made, private values put away.

    `of` names the tables whose words stand in it: without them nobody but the person sees words.
    `closed`: people have made-up names and words are closed, also for the person alone. Times and
    counts stay; a text column that nobody has classed raises `UnknownColumnError`.
    """
    alone = viewer_of(holding) is Viewer.ME
    if holding is None or (alone and not closed):
        return frame
    written = [
        column
        for column in frame.columns
        if not (column in OWN or _is_counted(frame[column]) or (alone and _is_open(column)))
    ]
    seen = redact(frame[written], _redaction(holding, of, closed))
    return frame.assign(**{column: seen[column] for column in written})


def seen(holding: Holding | None, words: Sequence[str | None], column: str) -> list[str]:
    """Traits as whoever looks may see them, for a picture or a sentence; "" where there is none."""
    made = pd.DataFrame({column: pd.array(list(words), dtype="string")})
    return ["" if pd.isna(one) else str(one) for one in made_table(holding, made)[column]]


def _is_counted(values: pd.Series) -> bool:
    """Whether a column holds times, numbers or yes and no."""
    return values.dtype.kind in "mMuifb" or pd.api.types.is_numeric_dtype(values.dtype)


def _is_open(column: str) -> bool:
    """Whether a column says nothing of other people and holds no words: open, or a trait."""
    privacy = COLUMNS[column].privacy if column in COLUMNS else DERIVED.get(column)
    return privacy in (Privacy.OPEN, Privacy.TRAIT)


def _redaction(holding: Holding, tables: Iterable[str], closed: bool) -> Redaction:
    mode = Mode(viewer_of(holding).value)
    if closed and mode is Mode.ME:
        mode = Mode.TOGETHER
    parts = closed_parts(tables)
    opened = frozenset().union(
        *(columns for part, columns in _BELONGS.items() if part in holding.opened)
    )
    if parts and not closed and may_open(holding, tables):
        own = {name for name, privacy in DERIVED.items() if privacy is Privacy.CONTENT}
        opened |= NAMED | own
        if _WORDS.issuperset(parts):
            opened |= WRITTEN - _KEPT_CLOSED
    allotted = holding.once(NAMES, lambda export: _allotted(holding, export))
    return replace(allotted, mode=mode, opened=opened)


NAMES = "made-up names"
"""Under which they are kept; they are allotted anew where another file comes beside the open one.
"""


def _allotted(holding: Holding, export: Export) -> Redaction:
    """Made-up names for everybody in the archive; the same as long as it is open."""
    salt = holding.once("salt", lambda _export: secrets.token_bytes(_SALT_BYTES))
    others = [holding.beside] if holding.beside else []
    tables = [table for one in (export, *others) for table in one.tables.values()]
    return redaction_for(tables, Mode.TOGETHER, salt)


def knows(column: str) -> bool:
    """Whether a text column of this name can be shown to somebody else than the person."""
    return column in COLUMNS or column in DERIVED or column in OWN
