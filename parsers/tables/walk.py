"""One section's object to rows: walks the archive and the declarations together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from parsers.format.columns import COLUMNS
from parsers.format.generations import FAST_LANE, Seen, Sign
from parsers.format.layout import SLOTS, WORDS, Slot
from parsers.format.section import Form, Section, field_of, name_of
from parsers.format.set_aside import FLAGS
from parsers.ledger import Fate, kind_of
from parsers.notice import Notice
from parsers.tables.accounting import Account, without_inner
from parsers.tables.cells import cells
from parsers.tables.fields import read_fields, read_joined
from parsers.tables.find import Found
from parsers.tables.misplaced import (
    entries,
    has_fields,
    inner_list,
    lone_map,
    lone_record,
    name_in,
    own_key,
    renamed_list,
)
from parsers.tables.paths import folded_in
from parsers.tables.records import BARE, Gathered, Given
from parsers.tables.values import nothing_there, text_of
from parsers.tree import LONGEST_PATH, Batch, Items, Tree, is_leaf, items_of, key_in_path, key_shown

Reader = Callable[[Section, Tree, str, Account, str], None]
"""What writes a value that is no list of records into the account, as rows."""


def read_section(
    found: Found, account: Account, source: str = "", inner: tuple[str, ...] = ()
) -> None:
    """Reads one section; what goes wrong in it stays in it.

    `source` is the file where that is shown as where rows come from (TXT); `inner` are words of
    JSON's tree that have no line there, and so stand in no path.
    """
    loose = len(account.loose)
    account.exact_path = found.exact_path
    try:
        with account.section(lambda path: without_inner(path, source, inner)):
            _Walk(found, account, source)
    except MemoryError:
        raise
    except Exception:  # a fault of ours; the section is shown as unknown instead of lost
        account.notices.add(Notice.ODD_SECTION)
        for value in (found.value, *found.again):
            account.unclaimed(found.path, value)
        return
    slot = SLOTS[found.name]
    if len(account.loose) > loose:
        account.unplaced.update(slot.tables())
    if found.guessed:
        account.notices.add(Notice.GUESSED)
        account.guessed.append((source or found.path, slot.table))


class _Walk:
    def __init__(self, found: Found, account: Account, source: str) -> None:
        self.account, self.book, self.source = account, account.book, source
        self._whole: list[tuple[Reader, Section, Tree, str]] = []
        self._gathered: dict[tuple[int, str], Gathered] = {}
        self._rows = 0
        self._name = WORDS[found.name]
        self._own = slot = SLOTS[found.name]
        if slot.section or slot.only_list:
            self._present(slot.table)
        for value in (found.value, *found.again):
            self._walk(slot, value, found.path, {}, own=True)
        for read, section, value, path in self._whole:
            read(section, value, path, account, source)
        while self._gathered:  # the objects of each list are let go as soon as it is read
            self._gathered.pop(next(iter(self._gathered))).read(account, source)

    def _present(self, *tables: str) -> None:
        self.account.present.update(dict.fromkeys(tables))

    def _walk(self, slot: Slot, value: Tree, path: str, given: Given, *, own: bool = False) -> None:
        section = slot.section
        if is_leaf(value):
            self._present(*slot.tables())
        if section and section.form is Form.JOINED:
            self._present(section.table)
            self._whole.append((read_joined, section, value, path))
        elif is_leaf(value):
            self._leaf(slot, value, path)
        elif section and section.form is Form.FIELDS:
            self._fields(slot, section, value, path, own=own)
        elif slot.each:
            self._each(slot.each, value, path, given)
        elif slot.mapped:
            self._mapped(slot, value, path, given)
        elif section:
            self._record(slot, section, value, path, given)
        else:
            self._object(slot, value, path, given, own=own)

    def _leaf(self, slot: Slot, value: Tree, path: str) -> None:
        """Nothing where a list or object belongs; or a scalar, which does not belong there."""
        kind = kind_of(value)
        if nothing_there(value):
            self.book.add(slot.table, path, Fate.EMPTY, 1, kind=kind)
        else:
            expected = "list" if slot.each else "object"
            self.book.add(slot.table, path, Fate.UNREADABLE, 1, expected, kind)
            self.account.loose.append((path, "", value))

    def _object(self, slot: Slot, value: Tree, path: str, given: Given, *, own: bool) -> None:
        """A section's own object, or one further in: known keys go on, flags are set aside."""
        if isinstance(value, list | Batch):
            lone = slot.only_list
            items = [] if lone else items_of(value)
            if lone:  # the list stands where the object around it should
                self._walk(lone[1], value, path, given)
            elif all(isinstance(item, dict) for item in items):
                for item in items:
                    self._walk(slot, item, path + "[]", given, own=own)
            else:
                self._unreadable(slot, path, value, "object")
            return
        if record := lone_record(slot, value):
            self._note_signs(value)
            self._walk(record, value, path, given)
            return
        if mapped := lone_map(slot, value):
            self._walk(mapped, value, path, given)
            return
        steps = self.account.paths.steps(value)
        carried = self._carrying(slot, value)
        given = {**given, **self._carried(carried, value)}
        before = self._rows
        self._note_signs(value)
        for key, inner in value.items():
            child = slot.keys.get(name_of(key))
            here = f"{path} > {key_in_path(key)}"
            if child:
                self._walk(child, inner, here, given)
            elif key in carried:
                continue
            elif own and key_shown(key) in FLAGS and is_leaf(inner):
                self.account.flag(slot.table, here, key, inner)
            elif only := renamed_list(slot, inner):
                self._walk(only, inner, path + steps[key], given)
            else:
                self.account.unclaimed(path + steps[key], inner, keys=folded_in(steps, key))
        none = before == self._rows
        self._account_carried(slot, carried, value, path, given, none=none)

    def _note_signs(self, value: dict[str, Tree]) -> None:
        self.account.signs |= {Sign(Seen.FIELD, key, self._name) for key in value}
        if value.get(FAST_LANE.name) is True:
            self.account.signs |= {FAST_LANE, Sign(Seen.FAST_LANE, self._name)}
            self.account.quick.update(self._own.tables())

    def _unreadable(self, slot: Slot, path: str, value: Tree, expected: str) -> None:
        self.account.unclaimed(path, value, Fate.UNREADABLE, expected, slot.table)

    # Lists, maps and single records

    def _each(self, item: Slot, value: Tree, path: str, given: Given) -> None:
        if isinstance(value, dict):
            if item.section is None:
                self._unreadable(item, path, value, "list")
                return
            if has_fields(item.section, value):
                value = [value]
            elif found := entries(item.section, value):
                value, path = found, path + "{}"
            else:
                self._each_inside(item, item.section, value, path, given)
                return
        else:
            path += "[]"
        if item.section and item.section.form is Form.RECORDS and not item.keys:
            self._gather(item.section, value, path, given)
            return
        for inner in items_of(value):
            self._walk(item, inner, path, given)

    def _each_inside(
        self, item: Slot, section: Section, value: dict[str, Tree], path: str, given: Given
    ) -> None:
        """An object around the list that should stand there: what else it holds is unknown."""
        list_key = inner_list(section, value)
        if list_key is None:
            self._unreadable(item, path, value, "list")
            return
        steps = self.account.paths.steps(value)
        for key, inner in value.items():
            if key == list_key:
                self._each(item, inner, path + steps[key], given)
            else:
                self.account.unclaimed(path + steps[key], inner, keys=folded_in(steps, key))

    def _gather(self, section: Section, items: Items, path: str, given: Given) -> None:
        self._present(section.table)
        found = self._gathered.setdefault((id(section), path), Gathered(section, path))
        found.lists.append((items, given))
        self._rows += len(items)

    def _mapped(self, slot: Slot, value: Tree, path: str, given: Given) -> None:
        entry = slot.mapped
        assert entry is not None
        listed = items_of(value) if isinstance(value, list | Batch) else []
        if listed and all(isinstance(inner, dict) for inner in listed):
            for inner in listed:
                named = own_key(entry, slot.map_column, inner)
                self._walk(entry, inner, path + "[]", {**given, **named})
            return
        if not isinstance(value, dict):
            self._unreadable(slot, path, value, "object")
            return
        for key, inner in value.items():
            named = {slot.map_column: name_in(slot.map_column, key)} if slot.map_column else {}
            self._walk(entry, inner, path + "{}", {**given, **named})

    def _record(self, slot: Slot, section: Section, value: Tree, path: str, given: Given) -> None:
        """One object as a row, its inner lists as rows of their own tables."""
        if isinstance(value, list | Batch):
            for inner in items_of(value):
                self._walk(slot, inner, path + "[]", given)
            return
        row = {}
        for key, inner in value.items():
            child = slot.keys.get(name_of(key))
            if child:
                self._walk(child, inner, f"{path} > {key_in_path(key)}", given)
            else:
                row[key] = inner
        self._gather(section, [row or BARE], path, given)

    # What stands around a list and belongs to each of its rows

    def _carrying(self, slot: Slot, value: dict[str, Tree]) -> dict[str, str]:
        """Key -> the column it feeds in every row; one key each, and none that is a long text."""
        carried: dict[str, str] = {}
        for key, inner in value.items():
            column = slot.carried.get(field_of(key))
            short = not isinstance(inner, str) or len(inner) <= LONGEST_PATH
            if column and short and column not in carried.values():
                carried[key] = column
        return carried

    def _carried(self, carried: Mapping[str, str], value: dict[str, Tree]) -> dict[str, str | None]:
        return {column: text_of(value[key]) for key, column in carried.items()}

    def _account_carried(
        self,
        slot: Slot,
        carried: Mapping[str, str],
        value: dict[str, Tree],
        path: str,
        given: Given,
        *,
        none: bool,
    ) -> None:
        for key, column in carried.items():
            here, leaf = f"{path} > {key_in_path(key)}", value[key]
            if not is_leaf(leaf):
                self._unreadable(slot, here, leaf, "text")
                continue
            found = cells(COLUMNS[column], [leaf])
            kind = kind_of(leaf)
            self.book.add(slot.table, here, Fate.READ, found.read, kind=kind)
            self.book.add(slot.table, here, Fate.EMPTY, found.empty, kind=kind)
            expected = COLUMNS[column].kind.value
            self.book.add(slot.table, here, Fate.UNREADABLE, found.bad_leaves, expected, kind)
            if found.bad:
                self.account.loose.append((here, "", leaf))
            if none and found.read and (section := slot.carrying):
                self._gather(section, [BARE], path, given)

    # Fields and joined names

    def _fields(self, slot: Slot, section: Section, value: Tree, path: str, *, own: bool) -> None:
        self._present(section.table)
        if isinstance(value, dict):
            rest = {}
            for key, inner in value.items():
                child = slot.keys.get(name_of(key))
                here = f"{path} > {key_in_path(key)}"
                if child:
                    self._walk(child, inner, here, {})
                elif key_shown(key) in FLAGS and is_leaf(inner) and (own or key == "note"):
                    self.account.flag(slot.table, here, key, inner)
                else:
                    rest[key] = inner
            self._note_signs(value)
            value = rest
        self._whole.append((read_fields, section, value, path))
