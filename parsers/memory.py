"""How memory is had while an archive is read: all of it is made new, and most of it at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa

_KEPT = (32 << 20) - (1 << 16)
"""Bytes of a block from which glibc learns to keep blocks of that size when they are freed."""


@contextmanager
def collection_paused() -> Iterator[None]:
    """Building millions of objects wakes the garbage collector for nothing: 5 to 15 % of time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def plain_memory() -> Iterator[None]:
    """Arrow's own allocator gives memory back after each step, which takes longer than the steps.

    What the system's allocator got is used again by the next step: glibc keeps blocks as large as
    the largest that was freed, if that is under 32 MB.
    """
    usual = pa.default_memory_pool()
    bytearray(_KEPT)  # is made and freed
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(usual)
