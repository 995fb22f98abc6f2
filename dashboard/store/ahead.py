"""Counts for the first page while somebody still reads what is asked before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import copy_context
from dataclasses import replace
from threading import Thread

from dashboard.process import logs
from dashboard.store.holding import Holding, Viewer

_PATIENCE = 10.0
"""Seconds to wait for the figure that is being counted; none takes one."""


def begin(holding: Holding, steps: Callable[[Holding], Iterable[object]]) -> None:
    """Takes the `steps` beside the page, once for each holding; what they count stays with it.

    They see it as somebody alone does, whoever is going to look: it is for the figures, and what a
    page shows is asked anew of whoever looks.
    """
    if holding.ahead or holding.left.is_set():
        return
    alone = replace(holding, viewer=Viewer.ME)

    def count() -> None:
        try:
            for _step in steps(alone):
                if holding.left.is_set():
                    return
        except Exception as error:  # the page meets it again and says that something is wrong
            logs.note(error)

    run = copy_context().run  # in the language of the page
    holding.ahead = Thread(target=run, args=(count,), daemon=True)
    holding.ahead.start()


def end(holding: Holding) -> None:
    """Lets go of it: what is forgotten is in use nowhere."""
    holding.left.set()
    if holding.ahead:
        holding.ahead.join(_PATIENCE)
