"""Memory that is no longer needed goes back to the system, so that forgetting can be seen there."""

from __future__ import annotations

import ctypes
import gc
import sys
from functools import cache

import pyarrow as pa

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""`mallopt`'s own numbers for the two settings."""

_LARGE = 256 << 10
"""Bytes from which a piece of memory is one of its own, given back the moment it is freed."""


@cache
def settle() -> None:
    """Has freed memory given back at once; called before the first archive is read.

    Arrow's own pool keeps pages of threads that have ended, and every run of a page is a thread;
    the C library would raise its threshold to 32 MB and then keep pieces below it.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    if (library := _c_library()) is not None:
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_ARENA_MAX, 2)


def trim() -> None:
    """Gives back what is still kept, as far as the system takes it."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    if (library := _c_library()) is not None:
        library.malloc_trim(0)


@cache
def _c_library() -> ctypes.CDLL | None:
    """The GNU C library, whose calls these are; None with another one.

    Found once, and its calls with it: later the guard lets nobody find any.
    """
    if sys.platform != "linux":
        return None
    try:
        library = ctypes.CDLL("libc.so.6")
        found = hasattr(library, "malloc_trim") and hasattr(library, "mallopt")
        return library if found else None
    except OSError:
        return None
