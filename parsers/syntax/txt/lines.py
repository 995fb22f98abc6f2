"""Lines one by one: which are `Label: value`, and to what the others belong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from parsers.format.invisible import visible
from parsers.format.section import Section
from parsers.syntax.txt.declared import Length, length_of
from parsers.syntax.txt.names import label_known
from parsers.tree import Tree, key_shown, repeated_key

LONGEST_LABEL = 120
_TIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d")
_HTTP = "http"
_BLANKS = " \N{NO-BREAK SPACE}"


def pair_of(line: str) -> tuple[str, str] | None:
    """Label and value of a line, split at its first colon; None if it can be no such pair.

    The colon may be doubled (`HashTag Link::`). Without a blank behind it, it is part of a time
    or a link, unless what stands before is a label that is known.
    """
    label, colon, value = line.partition(":")
    if not colon or not 0 < len(label) <= LONGEST_LABEL:
        return None
    label = label.strip() if label.isascii() else visible(label)
    value = value.lstrip(":")
    if not label or "\0" in label or label.startswith(">>>"):
        return None
    if not value:
        return label, ""
    if value[0] in _BLANKS:
        return label, value[1:]
    return (label, value) if not value.startswith("//") and label_known(label) else None


class Labels:
    """What is known of the labels of a file: which may be trusted, and how long their values."""

    def __init__(
        self,
        starts: Counter[str],
        counts: Callable[[], Counter[str]],
        sections: Sequence[Section],
        codes: tuple[str, ...] = (),
    ) -> None:
        """`starts`: label -> how many blocks begin with it, in the order of their first
        occurrence; "" for those that begin with none. `counts` gives label -> how many lines have
        it, and is asked only where labels are unknown. `sections` are those of which the file may
        be: their fields tell how long values are."""
        self._sections = sections
        self._codes = codes
        self._count = counts
        self._known: dict[str, tuple[bool, Length]] = {}
        self._blocks = starts.total()
        named = {label: number for label, number in starts.items() if label}
        self.first = max(named, key=lambda label: (named[label], self.known(label)), default="")
        """The label with which most blocks begin; of equally many one that is known."""

    @cached_property
    def _counts(self) -> Counter[str]:
        return self._count()

    def of(self, label: str) -> tuple[bool, Length]:
        """Whether a label is known or usual in this file, and how long its value may be."""
        found = self._known.get(label)
        if found is None:
            known = self.known(label)
            usual = known or 2 * self._counts[label] >= self._blocks
            length = length_of(label, self._sections, self._codes) if known else Length.PROSE
            found = self._known[label] = usual, length
        return found

    def known(self, label: str) -> bool:
        """Whether a label is the name of a field in a language that this file speaks."""
        return label_known(label, self._codes)

    def expected(self, label: str) -> bool:
        """Whether a label is known and stands in at least every second record."""
        return self.known(label) and 2 * self._counts[label] >= self._counts[self.first]

    def usual(self, label: str) -> bool:
        return self.of(label)[0]


def before_colon(line: str) -> str:
    """What stands before the first colon of a line, if that may be a label."""
    return line[: line.find(":")].strip() if ":" in line[: LONGEST_LABEL + 1] else ""


def walk(lines: Sequence[str], labels: Labels) -> tuple[list[dict[str, str]], list[str]]:
    """Records, and the lines that fit nothing.

    A line that is no pair continues the value before it, blank lines included, if that may be
    several lines long; so does one that looks like a pair but has a label that is neither known
    nor usual in this file.
    """
    rows: list[dict[str, str]] = []
    rest: list[str] = []
    blank: list[str] = []
    row: dict[str, str] = {}
    repeats: dict[str, int] = {}
    key, parts, length = "", [""], Length.LINE
    for line in lines:
        if not line or line.isspace():
            blank.append(line)
            continue
        pair = pair_of(line)
        if pair and _is_field(pair, labels, row, length, bool(blank)):
            label, value = pair
            if len(parts) > 1:
                row[key] = "\n".join(parts)
            if row and (label == labels.first or (blank and label in row)):
                rows.append(row)
                row = {}
                repeats.clear()
            key = label
            if label in row:
                repeats[label] = repeats.get(label, 1) + 1
                key = repeated_key(label, repeats[label])
            row[key] = value
            parts, length = [value], labels.of(label)[1]
        elif length or (key and not blank and line.startswith(_HTTP) and _links(parts)):
            parts += [*blank, line]
        else:
            rest.append(line)
        if blank:
            blank = []
    if len(parts) > 1:
        row[key] = "\n".join(parts)
    return ([*rows, row] if row else rows), rest


def _links(parts: list[str]) -> bool:
    """Whether more links may follow on lines of their own, as those of a photo post do."""
    return parts[0].startswith(_HTTP) or not parts[0].strip()


def _is_field(
    pair: tuple[str, str], labels: Labels, row: dict[str, str], length: Length, new_block: bool
) -> bool:
    """Whether what looks like a pair is one, and not a part of the text before it.

    Behind a blank line a text goes on, unless the line begins the next record or has a label that
    records of this file have and this one has not yet: a comment may end in a blank line.
    """
    label, value = pair
    open_end = bool(row) and length is Length.PROSE
    if label == labels.first:
        return new_block or not open_end or _TIME.match(value) is not None
    usual = labels.usual(label)
    if not open_end:
        return usual if new_block or not row else True
    return usual and label not in row and (not new_block or labels.expected(label))


def with_names(row: Mapping[str, Tree], names: dict[str, str]) -> dict[str, Tree]:
    """An object under other names; two keys that come to be called the same are both kept."""
    made: dict[str, Tree] = {}
    seen: Counter[str] = Counter()
    for key, value in row.items():
        put(made, seen, names.get(key_shown(key), key_shown(key)), value)
    return made


def put(made: dict[str, Tree], seen: Counter[str], key: str, value: Tree) -> str:
    """Adds a value under its key, marked where the key is there already; the key it got."""
    seen[key] += 1
    name = key if seen[key] == 1 else repeated_key(key, seen[key])
    made[name] = value
    return name


def trimmed(lines: list[str]) -> list[str]:
    """Lines without the blank ones at both ends."""
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    last = next((at for at in range(len(lines), first, -1) if lines[at - 1].strip()), first)
    return lines if first == 0 and last == len(lines) else lines[first:last]


def blocks_of(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines without a blank one."""
    block: list[str] = []
    for line in lines:
        if line and not line.isspace():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block
