"""Looks every few seconds for what nobody needs any more, and drops it.

Streamlit would keep a closed page's session, with its uploads, until the next visit.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from dashboard.process import memory
from dashboard.server import uploads
from dashboard.store import session, streamlits

SECONDS = 5.0


def sweep_for_ever(
    is_active: Callable[[str], bool], close: Callable[[str], None], stop: threading.Event
) -> None:
    """Sweeps until `stop`, then drops everything."""
    before, alone = session.held_by(), dict[str, float]()
    while not stop.wait(SECONDS):
        now = time.monotonic()
        gone = session.sweep(now, is_active)
        alone = {
            session_id: alone.get(session_id, now)
            for session_id in uploads.by_session()
            if not is_active(session_id)
        }
        gone += [one for one, since in alone.items() if now - since > session.GRACE_SECONDS]
        for session_id in gone:
            uploads.drop(session_id)
            streamlits.free_downloads(session_id)
            close(session_id)
        if gone or session.held_by() < before:
            memory.trim()
        before = session.held_by()
    session.clear()
