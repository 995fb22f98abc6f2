"""Tables as files that a spreadsheet opens without running anything in them."""

from __future__ import annotations

import io

import pandas as pd

_FORMULA = r"^[=+\-@\t\r＝＋－＠]"
"""What a spreadsheet takes for the start of a formula, the full-width forms included."""


def without_formulas(frame: pd.DataFrame) -> pd.DataFrame:
    """The same table with an apostrophe before every text that a spreadsheet would calculate."""
    changed = frame.copy(deep=False)
    for name in frame.columns:
        column = frame[name]
        if not isinstance(column.dtype, pd.StringDtype | pd.CategoricalDtype) and (
            column.dtype != object
        ):
            continue
        text = column.astype("string")
        changed[name] = text.mask(text.str.match(_FORMULA).fillna(False), "'" + text)
    return changed


def csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a mark at the start, which is what makes a spreadsheet read it as UTF-8."""
    out = io.StringIO()
    without_formulas(frame).to_csv(out, index=False, date_format="%Y-%m-%dT%H:%M:%SZ")
    return ("\ufeff" + out.getvalue()).encode("utf-8", "replace")
