"""Which tables records can be, and which of their labels feed which field.

Here a person says what the records are, so one sign is enough where the reader alone needs two:
but a column takes only values of its kind, and a table is offered only if its needed columns are
fed.
"""

from __future__ import annotations

from collections.abc import Mapping

from parsers.format.section import Form, Section, Step
from parsers.format.sections import SECTIONS
from parsers.syntax.txt.declared import MESSAGES, column_of, is_list
from parsers.syntax.txt.guess import LINK_TELLS, can_be, names_by_kind
from parsers.syntax.txt.names import english
from parsers.syntax.txt.records import Records
from parsers.tree import Batch, Tree, is_leaf

_SOME = 1000
"""Records that are looked at, from the start."""
_FEW, _MORE, _LARGE = 2, 3, 7
"""Columns that must be fed, of a small table and of one with so many fields: two fit anything."""

_SUMS = frozenset(["amount", "price", "total_price", "earnings", "duration", "rating"])
"""Columns of words in which a number stands."""

TABLES: Mapping[str, Section] = {
    section.table: section
    for section in SECTIONS
    if section.form is Form.RECORDS
    and is_list(section)
    and section.name not in MESSAGES
    and not section.carried
    and not any(step is Step.MAP for step, _ in section.inner)
}
"""The tables that a person may say a list to be: those with a row for each record, and nothing
that comes from around the list."""


def sample(value: Tree) -> Records:
    """Some of the records, as texts by label."""
    if isinstance(value, Batch) and not value.odd:
        columns = {label: [*map(str, texts[:_SOME])] for label, texts in value.columns.items()}
        return Records.of_columns(columns)
    records = [value] if isinstance(value, dict) else value
    listed = records.records() if isinstance(records, Batch) else iter(records)
    rows = []
    for _, record in zip(range(_SOME), listed, strict=False):
        if isinstance(record, dict):
            rows.append({key: _text(leaf) for key, leaf in record.items() if is_leaf(leaf)})
    return Records.of_rows(rows)


def _text(leaf: Tree) -> str:
    return leaf if isinstance(leaf, str) else "" if leaf is None else str(leaf)


def fields_for(
    table: str, records: Records, told: Mapping[str, str] | None = None
) -> dict[str, str] | None:
    """Label -> field of this table, in the declarations' words; None where it does not fit.

    `told` says what the labels are, as a saved rule does; a label whose values cannot stand in its
    column gets no field and stays what it is.
    """
    section = TABLES.get(table)
    if section is None or not len(records):
        return None
    names = {
        label: name
        for label in records.labels
        if "\0" not in label and (name := (told or {}).get(label) or english(label))
    }
    names = _that_fit(section, records, names)
    names |= _that_fit(section, records, names | names_by_kind(records, names, section))
    if last := _last(section, records, names):
        names |= last
    filled = [label for label in names if any(map(str.strip, records.column(label)))]
    fed = {column_of(section, names[label]) for label in filled}
    if not fed.issuperset(needed(section)) or not _tells(section, records, names):
        return None
    return names


def needed(section: Section) -> list[str]:
    """The columns without which records are none of this section."""
    columns = _fed(section)
    return columns[: _MORE if len(columns) >= _LARGE else _FEW]


def _fed(section: Section) -> list[str]:
    return [column for column in section.columns if section.columns[column]]


def _that_fit(section: Section, records: Records, names: Mapping[str, str]) -> dict[str, str]:
    """The names that lead to a column in which the values can stand, the first for each column."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for label, name in names.items():
        column = column_of(section, name)
        values = records.column(label)
        if column in _SUMS and not all(any(map(str.isdigit, value)) for value in values if value):
            continue
        if column and column not in taken and can_be(section, column, values):
            found[label] = name
            taken.add(column)
    return found


def _last(section: Section, records: Records, names: dict[str, str]) -> dict[str, str]:
    """The one label that is left for the one needed column that nothing feeds yet."""
    fed = {column_of(section, name) for name in names.values()}
    missing = [column for column in needed(section) if column not in fed]
    left = [label for label in records.labels if label not in names and "\0" not in label]
    if len(missing) != 1 or len(left) != 1:
        return {}
    return _that_fit(section, records, {left[0]: section.fields(missing[0])[0]})


def _tells(section: Section, records: Records, names: dict[str, str]) -> bool:
    """Whether the links speak for this section, or at least for no other one."""
    for label, name in names.items():
        if column_of(section, name) != "link":
            continue
        links = [link for link in records.column(label) if link]
        told = {
            section for part, section in LINK_TELLS.items() if all(part in one for one in links)
        }
        if told and section.name not in told:
            return False
        if not told and section.name in LINK_TELLS.values():
            return False
    return True


def renamed(value: Tree, names: Mapping[str, str]) -> Tree:
    """The records under the fields' own names; what has none keeps its label."""
    if isinstance(value, Batch):
        columns = {_name(label, names, value.columns): c for label, c in value.columns.items()}
        odd = {at: renamed(item, names) for at, item in value.odd.items()}
        return Batch(columns, value.leaves_each, odd)
    if isinstance(value, list):
        return [renamed(item, names) for item in value]
    if isinstance(value, dict):
        return {_name(label, names, value): leaf for label, leaf in value.items()}
    return value


def _name(label: str, names: Mapping[str, str], beside: Mapping[str, Tree]) -> str:
    """A label's field; the label itself where another one of the same record is called so."""
    name = names.get(label, label)
    return label if name != label and name in beside else name
