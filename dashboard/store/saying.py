"""What the person said of places that nobody knows: kept with what they have open.

Choices are applied to the export as it was read, all of them anew each time, so that each can be
taken back and none hangs on another. They go with the holding.
"""

from __future__ import annotations

from collections.abc import Iterable

from analysis import inventory
from dashboard.store.session import Holding
from dashboard.words.personas import PERSONA
from parsers.assigning import Rule, assign, key_of, offers, place_of
from parsers.export import Export


def open_places(holding: Holding) -> dict[str, tuple[str, ...]]:
    """Place -> the tables it can be, of the places of which nothing was said yet."""
    found = holding.once("offers", lambda export: offers(export))
    said = {rule.place for rule in holding.export.assigned}
    keys = {place_of(loose): key_of(loose) for loose in holding.export.loose}
    return {place: tables for place, tables in found.items() if keys[place] not in said}


def say(holding: Holding, place: str, table: str) -> None:
    """The place in the file is this table."""
    key = next(key_of(loose) for loose in holding.export.loose if place_of(loose) == place)
    _apply(holding, [*holding.export.assigned, Rule(key, table)])


def take_back(holding: Holding, rule: Rule) -> None:
    """Nothing was said of this rule's place."""
    _apply(holding, [one for one in holding.export.assigned if one.place != rule.place])


def load(holding: Holding, rules: Iterable[Rule]) -> int:
    """Says what saved rules say, on top of what was said; how many of them have a place here."""
    rules = list(rules)
    _apply(holding, [*holding.export.assigned, *rules])
    return len({rule.place for rule in rules} & {one.place for one in holding.export.assigned})


def _apply(holding: Holding, rules: list[Rule]) -> None:
    read: Export = holding.as_read or holding.export
    holding.as_read = read
    holding.export = assign(read, rules)
    # All that was counted is of other tables now, but for whose made-up life it is.
    kept = {key: made for key, made in holding.derived.items() if key == PERSONA}
    holding.derived.clear()
    holding.derived.update(kept)
    holding.once("inventory", inventory.take)
