"""Pieces of a text, cut out together; with numpy and arrow, a text in Python for none of them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

_TOGETHER = 1 << 13
"""Pieces cut out at a time, where there are many: they stay in the processor's cache."""


def at(signs: np.ndarray, starts: np.ndarray, wide: int) -> np.ndarray:
    """`wide` bytes from each start; four times faster than numpy's own sliding windows."""
    overlapping: np.ndarray = np.ndarray((len(signs) - wide + 1,), f"V{wide}", signs, strides=(1,))
    return overlapping[starts]


def cut_out(signs: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """The bytes between rising offsets, one piece behind the other.

    Where not all are as wide as the first, by arrow: every second piece of the text, cut at them
    all.
    """
    widths = ends - starts
    wide = int(widths[0]) if len(widths) else 0
    if wide and (widths == wide).all():
        return at(signs, starts, wide).view(np.uint8)
    if not widths.any():
        return np.zeros(0, np.uint8)
    cuts = np.empty(2 * len(starts), np.int64)
    cuts[0::2], cuts[1::2] = starts, ends
    cut = pa.LargeBinaryArray.from_buffers(
        pa.large_binary(), len(cuts) - 1, [None, pa.py_buffer(cuts), pa.py_buffer(signs)]
    )
    taken = cut.take(pa.array(np.arange(0, len(cuts) - 1, 2)))
    return np.frombuffer(taken.buffers()[2] or b"", np.uint8, int(widths.sum()))


def between(signs: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> pa.LargeStringArray:
    """What stands between rising offsets of sound UTF-8, as a column."""
    offsets = np.zeros(len(starts) + 1, np.int64)
    np.cumsum(ends - starts, out=offsets[1:])
    body = np.empty(offsets[-1], np.uint8)
    for first in range(0, len(starts), _TOGETHER):
        last = min(first + _TOGETHER, len(starts))
        body[offsets[first] : offsets[last]] = cut_out(signs, starts[first:last], ends[first:last])
    return pa.LargeStringArray.from_buffers(len(starts), pa.py_buffer(offsets), pa.py_buffer(body))
