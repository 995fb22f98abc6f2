"""What a page says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.store.session import Holding


@dataclass(frozen=True)
class Page:
    """One page.

    `key` is its address and never changes, `title` a message marked with `later`. `needs` names
    the tables without which the page has nothing to say: an empty tuple asks for an open archive
    only, None for nothing at all. `draw` gets what is open, or None where nothing is needed. A page
    `only_made_up` stands in the navigation while made-up data is open.
    """

    key: str
    title: str
    needs: tuple[str, ...] | None
    draw: Callable[[Holding | None], None]
    only_made_up: bool = False
