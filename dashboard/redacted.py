"""Tables that an analysis made, as the person who looks may see them.

What comes straight from the archive goes through `show.table`; this is for counts beside a name or
a word. Also the person alone sees names and words closed until they ask for them.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analysis.redaction import Mode, Redaction, redact, redaction_for
from dashboard.session import Holding
from parsers.columns import Privacy
from parsers.export import Export

_SALT_BYTES = 16


def redacted(
    holding: Holding, frame: pd.DataFrame, derived: Mapping[str, Privacy], *, closed: bool
) -> pd.DataFrame:
    """The frame with private values put away, `derived` as in `analysis.redaction.redact`.

    `closed`: other people have made-up names and what was written is closed, also for the person
    alone. Whoever is not alone never sees more than their mode allows.
    """
    mode = Mode(holding.viewer.value)
    if closed and mode is Mode.ME:
        mode = Mode.TOGETHER
    return redact(frame, replace(holding.once("made-up names", _redaction), mode=mode), derived)


def _redaction(export: Export) -> Redaction:
    """Made-up names for everybody in the archive; the same as long as it is open."""
    return redaction_for(export.tables.values(), Mode.TOGETHER, secrets.token_bytes(_SALT_BYTES))
