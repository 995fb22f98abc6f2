"""The id of a video from its link, for a whole column at once."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_ID = r"/(?:video|photo|v)/(?P<id>\d{6,20})(?:\D|$)"
ID_IN_LINK = re.compile(_ID)
"""Where the number of a video stands in a link."""

_WORTH_A_BLOCK, _MOST_BLOCKS = 1000, 4
"""Links of one width that are worth looking at together, and of how many widths."""

_LONGEST = 1 << 10
_PIECE = 1 << 12
"""Links compared together: what is touched several times stays in the processor's cache."""


def video_ids(links: pa.LargeStringArray) -> pa.LargeStringArray:
    """Ids as text; missing where the link names no video.

    Hosts and what surrounds the id vary, so a pattern finds it. But nearly all links
    of one archive are `https://host/share/video/<19 digits>/`: of those that are as long as each
    other, and of which all bytes but the digits are the same, the ids are cut out as a block,
    thirty times faster.
    """
    if not len(links):
        return pa.nulls(0, pa.large_string())
    widths = pc.fill_null(pc.binary_length(links), 0).to_numpy()
    counts = np.bincount(np.minimum(widths, _LONGEST), minlength=_LONGEST + 1)
    counts[[0, _LONGEST]] = 0
    left = widths > 0
    found: list[tuple[np.ndarray, pa.LargeStringArray]] = []
    for width in np.argsort(-counts)[:_MOST_BLOCKS].tolist():
        rows = np.flatnonzero(widths == width) if counts[width] >= _WORTH_A_BLOCK else None
        block = None if rows is None else _block(links, rows, width)
        if block is not None:
            left[block[0]] = False
            found.append(block)
    rows = np.flatnonzero(left)
    if len(found) == 1 and not len(rows):
        return _alone(len(links), *found[0])
    ids = pc.struct_field(pc.extract_regex(links.take(pa.array(rows)), _ID), "id")
    return _together(len(links), [*found, (rows, ids)])


def _block(
    links: pa.LargeStringArray, rows: np.ndarray, width: int
) -> tuple[np.ndarray, pa.LargeStringArray] | None:
    """The rows, of those with links of one width, that are like the first, and their ids."""
    link = links[int(rows[0])].as_py()
    first = pc.struct_field(pc.extract_regex(links.take(pa.array(rows[:1])), _ID), "id")[0].as_py()
    if first is None or not link.isascii():
        return None  # where letters take several bytes, the id's place is not that of its digits
    start = link.index("/" + first) + 1
    stop = start + len(first)
    expected = np.frombuffer(link.encode(), np.uint8)
    offsets = np.frombuffer(links.buffers()[1], np.int64)[links.offset :]
    signs = np.frombuffer(links.buffers()[2], np.uint8)
    texts: np.ndarray = np.ndarray((len(signs) - width + 1,), f"V{width}", signs, strides=(1,))
    fitting, ids = [], []
    for piece in range(0, len(rows), _PIECE):
        some = rows[piece : piece + _PIECE]
        block = texts[offsets[some]].view(np.uint8).reshape(-1, width)
        differs = block != expected
        differs[:, start:stop] = (block[:, start:stop] - 48) > 9  # below "0" it wraps round
        fits = None if not differs.any() else ~differs.any(axis=1)
        fitting.append(some if fits is None else some[fits])
        ids.append(block[:, start:stop].copy() if fits is None else block[fits, start:stop])
    body = np.concatenate(ids)
    ends = np.arange(len(body) + 1, dtype=np.int64) * (stop - start)
    made = pa.LargeStringArray.from_buffers(len(body), pa.py_buffer(ends), pa.py_buffer(body))
    return np.concatenate(fitting), made


def _alone(length: int, rows: np.ndarray, values: pa.LargeStringArray) -> pa.LargeStringArray:
    """A column that has values in some rows and is missing in all others; they are not copied."""
    if len(rows) == length:
        return values
    filled = np.zeros(length, bool)
    filled[rows] = True
    ends = np.zeros(length + 1, np.int64)
    np.cumsum(filled * (int(values.buffers()[2].size) // len(values)), out=ends[1:])
    present = pa.py_buffer(np.packbits(filled, bitorder="little"))
    return pa.LargeStringArray.from_buffers(
        length, pa.py_buffer(ends), values.buffers()[2], present
    )


def _together(
    length: int, pieces: list[tuple[np.ndarray, pa.LargeStringArray]]
) -> pa.LargeStringArray:
    """A column of the values of several rows each, missing where none has one."""
    values = pa.concat_arrays([ids for _, ids in pieces])
    order = np.full(length, -1)
    order[np.concatenate([rows for rows, _ in pieces])] = np.arange(len(values))
    return values.take(pa.array(order, mask=order < 0))
