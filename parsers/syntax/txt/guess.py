"""What a file is where its name does not tell: by the kind of its values, or not at all.

A wrong answer would put somebody's likes among what they watched. So a guess needs two signs that
do not hang on each other (a word and the kind of the values; two kinds; a neighbour and a
rhythm), and wherever two sections are possible the answer is that nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.format.columns import COLUMNS, Kind
from parsers.format.section import Form, Section, field_of
from parsers.syntax.txt.declared import SECTIONS_NAMED, column_of, is_list, main_sections
from parsers.syntax.txt.kinds import (
    KINDS,
    WORDS,
    all_of,
    is_account,
    is_address,
    is_link,
    is_number,
    is_time,
    is_video,
)
from parsers.syntax.txt.records import Records

_MOST_UNKNOWN = 1000
"""Labels that no language knows. Of more, none is the only one of its kind but by chance."""
_IN_ORDER, _TELLING = (4, 5, 6), 2
"""How many fields a record has whose order tells, and how many of them have to be known. Of three
fields the third may as well be a new one."""

LOGIN = "Login History"
"""The one section that is known by its addresses, in every language."""

LINK_TELLS = {
    "/music/": "Favorite Sounds",
    "/stickers/detail/": "Favorite Effects",
    "/share/tag/": "Favorite Hashtags",
}
"""Part of a link -> the section where a file of nothing but times and such links belongs."""
_CHALLENGE = "/challenge/"
"""The same for the undated list of hashtags that were put into posts."""


def _telling() -> dict[str, str]:
    """Field -> the only section that has it."""
    found: dict[str, set[str]] = {}
    for section_name, sections in SECTIONS_NAMED.items():
        for section in sections:
            for field in section.fed_by:
                found.setdefault(field, set()).add(section_name)
    return {
        field: next(iter(section_names))
        for field, section_names in found.items()
        if len(section_names) == 1
    }


_ONLY_IN = _telling()


def names_by_kind(
    records: Records, names: dict[str, str], section: Section | None
) -> dict[str, str]:
    """Names, in the declarations' words, for labels that no language knows.

    `names` are those already found. A label gets a name only if it alone has values of that
    kind and the section, if it is known, has one column for it that nothing feeds.
    """
    unknown = [label for label in records.labels if label not in names and "\0" not in label]
    if len(unknown) > _MOST_UNKNOWN:
        return {}
    found: dict[str, str] = {}
    for column, fits in KINDS.items():
        name = _field_for(column, section, [*names.values(), *found.values()])
        alike = [label for label in unknown if all_of(fits, records.column(label))]
        if name and len(alike) == 1:
            found[alike[0]] = name
    if section:
        found |= _in_order(records, names | found, section)
    left = [label for label in unknown if label not in found]
    if section and len(left) == 1 and len(records.labels) == 2 and found | names:
        # A time and one thing more, in a section of a time and one thing more.
        fed = {column_of(section, name) for name in [*names.values(), *found.values()]}
        columns = [column for column in section.columns if section.columns[column]]
        missing = [column for column in columns if column not in fed]
        if len(columns) == 2 and len(missing) == 1 and missing[0] not in KINDS:
            found[left[0]] = section.fields(missing[0])[0]
    return found


def _in_order(records: Records, names: dict[str, str], section: Section) -> dict[str, str]:
    """Names for the labels left over where the others stand as they do in English, field by field.

    Only in short records, whose order is the same in every language that was seen, and only where
    no value speaks against it.
    """
    labels = records.labels
    columns = [column for column in section.columns if section.columns[column]]
    known = {
        at: column_of(section, names[label]) for at, label in enumerate(labels) if label in names
    }
    if len(columns) != len(labels) or len(columns) not in _IN_ORDER or len(known) < _TELLING:
        return {}
    if any(columns[at] != column for at, column in known.items()):
        return {}
    left = [
        (label, column)
        for label, column in zip(labels, columns, strict=True)
        if label not in names and "\0" not in label
    ]
    if not all(can_be(section, column, records.column(label)) for label, column in left):
        return {}
    return {label: section.fields(column)[0] for label, column in left}


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


def section_by_content(records: Records, labels: dict[str, str]) -> str | None:
    """The one section that a file can be; None if it may be none or more than one.

    `labels`: label -> name in the declarations' words, of those known or found by their kind.
    """
    values = [records.column(label) for label in records.labels]
    dated = any(all_of(is_time, column) for column in values)
    links = next((column for column in values if all_of(is_link, column)), [])
    if len(values) == 2 and links:
        for part, section_name in LINK_TELLS.items():
            if dated and all(part in link for link in links if link):
                return section_name
        if not dated and all(_CHALLENGE in link for link in links if link):
            return "Hashtag"
    if len(labels) == len(values) > 1:
        for section_name in _told_by(labels.values()):
            if _holds(section_name, records, labels):
                return section_name
    addresses = any(all_of(is_address, column) for column in values)
    return LOGIN if addresses and dated else None


def _told_by(names: Iterable[str]) -> dict[str, None]:
    """The sections of which a field is named that no other table has, such as a search term.

    A folder does not tell: in the older layouts everything lay in one, and folders are named by
    words that stand over something else in another language.
    """
    section_names = (_ONLY_IN.get(field_of(name)) for name in names)
    return dict.fromkeys(section_name for section_name in section_names if section_name)


def agrees(section_name: str, records: Records, names: dict[str, str]) -> bool:
    """Whether records can be what a name says that may mean something else in another language.

    Each label must feed a column of its own, its values must be of that column's kind, and half of
    the section's columns must be fed: two columns of eighteen agree with anything.
    """
    for section in main_sections(section_name):
        if section.form is not Form.RECORDS:
            continue
        named = names | names_by_kind(records, names, section)
        columns = sum(1 for column in section.columns if section.columns[column])
        if 2 * len(named) >= columns and _feeds(section, records, named):
            return True
    return False


def _holds(section_name: str, records: Records, names: dict[str, str]) -> bool:
    return any(
        is_list(section) and _feeds(section, records, names)
        for section in main_sections(section_name)
    )


def _feeds(section: Section, records: Records, names: dict[str, str]) -> bool:
    """Whether each label feeds a column of its own in which its values can stand."""
    columns = [column_of(section, names.get(label, "")) for label in records.labels]
    if None in columns or len(set(columns)) < len(columns):
        return False
    return all(
        column is not None and can_be(section, column, records.column(label))
        for label, column in zip(records.labels, columns, strict=True)
    )


def can_be(section: Section, column: str, values: Sequence[str]) -> bool:
    """Whether values are of a column's kind, as far as they are filled."""
    declared = COLUMNS[column]
    if not any(value.strip() for value in values):
        return True
    if column == "link":
        return all_of(is_video if "video_id" in section.columns else is_link, values)
    if column in KINDS:
        return all_of(KINDS[column], values)
    if declared.kind is Kind.TIME:
        return all_of(KINDS["at"], values)
    if declared.kind is Kind.NUMBER:
        return all_of(is_number, values)
    if declared.account:
        return all_of(is_account, values)
    if column in WORDS:
        return all_of(WORDS[column], values)
    return not any(all_of(fits, values) for fits in (*KINDS.values(), *WORDS.values()))
