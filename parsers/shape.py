"""The archive's structure without its values: what a person can send with a bug report.

Paths, kinds of values and counts come from the ledger, which never held a value; list positions
and the keys of maps are folded there already.
"""

from __future__ import annotations

import json
from typing import Any

from parsers.export import Export
from parsers.ledger import Ledger


def shape(ledger: Ledger) -> list[dict[str, Any]]:
    """One entry for each place and kind of value: path, kind, fate and number of leaves."""
    return [
        {
            "path": entry.path,
            "kind": entry.kind,
            "fate": entry.fate.value,
            "leaves": entry.leaves,
        }
        for entry in ledger.entries
    ]


def shape_json(export: Export) -> str:
    """The structure as a file to save, with what tells the generation and no file names."""
    whole = {
        "format": export.format,
        "generation": export.generation,
        "language": export.language,
        "structure": shape(export.ledger),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)
