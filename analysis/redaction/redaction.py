"""What a person may see who is not alone: the one place where private values are put away.

It works from the privacy class of each column (`parsers.format.columns`, and `analysis.columns` for
those that we make) and refuses a column that has none, so that a new column cannot slip through.
Open text and traits stay as far as they fit what TikTok's program writes there (`known`). It is
pure: the same mode, salt and people give the same result, and what came in is not changed. Times
and counts stay what they are.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

import pandas as pd

from analysis.columns import CONTENTS, DERIVED
from analysis.redaction.known import shown
from analysis.redaction.names import FIRST, LAST
from parsers.format.addresses import bare_address
from parsers.format.columns import COLUMNS, Privacy
from parsers.format.contents import Content

CLOSED = "•••"
"""Stands where something stands that is not shown; the same in every language."""


class Mode(Enum):
    """Who is looking."""

    ME = "me"
    """The person alone: everything as it is in the file."""
    TOGETHER = "together"
    """Parent and child: other people have made-up names; what was written, searched is closed."""
    ROOM = "room"
    """An audience: besides, identifiers are masked, addresses cut, all texts and links closed."""


WRITTEN = frozenset({"text", "term", "note", "other"})
"""What the person wrote or searched, and what is kept unread: closed when two look together."""

PEOPLE = frozenset({"receiver_name"})
"""Columns of identifiers that hold a person's name."""

NAMED = frozenset(
    name
    for name, content in (*((n, c.content) for n, c in COLUMNS.items()), *CONTENTS.items())
    if content in (Content.NAME, Content.EVENT)
)
"""Traits that companies, shops and other people gave a name: closed, until their part is opened."""

_CHOICES = """
on off yes no true false enabled disabled default all public private everyone nobody no_one only_me
friends mutual_friends followers followers_you_follow_back people_you_follow
"""
CHOICES = frozenset(choice.replace("_", " ") for choice in _CHOICES.split())
"""Values that TikTok's own menus offer; they may stay where settings are shown in a room."""

_MENTION = re.compile(r"(^|[^\w.])@[\w.]+")
_QUERY = re.compile(r"^(https?://[^?#\s]*)[?#]\S*$")
_MAIL = re.compile(r"(?<![^\s@<>])[^\s@<>]*@[^\s@<>]+")
"""An address, or a name with its sign. Looked for at the beginning of a word only: from every
letter of it, a long text would take the square of its length."""


class UnknownColumnError(LookupError):
    """A frame has a column whose privacy nobody has stated."""


def same_person(name: str) -> str:
    """A name as people are told apart: without case, blanks around it and a leading @."""
    return name.strip().lstrip("@").casefold()


@dataclass(frozen=True)
class Redaction:
    """How frames are shown in one session.

    `salt`: random bytes of the session; with it a name cannot be guessed back. `names`: made-up
    names that were allotted (see `redaction_for`). `opened`: columns of `WRITTEN` and `NAMED` that
    the child has opened; it counts in TOGETHER only.
    """

    mode: Mode
    salt: bytes
    names: Mapping[str, str] = field(default_factory=dict)
    opened: frozenset[str] = frozenset()

    def name(self, name: str) -> str:
        """The made-up name of a person; always the same for the same person and salt.

        Nobody who was allotted a name shares it. A person met for the first time gets one with a
        mark, which no allotted name has.
        """
        key = same_person(name)
        if self.mode is Mode.ME or not key:
            return name
        if key in self.names:
            return self.names[key]
        number = _number(self.salt, key)
        return f"{_made_up(number)} #{number >> 24:010x}"

    def address(self, address: str) -> str:
        """An internet address without its last part: IPv4 to /24, IPv6 to /48."""
        if self.mode is not Mode.ROOM:
            return address
        try:
            parsed = ipaddress.ip_address(bare_address(address))
        except ValueError:
            return self.mark(address)
        if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
            parsed = parsed.ipv4_mapped
        if isinstance(parsed, ipaddress.IPv4Address):
            return ".".join(str(parsed).split(".")[:3]) + "." + CLOSED
        groups = parsed.exploded.split(":")[:3]
        return ":".join(f"{int(group, 16):x}" for group in groups) + ":" + CLOSED

    def mark(self, identifier: str) -> str:
        """An identifier closed but for a mark by which equal ones can be seen to be equal."""
        return self.hidden(identifier) if self.mode is Mode.ROOM else identifier

    def hidden(self, text: str) -> str:
        """A text closed but for such a mark; none without a salt, since it could be guessed."""
        return f"{CLOSED}{_number(self.salt, text) & 0xFFFF:04x}" if self.salt else CLOSED

    def may_see(self, column: str) -> bool:
        """Whether the child has opened a column."""
        return self.mode is Mode.TOGETHER and column in self.opened


def _number(salt: bytes, text: str) -> int:
    """64 bits that depend on the text and the salt."""
    written = text.encode("utf-8", "surrogatepass")
    key = hashlib.blake2b(salt).digest()
    return int.from_bytes(hashlib.blake2b(written, digest_size=8, key=key).digest(), "big")


def _made_up(number: int) -> str:
    first, last = divmod(number % (len(FIRST) * len(LAST)), len(LAST))
    return f"{FIRST[first]} {LAST[last]}"


def redaction_for(tables: Iterable[pd.DataFrame], mode: Mode, salt: bytes) -> Redaction:
    """The redaction for an archive: everybody in it is allotted a made-up name of their own.

    Two people who would get the same one are told apart by a number; a name that somebody in the
    archive really has is never used.
    """
    people = {
        key
        for frame in tables
        for column in frame.columns
        if _holds_people(column)
        for name in frame[column].dropna().unique()
        if (key := same_person(str(name)))
    }
    numbered = sorted((_number(salt, key), key) for key in people)
    taken, names = set(people), {}
    for number, key in numbered:
        made_up, times = _made_up(number), 1
        candidate = made_up
        while same_person(candidate) in taken:
            times += 1
            candidate = f"{made_up} {times}"
        taken.add(same_person(candidate))
        names[key] = candidate
    return Redaction(mode, salt, names)


def _holds_people(column: str) -> bool:
    known = COLUMNS.get(column)
    return column in PEOPLE or (known is not None and known.privacy is Privacy.OTHER_PERSON)


def redact(frame: pd.DataFrame, redaction: Redaction) -> pd.DataFrame:
    """The frame as it may be shown: same rows, columns and index, private values put away.

    Missing cells stay missing. Raises UnknownColumnError.
    """
    classes = {column: _class_of(column) for column in frame.columns}
    if redaction.mode is Mode.ME:
        return frame
    changes = {
        column: changed
        for column, privacy in classes.items()
        if (changed := _shown(frame[column], privacy, redaction)) is not None
    }
    return frame.assign(**changes)


def _class_of(column: str) -> Privacy:
    if column in COLUMNS:
        return COLUMNS[column].privacy
    if column in DERIVED:
        return DERIVED[column]
    raise UnknownColumnError(f"no privacy class is stated for the column {column!r}")


def _shown(values: pd.Series, privacy: Privacy, redaction: Redaction) -> pd.Series | None:
    """The column as it may be shown; None where it stays as it is."""
    column, room = str(values.name), redaction.mode is Mode.ROOM
    if privacy is Privacy.OTHER_PERSON or column in PEOPLE:
        return _mapped(values, redaction.name)
    if privacy is Privacy.CONTENT:
        return _content(values, column, redaction)
    if privacy is Privacy.IDENTIFIER:
        if not room:
            return None
        return _mapped(values, redaction.address if column == "ip" else redaction.mark)
    return _known_only(values, column, redaction)


def _known_only(values: pd.Series, column: str, redaction: Redaction) -> pd.Series | None:
    """Open text and traits, as far as they fit what TikTok's program writes; numbers stay."""
    if values.dtype.kind in "mMuifb" or pd.api.types.is_numeric_dtype(values.dtype):
        return None
    content = COLUMNS[column].content if column in COLUMNS else CONTENTS.get(column)
    if content is None:
        raise UnknownColumnError(f"no content is stated for the text in the column {column!r}")
    if content is Content.OURS:
        return None
    if redaction.may_see(column):
        return _replaced(_text(values), ("@",), _MAIL, CLOSED)

    def hide(text: str) -> str:
        return redaction.names.get(same_person(text)) or redaction.hidden(text)

    return _mapped(values, lambda value: shown(content, value, hide))


def _content(values: pd.Series, column: str, redaction: Redaction) -> pd.Series:
    if redaction.mode is Mode.ROOM:
        return _mapped(values, _choice) if column == "value" else _closed(values)
    if (column in WRITTEN or column not in COLUMNS) and not redaction.may_see(column):
        return _closed(values)
    written = values
    if column == "value":
        written = _mapped(values, lambda value: redaction.names.get(same_person(value), value))
    written = _replaced(_text(written), ("?", "#"), _QUERY, r"\1")
    return _replaced(written, ("@",), _MENTION, rf"\1@{CLOSED}")


def _choice(value: str) -> str:
    return value if value.strip().casefold() in CHOICES else CLOSED


def _replaced(
    written: pd.Series, signs: tuple[str, ...], pattern: re.Pattern[str], by: str
) -> pd.Series:
    """A pattern replaced in the rows that have one of its signs, which are few in a long column."""
    concerned = pd.Series(False, index=written.index)
    for sign in signs:
        concerned |= written.str.contains(sign, regex=False).fillna(False).astype(bool)
    if not concerned.any():
        return written
    changed = _mapped(written[concerned], lambda text: pattern.sub(by, text))
    return written.where(~concerned, changed.reindex(written.index))


def _text(values: pd.Series) -> pd.Series:
    return values if isinstance(values.dtype, pd.StringDtype) else values.astype("string")


def _closed(values: pd.Series) -> pd.Series:
    written = _text(values)
    return written.mask(written.notna(), CLOSED)


def _mapped(values: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """Each different value changed once; missing stays missing, the type stays the same."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        kept = {value: change(str(value)) for value in values.cat.categories}
        if all(value == changed for value, changed in kept.items()):
            return values
        return values.map(kept).astype("category")
    written = _text(values)
    changed = {value: change(value) for value in written.dropna().unique()}
    return written.map(changed).astype(written.dtype)
