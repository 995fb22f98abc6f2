"""What stays closed to whoever looks, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.store.holding import Part
from dashboard.words import _, people


def sentence(parts: Iterable[Part]) -> str:
    names = ", ".join(_(people.PARTS[part.value]) for part in parts)
    return _("This stays closed: {names}.").format(names=names)
