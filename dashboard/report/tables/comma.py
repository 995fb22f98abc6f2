"""A table as text with commas, for spreadsheets and other programs."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from dashboard.report.formulas import harmless_column

_UTF_8_MARK = b"\xef\xbb\xbf"
"""What makes a spreadsheet read a file as UTF-8."""

_LONG_NUMBER = re.compile(r"\A'*[0-9]{16,}")
"""A number with more digits than a spreadsheet keeps (15), alone in its cell; perhaps with the
apostrophes that were there before."""


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A table as CSV in UTF-8: times as ISO 8601 with a Z, nothing for a missing value.

    What a spreadsheet would run as a formula gets an apostrophe in front (`formulas`), and so does
    a number of 16 digits or more, of which it would keep 15. Taking one apostrophe away before 16
    digits or more that fill a cell gives the number back.
    """
    plain = pd.DataFrame({name: _plain(frame[name]) for name in frame.columns})
    return plain.to_csv(index=False, lineterminator="\n").encode("utf-8")


def csv_file(frame: pd.DataFrame) -> bytes:
    """A table as CSV in a file that a spreadsheet reads as UTF-8."""
    return _UTF_8_MARK + csv_bytes(frame)


def _plain(column: pd.Series) -> pd.Series:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return column.dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column
    done = harmless_column(column)
    long = column.astype("string").str.fullmatch(_LONG_NUMBER.pattern).fillna(False)
    at = np.flatnonzero(long.to_numpy(dtype=bool))
    if not len(at):
        return done
    cells = done.to_numpy(dtype=object, copy=True)
    cells[at] = "'" + cells[at]
    return pd.Series(cells, index=column.index, dtype="object")
