"""What a page says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, Flag, auto

from dashboard.store.session import Holding, Part
from dashboard.words import later


class Group(Enum):
    """Where a page stands in the navigation; the value is the title, a message."""

    FIRST = ""
    LOOK = later("Look")
    DO = later("Do")
    TRUST = later("Trust")
    LEARN = later("Learn")


class When(Flag):
    """In which state of the program a page stands in the navigation."""

    NOTHING_OPEN = auto()
    OWN_OPEN = auto()
    MADE_UP_OPEN = auto()
    OPEN = OWN_OPEN | MADE_UP_OPEN
    ALWAYS = NOTHING_OPEN | OPEN
    NEVER = 0


@dataclass(frozen=True)
class Page:
    """One page.

    `key` is its address and never changes, `title` a message marked with `later`. `needs` names
    the tables without which the page has nothing to say: an empty tuple asks for an open archive
    only, None for nothing at all. `draw` gets what is open, or None where nothing is needed.
    `group`, `icon` (a name of Material's) and `when` say where it stands in the navigation.
    `questions` are what parent and child can talk about below it, messages too: three at the most,
    which ask what the child thinks, and none for a confession.
    """

    key: str
    title: str
    needs: tuple[str, ...] | None
    draw: Callable[[Holding | None], None]
    group: Group = Group.LOOK
    icon: str = "description"
    when: When = When.OPEN
    part: Part | None = None
    """What it shows as a whole: closed together until the one whose file it is opens it."""
    questions: tuple[str, ...] = ()
