"""A table as text with commas, for spreadsheets and other programs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.report.formulas import harmless_texts

_UTF_8_MARK = b"\xef\xbb\xbf"
"""What makes a spreadsheet read a file as UTF-8."""

_AT_A_TIME = 100_000
"""Rows that become text together."""

_LONG_NUMBER = r"^'*[0-9]{16,}$"
"""A number with more digits than a spreadsheet keeps (15), alone in its cell; perhaps with the
apostrophes that were there before."""

_PARTING = '[",\r\n]'
"""What has to stand within quotation marks."""

_TEXT = pa.large_string()
_NOTHING = pa.scalar("", _TEXT)


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A table as CSV in UTF-8: times as ISO 8601 with a Z, nothing for a missing value.

    What a spreadsheet would run as a formula gets an apostrophe in front (`formulas`), and so does
    a number of 16 digits or more, of which it would keep 15. Taking one apostrophe away before 16
    digits or more that fill a cell gives the number back.
    """
    return b"".join(_parts(frame))


def csv_file(frame: pd.DataFrame) -> bytes:
    """A table as CSV in a file that a spreadsheet reads as UTF-8."""
    return b"".join([_UTF_8_MARK, *_parts(frame)])


def _parts(frame: pd.DataFrame) -> Iterator[bytes]:
    """The line of names, then so many rows at a time."""
    yield frame.iloc[:0].to_csv(index=False, lineterminator="\n").encode("utf-8")
    for begin in range(0, len(frame), _AT_A_TIME):
        yield from _lines(frame.iloc[begin : begin + _AT_A_TIME])


def _lines(frame: pd.DataFrame) -> Iterator[bytes]:
    cells = [_quoted(_written(frame[name])) for name in frame.columns]
    if not cells:
        return
    if len(cells) == 1:  # an empty line would be no row
        cells = [pc.if_else(pc.equal(cells[0], _NOTHING), pa.scalar('""', _TEXT), cells[0])]
    cells[-1] = _joined(cells[-1], "\n")
    yield _as_bytes(pc.binary_join_element_wise(*cells, pa.scalar(",", _TEXT)))


def _as_bytes(lines: pa.Array) -> bytes:
    """All texts of an array, which stand in its memory one behind the other."""
    _valid, ends, data = lines.buffers()
    first, last = np.frombuffer(ends, np.int64)[[lines.offset, lines.offset + len(lines)]]
    return data.slice(first, last - first).to_pybytes()


def _written(column: pd.Series) -> pa.Array:
    """The cells as they are to be read, "" where nothing is."""
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return _moments(column)
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy()
        kinds = _written(pd.Series(column.cat.categories))
        return pc.fill_null(kinds.take(pa.array(codes, mask=codes < 0)), _NOTHING)
    if pd.api.types.is_numeric_dtype(column.dtype):
        return _as_text(column)
    texts = _as_text(column)
    long, done = pc.match_substring_regex(texts, _LONG_NUMBER), harmless_texts(texts)
    return pc.if_else(long, _joined("'", done), done) if pc.any(long).as_py() else done


def _as_text(column: pd.Series) -> pa.Array:
    if isinstance(column.dtype, pd.StringDtype):
        return pc.fill_null(_flat(pa.array(column, type=_TEXT, from_pandas=True)), _NOTHING)
    cells = ["" if pd.isna(one) else str(one) for one in column.astype("object")]
    return pa.array(cells, type=_TEXT)


def _moments(column: pd.Series) -> pa.Array:
    at = pc.floor_temporal(_flat(pa.array(column.dt.tz_convert("UTC"))), unit="second")
    said = pc.replace_substring(at.cast(pa.timestamp("s")).cast(_TEXT), " ", "T")
    return pc.if_else(pc.is_null(said), _NOTHING, _joined(said, "Z"))


def _quoted(cells: pa.Array) -> pa.Array:
    """With quotation marks where something in a cell would end it."""
    parting = pc.match_substring_regex(cells, _PARTING)
    if not pc.any(parting).as_py():
        return cells
    return pc.if_else(parting, _joined('"', pc.replace_substring(cells, '"', '""'), '"'), cells)


def _joined(*parts: pa.Array | str) -> pa.Array:
    typed = [pa.scalar(one, _TEXT) if isinstance(one, str) else one for one in parts]
    return pc.binary_join_element_wise(*typed, _NOTHING)


def _flat(made: pa.Array | pa.ChunkedArray) -> pa.Array:
    return made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made
