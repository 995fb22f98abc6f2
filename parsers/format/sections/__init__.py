"""Every section of the archive, one file a family; the order here is the order of the tables."""

from parsers.format.columns import COLUMNS
from parsers.format.section import Form, Section
from parsers.format.sections import activity, ads, live, messages, posts, profile, shop, watching

SECTIONS: tuple[Section, ...] = (
    *profile.SECTIONS,
    *watching.SECTIONS,
    *activity.SECTIONS,
    *ads.SECTIONS,
    *messages.SECTIONS,
    *posts.SECTIONS,
    *live.SECTIONS,
    *shop.SECTIONS,
)

CUT_OFF_AT = 6_000
CUT_OFF = (
    *("watch_history", "likes", "favorite_videos", "favorite_sounds", "favorite_effects"),
    "favorite_hashtags",
)
"""Lists that may be cut off at so many rows: seen exactly so of likes, in two archives of strangers
(JSON of December 2024 without a flag, TXT of November 2024); followed accounts are not."""

OTHER, SOURCE = "other", "source"


def _columns(section: Section) -> tuple[str, ...]:
    own = ("field", "value") if section.form is Form.FIELDS else tuple(section.columns)
    return (*own, OTHER, SOURCE)


TABLES: dict[str, tuple[str, ...]] = {section.table: _columns(section) for section in SECTIONS}
"""Table name -> its columns, in order; the public names of `docs/tables.md`."""

for _table, _names in TABLES.items():
    assert all(name in COLUMNS for name in _names), _table
