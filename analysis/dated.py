"""The files of dated data in `data/`: facts that change, each with its source and its day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"

OLD_AFTER = 12
"""Months after which a fact is shown as old; `tests` ask for a new look at 15."""


@cache
def document(name: str) -> Mapping[str, Any]:
    """The file `NAME.json` as it is written, read once.

    Raises:
        FileNotFoundError: there is no such file.
    """
    written: Mapping[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return written


def is_old(seen: date, on: date) -> bool:
    """Whether facts that were checked on the day `seen` are, on another day, fresh no longer."""
    return (on.year - seen.year) * 12 + on.month - seen.month >= OLD_AFTER
