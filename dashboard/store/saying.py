"""What the person said of paths that nobody knows: kept with what they have open.

Choices are applied to the export as it was read, all of them anew each time, so that each can be
taken back and none hangs on another. They go with the holding.
"""

from __future__ import annotations

from collections.abc import Iterable

from analysis import inventory
from dashboard.store.session import Holding
from dashboard.words.personas import PERSONA
from parsers.by_hand import Rule, assign, key_of, offers, path_of
from parsers.export import Export


def open_paths(holding: Holding) -> dict[str, tuple[str, ...]]:
    """Path -> the tables it can be, of the paths of which nothing was said yet."""
    found = holding.once("offers", lambda export: offers(export))
    said = {rule.path for rule in holding.export.assigned}
    keys = {path_of(loose): key_of(loose) for loose in holding.export.loose}
    return {path: tables for path, tables in found.items() if keys[path] not in said}


def say(holding: Holding, path: str, table: str) -> None:
    """What stands there in the file is this table."""
    key = next(key_of(loose) for loose in holding.export.loose if path_of(loose) == path)
    _apply(holding, [*holding.export.assigned, Rule(key, table)])


def take_back(holding: Holding, rule: Rule) -> None:
    """Nothing was said of this rule's path."""
    _apply(holding, [one for one in holding.export.assigned if one.path != rule.path])


def load(holding: Holding, rules: Iterable[Rule]) -> int:
    """Says what saved rules say, on top of what was said; how many of them have a path here."""
    rules = list(rules)
    _apply(holding, [*holding.export.assigned, *rules])
    return len({rule.path for rule in rules} & {one.path for one in holding.export.assigned})


def _apply(holding: Holding, rules: list[Rule]) -> None:
    read: Export = holding.as_read or holding.export
    holding.as_read = read
    holding.export = assign(read, rules)
    # All that was counted is of other tables now, but for whose made-up life it is.
    # In a place of its own: whatever is still being counted of the old ones keeps it to itself.
    kept = {key: made for key, made in tuple(holding.derived.items()) if key == PERSONA}
    holding.derived = kept
    holding.once("inventory", inventory.take)
