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

OTHER, SOURCE = "other", "source"


def _columns(section: Section) -> tuple[str, ...]:
    own = ("field", "value") if section.form is Form.FIELDS else tuple(section.columns)
    return (*own, OTHER, SOURCE)


TABLES: dict[str, tuple[str, ...]] = {section.table: _columns(section) for section in SECTIONS}
"""Table name -> its columns, in order; the public names of `docs/tables.md`."""

for _table, _names in TABLES.items():
    assert all(name in COLUMNS for name in _names), _table
