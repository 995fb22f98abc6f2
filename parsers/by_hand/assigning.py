"""An export in which paths have become the tables that a person said they are.

Nothing is read from the archive again: the export keeps the records that nobody could assign, and
they go the way of all others, through `parsers.tables`. What was there before is not changed, so
that taking a choice back is to take the export that was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

import numpy as np
import pandas as pd

from parsers.by_hand.fitting import TABLES, fields_for, renamed, sample
from parsers.export import ABSENT, EMPTY, NUMBER, READ, Export, Loose
from parsers.format.layout import inner_words
from parsers.format.rule import Rule
from parsers.format.section import name_of
from parsers.format.sections import SOURCE
from parsers.ledger import Book, Entry, Fate, Ledger, kind_of
from parsers.notice import Notice, in_order
from parsers.syntax.txt.declared import placed
from parsers.syntax.txt.names import ROOT_FOLDERS, stem_of
from parsers.tables.accounting import Account
from parsers.tables.find import Found
from parsers.tables.frames import lists_of, tables_of, unknown_of, without_repeats
from parsers.tables.loose import may_be_field
from parsers.tables.paths import FOLDED, WORD, Paths
from parsers.tables.walk import read_section
from parsers.tree import Tree, leaf_count


def offers(export: Export) -> dict[str, tuple[str, ...]]:
    """Path -> the tables that it can be, those of which most fields are there first.

    Only paths that can be something else than what they were taken for.
    """
    found: dict[str, tuple[str, ...]] = {}
    for loose in export.loose:
        records = sample(loose.value)
        fits = {table: fields_for(table, records) for table in TABLES}
        tables = [table for table, names in fits.items() if names and table != loose.guessed]
        tables.sort(key=lambda table: -len(fits[table] or ()) / len(TABLES[table].fed_by))
        if tables and path_of(loose) not in found:
            found[path_of(loose)] = tuple(tables)
    return found


def path_of(loose: Loose) -> str:
    """Where it is, with the real keys of what its path folds."""
    number = NUMBER.match(loose.path)
    path = loose.path[number.end() :] if number else loose.path
    for key in loose.keys.split(WORD) if loose.keys else ():
        path = path.replace(FOLDED, f"{WORD}{key}", 1)
    return (number[0] if number else "") + path.removeprefix(WORD)


def key_of(loose: Loose) -> str:
    """How a path is called in a rule: a file from TikTok's own folder on, without what computers
    add to the name of a copy. The same in each of several files of one account."""
    if not loose.member:
        return NUMBER.sub("", path_of(loose))
    path = PurePosixPath(loose.member)
    parts = path.parts
    inside = [at + 1 for at, part in enumerate(parts) if part in ROOT_FOLDERS]
    start = max(inside) if inside else max(len(parts) - 2, 0)
    after = NUMBER.sub("", loose.path).removeprefix(loose.member)
    return "/".join([*parts[start:-1], stem_of(path.name)]) + after


def savable(rule: Rule) -> bool:
    """Whether each word of a rule looks like TikTok's own: a file may be called after a person."""
    steps = [step for part in rule.path.split("/") for step in part.split(" > ")]
    words = [step.replace("[]", "").replace("{}", "") for step in steps]
    return all(not word or may_be_field(word) for word in (*words, *rule.fields))


def assign(export: Export, rules: Iterable[Rule]) -> Export:
    """The export with every path that a rule names, and whose records fit, as the rule's table.

    The last rule for a path rules. All leaves keep exactly one fate; what of a path fits no
    column stays in `other`, as unknown. An export to which rules were applied before is taken as
    it is now: apply all rules to what was read.
    """
    wanted = {rule.path: rule for rule in rules}
    made = export
    removed = np.zeros(len(export.unknown), bool)
    for loose in export.loose:
        rule = wanted.get(key_of(loose))
        if rule is None or rule.table not in TABLES or rule.table == loose.guessed:
            continue
        names = fields_for(rule.table, sample(loose.value), rule.fields)
        if names is None:
            continue
        made = _one(made, loose, Rule(rule.path, rule.table, names), removed)
    if made is export:
        return export
    kept = [*~removed, *[True] * (len(made.unknown) - len(removed))]
    return replace(made, unknown=made.unknown[kept].reset_index(drop=True))


def _one(export: Export, loose: Loose, rule: Rule, removed: np.ndarray) -> Export:
    account = Account(document=1, paths=Paths(loose.value))
    section = TABLES[rule.table]
    content: dict[str, Tree] = {}
    value = loose.value
    placed(content, section, renamed([value] if isinstance(value, dict) else value, rule.fields))
    inner = inner_words(section.name)
    read_section(Found(name_of(section.name), content, loose.path), account, loose.path, inner)
    for line in loose.rest:
        account.unclaimed(loose.path, line)
    if loose.guessed:
        tables, entries = _without_guess(export, loose)
        unknown = export.unknown["path"][: len(removed)]
        removed |= np.array([_under(path, loose.path) for path in unknown], bool)
    else:
        tables, entries = dict(export.tables), _without_leaves(export, loose)
        removed[loose.start : loose.start + leaf_count(value)] = True
    account.notices.update({*export.warnings, Notice.ASSIGNED})
    _add_rows(tables, account, rule.table, loose.path)
    entries += tuple(_in_list(entry, loose) for entry in account.book.close().entries)
    ledger = Ledger(_merged(entries))
    guessed = tuple(one for one in export.guessed if one[0] != loose.path or not loose.guessed)
    lists = lists_of(tables, account)
    notices = (account.notices | set(lists)) - ({Notice.GUESSED} if not guessed else set())
    notices -= {Notice.CUT_LISTS, Notice.ONLY_TIMES} - set(lists)
    states = dict(export.states) | {rule.table: READ}
    if loose.guessed and not len(tables[loose.guessed]):
        states[loose.guessed] = _state(loose.guessed, entries)
    return replace(
        export,
        tables=tables,
        states=states,
        ledger=ledger,
        counted=export.counted + ledger.total - export.ledger.total,
        unknown=pd.concat([export.unknown, unknown_of(account)], ignore_index=True),
        warnings=in_order(notices),
        lists=lists | {n: named for n, named in export.lists.items() if n is Notice.QUICK_LISTS},
        guessed=guessed,
        assigned=(*export.assigned, rule),
    )


def _in_list(entry: Entry, loose: Loose) -> Entry:
    """An entry as the ledger of JSON has it, where records stand in a list."""
    below = entry.path.removeprefix(loose.path)
    if loose.member or not below.startswith(" > "):
        return entry
    return replace(entry, path=f"{loose.path}[]{below}")


def _state(table: str, entries: Iterable[Entry]) -> str:
    return EMPTY if any(entry.table == table for entry in entries) else ABSENT


def _add_rows(tables: dict[str, pd.DataFrame], account: Account, table: str, path: str) -> None:
    """Puts the account's rows behind those that the tables have already."""
    for name, rows in tables_of(account).items():
        if not len(rows):
            continue
        before = tables[name]
        joined = pd.concat([before, rows], ignore_index=True) if len(before) else rows
        if len(before):
            sources = [*dict.fromkeys([*before[SOURCE], *rows[SOURCE]])]
            joined[SOURCE] = pd.Categorical(joined[SOURCE], categories=sources)
            standing = [(0, ""), (1, path)]
            joined = without_repeats(joined, standing, [len(before), len(rows)], account)
        tables[name] = joined


def _without_guess(
    export: Export, loose: Loose
) -> tuple[dict[str, pd.DataFrame], tuple[Entry, ...]]:
    """Tables and ledger without what came from a path that was taken for something."""
    tables = dict(export.tables)
    for name, frame in tables.items():
        away = {one for one in frame[SOURCE].cat.categories if _under(one, loose.path)}
        if away:
            tables[name] = frame[~frame[SOURCE].isin(away)].reset_index(drop=True)
    entries = [entry for entry in export.ledger.entries if not _under(entry.path, loose.path)]
    return tables, tuple(entries)


def _under(path: str, above: str) -> bool:
    return path.startswith(above) and path[len(above) : len(above) + 1] in ("", " ", "[", "{")


def _without_leaves(export: Export, loose: Loose) -> tuple[Entry, ...]:
    """The entries of the ledger without the leaves of records that were unknown."""
    found = [leaf for _, _, leaf in Paths().leaves(loose.value, "")]
    paths = export.unknown["path"].iloc[loose.start : loose.start + len(found)]
    away = Counter(zip(paths, map(kind_of, found), strict=True))
    kept = []
    for entry in export.ledger.entries:
        gone = 0
        if entry.table is None and entry.fate is Fate.UNKNOWN:
            gone = min(entry.leaves, away[entry.path, entry.kind])
            away[entry.path, entry.kind] -= gone
        if entry.leaves > gone:
            kept.append(replace(entry, leaves=entry.leaves - gone))
    return tuple(kept)


def _merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    book = Book()
    for entry in entries:
        at = (entry.table, entry.path, entry.fate)
        book.add(*at, entry.leaves, entry.detail, entry.kind)
    return book.close().entries


def rules_of(export: Export) -> Mapping[str, Rule]:
    """Path in the ledger -> what the person said of it."""
    said = {rule.path: rule for rule in export.assigned}
    return {one.path: said[key_of(one)] for one in export.loose if key_of(one) in said}
