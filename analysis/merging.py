"""Several files of one account to one longer history.

TikTok hands out about half a year of views at a time, so a second file is not the first one again.
What stands in both is kept once, and what one of them has twice stays twice. Where two files say
the same with different completeness (TXT and JSON, with a title and without) the fuller row stays.
A post, an order and what else changes after it happened is there once, as the newest file has it.
The result hangs on which files there are, and not on their order or on how they were put together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import TypeVar

import numpy as np
import pandas as pd

from analysis.compare import same_account
from analysis.people import are_several
from analysis.union import together
from parsers.export import ABSENT, EMPTY, READ, UNPLACED, Export, Loose, Reach, named
from parsers.format.alike import ALIKE
from parsers.format.sections import TABLES
from parsers.ledger import Ledger
from parsers.notice import Notice, in_order
from parsers.refusal import Cause, Refusal

MOST = 60
"""Files at a time: which of them hold a row is one number."""
_STATES = (READ, UNPLACED, EMPTY, ABSENT)
"""What is said of a section of which the files say different things: the first of these."""


_Part = TypeVar("_Part", bound=Path | tuple[str, bytes])


class OtherAccountError(Exception):
    """Two of the files say that they are of different accounts."""


def merge(exports: Iterable[Export], *, renamed: bool = False) -> Export:
    """One export of several; a lone one as it is. ValueError for none or more than `MOST`.

    Rows name their file in `source`, and leaves in the ledger: `[1]` is the oldest. Each leaf of
    each file keeps its fate; a row that was kept once was read in each of its files.
    OtherAccountError where two files name different accounts, unless it is one that was `renamed`.
    """
    files = _files(exports)
    if not 0 < len(files) <= MOST:
        raise ValueError("between one and sixty files")
    if not renamed and _of_several_accounts(files):
        raise OtherAccountError
    if len(files) == 1:
        return files[0]
    tables = {
        name: together([file.tables[name] for file in files], ALIKE.get(name, ()))
        for name in TABLES
    }
    warnings = {notice for file in files for notice in file.warnings}
    lists = {
        notice: tuple(
            name for name in TABLES if any(name in f.lists.get(notice, ()) for f in files)
        )
        for notice in warnings
        if any(notice in file.lists for file in files)
    }
    return Export(
        format=_said(file.format for file in files),
        generation=_said(file.generation for file in files),
        language=_said(file.language for file in files),
        files=tuple(named(at, name) for at, file in enumerate(files) for name in file.files),
        tables=tables,
        states={name: _state(name, files) for name in TABLES},
        ledger=Ledger(
            tuple(
                replace(entry, path=named(at, entry.path))
                for at, file in enumerate(files)
                for entry in file.ledger.entries
            )
        ),
        counted=sum(file.counted for file in files),
        unknown=pd.concat(
            [
                file.unknown.assign(path=named(at, "") + file.unknown["path"])
                for at, file in enumerate(files)
            ],
            ignore_index=True,
        ),
        warnings=in_order(warnings | {Notice.MERGED}),
        quick=frozenset().union(*(file.quick for file in files)),
        lists=lists,
        guessed=tuple(
            (named(at, path), table)
            for at, file in enumerate(files)
            for path, table in file.guessed
        ),
        passed_over=sum(file.passed_over for file in files),
        loose=_loose(files),
        assigned=tuple(dict.fromkeys(rule for file in files for rule in file.assigned)),
        parts=tuple(files),
        reaches=tuple(map(_reaches, files)),
    )


def read_several(
    parts: Sequence[_Part],
    read: Callable[[Sequence[_Part]], Export | Refusal],
    *,
    renamed: bool = False,
) -> Export | Refusal:
    """Several files that somebody opened together: the parts of one archive, or several archives.

    `read` reads parts as one archive. They are several archives where some can be read alone and a
    section stands in two of these; TXT files are parts of one, since an archive has many. What is
    no archive at all beside them is left out, and turns off no question whose they are.
    """
    whole = [part for part in parts if not _is_text(part)]
    texts = [part for part in parts if _is_text(part)]
    if not 1 < len(whole) <= MOST - bool(texts):
        return of_one_account(read(parts), renamed)
    alone = [one for part in whole if isinstance(one := read([part]), Export)]
    in_each = Counter(n for one in alone for n, state in one.states.items() if state == READ)
    if max(in_each.values(), default=0) < 2:
        return of_one_account(read(parts), renamed)
    left = len(whole) - len(alone)
    if texts:
        beside = read(texts)
        if isinstance(beside, Export):
            alone.append(beside)
        else:
            left += len(texts)
    try:
        merged = merge(alone, renamed=renamed)
    except OtherAccountError:
        return Refusal(Cause.OTHER_ACCOUNT)
    if not left:
        return merged
    warnings = in_order({*merged.warnings, Notice.NO_ARCHIVE})
    return replace(merged, warnings=warnings, passed_over=merged.passed_over + left)


def of_one_account(read: Export | Refusal, renamed: bool = False) -> Export | Refusal:
    """What was read as one archive, unless it names two accounts: then its parts are of two."""
    if isinstance(read, Export) and not renamed and are_several(read.tables["profile"]):
        return Refusal(Cause.OTHER_ACCOUNT)
    return read


def _is_text(part: Path | tuple[str, bytes]) -> bool:
    name = part.name if isinstance(part, Path) else part[0]
    return name.lower().endswith(".txt")


def _loose(files: list[Export]) -> tuple[Loose, ...]:
    """The records that nobody could place, each with its file and where its leaves are now."""
    before = np.cumsum([0, *(len(file.unknown) for file in files)]).tolist()
    return tuple(
        replace(one, path=named(at, one.path), start=before[at] + one.start)
        for at, file in enumerate(files)
        for one in file.loose
    )


def _reaches(file: Export) -> dict[str, Reach]:
    return {
        name: Reach(*span, len(table))
        for name, table in file.tables.items()
        if (span := file.span(name))
    }


def _files(exports: Iterable[Export]) -> list[Export]:
    """The files, those of an earlier merge one by one, each once, the oldest first."""
    found: list[Export] = []
    for export in exports:
        for file in export.parts or (export,):
            if not any(_is_same(file, other) for other in found):
                found.append(file)
    ages = Counter(map(_age, found))

    def order(file: Export) -> tuple[tuple[str, ...], str]:
        age = _age(file)
        return age, _digest(file) if ages[age] > 1 else ""

    return sorted(found, key=order)


def _age(file: Export) -> tuple[str, ...]:
    """By its last moment, and for an order that hangs on nothing else by all that is said of it."""
    first, last = file.period or ("", "")
    return str(last), str(first), *_said_of(file)


def _said_of(file: Export) -> tuple[str, ...]:
    lengths = [len(table) for table in file.tables.values()]
    more = (file.files, file.counted, lengths, file.ledger)
    return file.format, file.generation, *map(repr, more)


def _digest(file: Export) -> str:
    """Of all rows and all that nobody knows, for files of which all else is equal."""
    found = sha256()
    for table in (*file.tables.values(), file.unknown):
        if len(table):
            found.update(table.to_csv(index=False).encode())
    return found.hexdigest()


def _is_same(one: Export, other: Export) -> bool:
    return one is other or (
        _said_of(one) == _said_of(other)
        and one.unknown.equals(other.unknown)
        and all(one.tables[name].equals(other.tables[name]) for name in TABLES)
    )


def _of_several_accounts(files: list[Export]) -> bool:
    """Whether two files are of different accounts, and no others between them say they are one."""
    group = [*range(len(files))]
    apart = []
    for (at, one), (to, other) in combinations(enumerate(files), 2):
        same = same_account(one, other)
        if same:
            group = [group[at] if each == group[to] else each for each in group]
        elif same is False:
            apart.append((at, to))
    return any(group[at] != group[to] for at, to in apart)


def _said(words: Iterable[str]) -> str:
    return " + ".join(dict.fromkeys(words))


def _state(name: str, files: list[Export]) -> str:
    said = {file.states[name] for file in files}
    return next(state for state in _STATES if state in said)


def gaps(spans: Iterable[tuple[pd.Timestamp, pd.Timestamp]]) -> list[tuple[pd.Timestamp, ...]]:
    """What lies between spans that none of them covers, a day or longer; the earliest first."""
    found: list[tuple[pd.Timestamp, ...]] = []
    end: pd.Timestamp | None = None
    for first, last in sorted(spans):
        if end is not None and first - end >= pd.Timedelta(days=1):
            found.append((end, first))
        end = last if end is None else max(end, last)
    return found
