"""One section's object to pieces of tables: walks the archive and the declarations together."""

from __future__ import annotations

from collections.abc import Mapping

from parsers.batch import Batch
from parsers.format.columns import COLUMNS
from parsers.format.layout import PLACES, Place
from parsers.format.section import Form, Section, field_of, name_of
from parsers.format.set_aside import FLAGS
from parsers.ledger import Book, Fate, kind_of
from parsers.tables.cells import cells, nothing_there, text_of
from parsers.tables.fields import read_fields
from parsers.tables.find import Found, place_named
from parsers.tables.joined import read_joined
from parsers.tables.lists import Gathering, Given, records
from parsers.tables.misplaced import (
    entries,
    has_fields,
    inner_list,
    lone_record,
    name_in,
    own_key,
    renamed_list,
)
from parsers.tables.records import BARE, Piece, Rows
from parsers.tree import (
    LONGEST_PATH,
    Tree,
    has_long,
    is_leaf,
    key_count,
    key_in_path,
    key_shown,
    keys_folded,
    leaves,
)


class Walk:
    """Reads one section. `pieces` are its tables, `book` the leaves that stand in no table."""

    def __init__(self, found: Found, source: str = "") -> None:
        self.source = source
        self.pieces: list[Piece] = []
        self.book = Book()
        self.loose: list[tuple[str, Tree]] = []
        self.keys = 0
        self.doubtful = False
        self.signs: set[str] = set()
        self.quick: set[str] = set()
        self.present: dict[str, None] = {}
        self._gathering = Gathering()
        self._name = found.place
        place = PLACES[found.place]
        if place.section or place.only_list:
            self.present[place.table] = None
        for value in (found.value, *found.again):
            self._walk(place, value, found.path, {}, own=True)
        for piece in self._gathering.pieces(source):
            self._take(piece)

    def _take(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.keys += piece.keys
        self.signs |= piece.signs

    def _walk(
        self, place: Place, value: Tree, path: str, given: Given, *, own: bool = False
    ) -> None:
        section = place.section
        if is_leaf(value):
            self.present.update(dict.fromkeys(place.tables()))
        if section and section.form is Form.JOINED:
            self.present[section.table] = None
            piece, odd = read_joined(section, value, path, self.source or path)
            self._take(piece)
            for text in odd:
                self._unclaimed(place, path, text, Fate.UNREADABLE, "text")
        elif is_leaf(value):
            self._leaf(place, value, path)
        elif section and section.form is Form.FIELDS:
            self._fields(place, section, value, path, own=own)
        elif place.each:
            self._each(place.each, value, path, given)
        elif place.mapped:
            self._mapped(place, value, path, given)
        elif section:
            self._record(place, section, value, path, given)
        else:
            self._object(place, value, path, given, own=own)

    def _leaf(self, place: Place, value: Tree, path: str) -> None:
        """Nothing where a list or object belongs; or a scalar, which does not belong there."""
        kind = kind_of(value)
        if nothing_there(value):
            self.book.add(place.table, path, Fate.EMPTY, 1, kind=kind)
        else:
            expected = "list" if place.each else "object"
            self.book.add(place.table, path, Fate.UNREADABLE, 1, expected, kind)
            self.loose.append((path, value))

    def _object(self, place: Place, value: Tree, path: str, given: Given, *, own: bool) -> None:
        """A section's own object, or one further in: known keys go on, flags are set aside."""
        if isinstance(value, list | Batch):
            lone = place.only_list
            items = [] if lone else records(value)
            if lone:  # the list stands where the object around it should
                self._walk(lone[1], value, path, given)
            elif all(isinstance(item, dict) for item in items):
                for item in items:
                    self._walk(place, item, path + "[]", given, own=own)
            else:
                self._unclaimed(place, path, value, Fate.UNREADABLE, "object")
            return
        if record := lone_record(place, value):
            self._note_signs(value)
            self._walk(record, value, path, given)
            return
        self.keys += len(value)
        folded = keys_folded(value)
        carried = self._carrying(place, value)
        given = {**given, **self._carried(carried, value)}
        before = self._gathering.rows
        self._note_signs(value)
        for key, inner in value.items():
            child = place.keys.get(name_of(key))
            here = f"{path} > {key_in_path(key)}"
            if child:
                self._walk(child, inner, here, given)
            elif key in carried:
                continue
            elif own and key_shown(key) in FLAGS and is_leaf(inner):
                self._flag(place, here, key, inner)
            elif only := renamed_list(place, inner):
                self._walk(only, inner, path + folded[key], given)
            else:
                self._unclaimed(place, path + folded[key], inner, Fate.UNKNOWN, "")
        none = before == self._gathering.rows
        self._account_carried(place, carried, value, path, given, none=none)

    def _note_signs(self, value: dict[str, Tree]) -> None:
        self.signs |= {f"field {place_named(self._name)} > {key}" for key in value}
        if value.get("IsFastLane") is True:
            self.signs.add(f"field {place_named(self._name)} > IsFastLane is true")
            self.quick.update(PLACES[self._name].tables())

    def _flag(self, place: Place, path: str, key: str, value: Tree) -> None:
        kind = kind_of(value)
        self.book.add(place.table, path, Fate.SET_ASIDE, 1, FLAGS[key_shown(key)], kind)

    def _unclaimed(self, place: Place, path: str, value: Tree, fate: Fate, expected: str) -> None:
        self.keys += key_count(value)
        self.doubtful |= has_long(value)
        table = place.table if fate is Fate.UNREADABLE else None
        found = [*leaves(value, path)]
        self.book.add_each(table, found, fate, expected)
        self.loose += found

    # Lists, maps and single records

    def _each(self, item: Place, value: Tree, path: str, given: Given) -> None:
        if isinstance(value, dict):
            if item.section is None:
                self._unclaimed(item, path, value, Fate.UNREADABLE, "list")
                return
            if has_fields(item.section, value):
                value = [value]
            elif found := entries(item.section, value):
                self.keys += len(value)
                value, path = found, path + "{}"
            else:
                self._each_inside(item, item.section, value, path, given)
                return
        else:
            path += "[]"
        if item.section and item.section.form is Form.RECORDS and not item.keys:
            self._gather(item.section, value, path, given)
            return
        for inner in records(value):
            self._walk(item, inner, path, given)

    def _each_inside(
        self, item: Place, section: Section, value: dict[str, Tree], path: str, given: Given
    ) -> None:
        """An object around the list that should stand there: what else it holds is unknown."""
        list_key = inner_list(section, value)
        if list_key is None:
            self._unclaimed(item, path, value, Fate.UNREADABLE, "list")
            return
        self.keys += len(value)
        folded = keys_folded(value)
        for key, inner in value.items():
            if key == list_key:
                self._each(item, inner, path + folded[key], given)
            else:
                self._unclaimed(item, path + folded[key], inner, Fate.UNKNOWN, "")

    def _gather(self, section: Section, rows: Rows, path: str, given: Given) -> None:
        self.present[section.table] = None
        self._gathering.add(section, rows, path, given)

    def _mapped(self, place: Place, value: Tree, path: str, given: Given) -> None:
        entry = place.mapped
        assert entry is not None
        listed = records(value) if isinstance(value, list | Batch) else []
        if listed and all(isinstance(inner, dict) for inner in listed):
            for inner in listed:
                named = own_key(entry, place.map_column, inner)
                self._walk(entry, inner, path + "[]", {**given, **named})
            return
        if not isinstance(value, dict):
            self._unclaimed(place, path, value, Fate.UNREADABLE, "object")
            return
        self.keys += len(value)
        for key, inner in value.items():
            named = {place.map_column: name_in(place.map_column, key)} if place.map_column else {}
            self._walk(entry, inner, path + "{}", {**given, **named})

    def _record(self, place: Place, section: Section, value: Tree, path: str, given: Given) -> None:
        """One object as a row, its inner lists as rows of their own tables."""
        if isinstance(value, list | Batch):
            for inner in records(value):
                self._walk(place, inner, path + "[]", given)
            return
        row = {}
        for key, inner in value.items():
            child = place.keys.get(name_of(key))
            if child:
                self.keys += 1
                self._walk(child, inner, f"{path} > {key_in_path(key)}", given)
            else:
                row[key] = inner
        self._gather(section, [row or BARE], path, given)

    # What stands around a list and belongs to each of its rows

    def _carrying(self, place: Place, value: dict[str, Tree]) -> dict[str, str]:
        """Key -> the column it feeds in every row; one key each, and none that is a long text."""
        carried: dict[str, str] = {}
        for key, inner in value.items():
            column = place.carried.get(field_of(key))
            short = not isinstance(inner, str) or len(inner) <= LONGEST_PATH
            if column and short and column not in carried.values():
                carried[key] = column
        return carried

    def _carried(self, carried: Mapping[str, str], value: dict[str, Tree]) -> dict[str, str | None]:
        return {column: text_of(value[key]) for key, column in carried.items()}

    def _account_carried(
        self,
        place: Place,
        carried: Mapping[str, str],
        value: dict[str, Tree],
        path: str,
        given: Given,
        *,
        none: bool,
    ) -> None:
        for key, column in carried.items():
            here, leaf = f"{path} > {key_in_path(key)}", value[key]
            self.doubtful |= has_long(leaf)
            if not is_leaf(leaf):
                self._unclaimed(place, here, leaf, Fate.UNREADABLE, "text")
                continue
            found = cells(COLUMNS[column], [leaf])
            kind = kind_of(leaf)
            self.book.add(place.table, here, Fate.READ, found.read, kind=kind)
            self.book.add(place.table, here, Fate.EMPTY, found.empty, kind=kind)
            expected = COLUMNS[column].kind.value
            self.book.add(place.table, here, Fate.UNREADABLE, found.bad_leaves, expected, kind)
            if found.bad:
                self.loose.append((here, leaf))
            if none and found.read and (section := place.carrying):
                self._gather(section, [BARE], path, given)

    # Fields and joined names

    def _fields(self, place: Place, section: Section, value: Tree, path: str, *, own: bool) -> None:
        self.present[section.table] = None
        if isinstance(value, dict):
            rest = {}
            for key, inner in value.items():
                child = place.keys.get(name_of(key))
                if child:
                    self.keys += 1
                    self._walk(child, inner, f"{path} > {key_in_path(key)}", {})
                elif key_shown(key) in FLAGS and is_leaf(inner) and (own or key == "note"):
                    self.keys += 1
                    self._flag(place, f"{path} > {key_shown(key)}", key, inner)
                else:
                    rest[key] = inner
            self._note_signs(value)
            value = rest
        self._take(read_fields(section, value, path, self.source or path))
