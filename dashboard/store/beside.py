"""Another file of the same account beside the open one: read, kept, taken away.

It goes with what is open: when that is forgotten, lapses or is replaced, it is gone too.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.compare import same_account
from dashboard.process import terms
from dashboard.store import redacted, seats, session, streamlits
from dashboard.store.both import COMPARED
from dashboard.store.session import Holding, OnStep, Origin, Step
from parsers import Cause, Export, Refusal
from parsers.archive.opening import Source


def add(sources: Source, on_step: OnStep, *, renamed: bool = False) -> Refusal | None:
    """Reads another file beside the open one, in place of one that was there; a refusal changes
    nothing. `renamed` says that files with different names are of one account."""
    on_step(Step.OPENING, 0.0)
    try:
        holding = session.current()
        if holding is None:
            return Refusal(Cause.FAILED)
        room, own = terms.agreed().room, holding.origin is Origin.OWN
        result = seats.turned_away(room, own=own, taken=0) or session.read(
            sources, holding.origin, on_step, renamed=renamed
        )
        others = session.on_other_pages() + seats.held(replace(holding, beside=None))
        result = seats.within_share(room, result, beside=others)
        if isinstance(result, Refusal):
            return result
        if same_account(holding.export, result) is False and not renamed:
            return Refusal(Cause.OTHER_ACCOUNT)
        on_step(Step.COUNTING, 1.0)
        _put(holding, replace(result, parts=()))
    finally:
        streamlits.free_uploads()
    on_step(Step.DONE, 1.0)
    return None


def take_away(holding: Holding) -> None:
    """Forgets the file that was added."""
    _put(holding, None)


def _put(holding: Holding, export: Export | None) -> None:
    holding.beside = export
    for key in [key for key in holding.derived if key.startswith(COMPARED)]:
        del holding.derived[key]
    holding.derived.pop(redacted.NAMES, None)  # the people in it are allotted made-up ones too
