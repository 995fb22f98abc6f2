"""What a file is where its names are in no list: told by the shape of its values, or not at all.

A wrong answer would put somebody's likes among what they watched, so wherever two sections are
possible the answer is that nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from ipaddress import ip_address

from parsers.format.columns import COLUMNS, Kind
from parsers.format.section import Section
from parsers.syntax.txt.declared import MESSAGES, PLACES, column_of, fit, is_list, main_sections
from parsers.syntax.txt.names import FileName, places_like
from parsers.syntax.txt.records import Records

_TIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?: UTC)?", re.ASCII)
_LINK = re.compile(r"https?://\S+")
_ENOUGH = 1000
_MOST_UNKNOWN = 1000
"""Labels that no language knows. Of more, none is the only one of its shape but by chance."""
_IN_ORDER, _TELLING = (4, 5, 6), 2
"""How many fields a record has whose order tells, and how many of them have to be known. Of three
fields the third may as well be a new one."""

LOGIN = "Login History"
"""The one section that is known by its addresses, in every language."""

_LINK_TELLS = {
    "/music/": "Favorite Sounds",
    "/stickers/detail/": "Favorite Effects",
    "/share/tag/": "Favorite Hashtags",
}
"""Part of a link -> the section where a file of nothing but times and such links belongs."""
_CHALLENGE = "/challenge/"
"""The same for the undated list of hashtags that were put into posts."""


def is_time(value: str) -> bool:
    return _TIME.fullmatch(value) is not None


def is_link(value: str) -> bool:
    return _LINK.fullmatch(value) is not None


def _is_address(value: str) -> bool:
    try:
        ip_address(value)
    except ValueError:
        return False
    return True


_SHAPES: dict[str, Callable[[str], bool]] = {"at": is_time, "link": is_link, "ip": _is_address}
"""Column -> the shape by which its values are known."""


def names_by_shape(
    records: Records, names: dict[str, str], section: Section | None
) -> dict[str, str]:
    """Names, in the declarations' words, for labels that no language knows.

    `names` are those already found. A label gets a name only if it alone has values of that
    shape and the section, if it is known, has one column for it that nothing feeds.
    """
    unknown = [label for label in records.labels if label not in names and "\0" not in label]
    if len(unknown) > _MOST_UNKNOWN:
        return {}
    found: dict[str, str] = {}
    for column, fits in _SHAPES.items():
        name = _field_for(column, section, [*names.values(), *found.values()])
        alike = [label for label in unknown if _all(fits, records.column(label))]
        if name and len(alike) == 1:
            found[alike[0]] = name
    if section:
        found |= _in_order(records.labels, names | found, section)
    left = [label for label in unknown if label not in found]
    if section and len(left) == 1 and len(records.labels) == 2 and found | names:
        # A time and one thing more, in a section of a time and one thing more.
        fed = {column_of(section, name) for name in [*names.values(), *found.values()]}
        columns = [column for column in section.columns if section.columns[column]]
        missing = [column for column in columns if column not in fed]
        if len(columns) == 2 and len(missing) == 1 and missing[0] not in _SHAPES:
            found[left[0]] = section.fields(missing[0])[0]
    return found


def _in_order(labels: list[str], names: dict[str, str], section: Section) -> dict[str, str]:
    """Names for the labels left over where the others stand as they do in English, field by field.

    Only in short records, whose order is the same in every language that was seen.
    """
    columns = [column for column in section.columns if section.columns[column]]
    known = {
        at: column_of(section, names[label]) for at, label in enumerate(labels) if label in names
    }
    if len(columns) != len(labels) or len(columns) not in _IN_ORDER or len(known) < _TELLING:
        return {}
    if any(columns[at] != column for at, column in known.items()):
        return {}
    return {
        label: section.fields(column)[0]
        for label, column in zip(labels, columns, strict=True)
        if label not in names and "\0" not in label
    }


def _field_for(column: str, section: Section | None, taken: list[str]) -> str | None:
    """What the field of a column is called; None if the section has none, several, or it is fed."""
    if section is None:
        usual = {"at": "Date", "link": "Link", "ip": "IP"}[column]
        return None if usual in taken or (column == "at" and "Creation Time" in taken) else usual
    if column not in section.columns or not section.columns[column]:
        return None
    kind = COLUMNS[column].kind
    if kind is Kind.TIME and sum(COLUMNS[c].kind is kind for c in section.columns) > 1:
        return None
    if column in {column_of(section, name) for name in taken}:
        return None
    return section.fields(column)[0]


def _all(fits: Callable[[str], bool], values: Sequence[str]) -> bool:
    """Whether values have a shape: the filled ones among the first and the last thousand."""
    some = values if len(values) <= 2 * _ENOUGH else [*values[:_ENOUGH], *values[-_ENOUGH:]]
    filled = [value for value in some if value.strip()]
    return bool(filled) and all(map(fits, filled))


def place_by_content(name: FileName, records: Records, labels: dict[str, str]) -> str | None:
    """The one section that a file can be; None if it may be none or more than one.

    `labels`: label -> name in the declarations' words, of those known or found by their shape.
    """
    names = list(labels.values())
    every = len(names) == len(records.labels)
    for place in places_like(name.stem):
        if place not in MESSAGES and every and names and _fits(place, names):
            return place
    of_link = {was: now for was, now in labels.items() if now.replace(" ", "").endswith("Link")}
    links = [value for label in of_link for value in records.column(label) if value][:_ENOUGH]
    if len(records.labels) == 2 and "Date" in names and links:
        for part, place in _LINK_TELLS.items():
            if all(part in link for link in links):
                return place
    undated = len(records.labels) == 2 and "Date" not in names
    if undated and links and all(_CHALLENGE in link for link in links):
        return "Hashtag"
    if every and len(names) > 1:
        places = [place for place in PLACES if place not in MESSAGES and _fits(place, names)]
        if name.root:
            places = [p for p in places if PLACES[p][0].root == name.root] or places
        if links and not all("/video/" in link or "/photo/" in link for link in links):
            places = [p for p in places if "video_id" not in PLACES[p][0].columns]
        tables = {PLACES[place][0].table for place in places}
        if len(tables) == 1:
            return places[0]
    if "IP" in names and "Date" in names:
        return LOGIN
    return None


def _fits(place: str, names: list[str]) -> bool:
    """Whether all labels are fields of the place."""
    return any(
        is_list(section) and fit(section, names)[0] == len(names)
        for section in main_sections(place)
    )
