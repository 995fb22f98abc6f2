"""The files of dated data in `data/`: facts that change, each with its source and its day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"


@cache
def document(name: str) -> Mapping[str, Any]:
    """The file `NAME.json` as it is written, read once.

    Raises:
        FileNotFoundError: there is no such file.
    """
    written: Mapping[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return written
