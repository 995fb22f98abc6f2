"""What the program measures on itself, now, for the page *Check it yourself*.

Each measure looks at what is in force and not at what was meant: the system's own list of sockets,
an attempt that has to fail, an answer of this very server.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from dashboard.pages.check import connections, headers
from dashboard.process import egress, terms
from dashboard.server import serve, settings, uploads
from dashboard.store import reader, seats, session, streamlits


class Measure(Enum):
    LISTENS = "listens"
    TALKS = "talks"
    GUARD = "guard"
    STRANGERS = "strangers"
    KEY = "key"
    HEADERS = "headers"
    SETTINGS = "settings"
    WORKER = "worker"
    UPLOADS = "uploads"
    FILES = "files"
    TABLES = "tables"


@dataclass(frozen=True)
class Found:
    """One measure: whether it holds (None: nothing was promised, or this system does not tell).

    `seen` is what was seen, in numbers and addresses of this computer; nothing of an archive.
    """

    measure: Measure
    holds: bool | None
    seen: str = ""
    number: int = 0


def measured() -> list[Found]:
    """Every measure, in the order of the page; none of them sends anything anywhere."""
    return [
        *_sockets(),
        _guard(),
        *_answers(),
        _settings(),
        _worker(),
        _uploads(),
        _files(),
        _tables(),
    ]


def port() -> int:
    """The port that this server answers at."""
    return serve.port()


def _sockets() -> Iterable[Found]:
    lines = connections.lines()
    if lines is None:
        return [Found(Measure.LISTENS, None), Found(Measure.TALKS, None)]
    listening = [line for line in lines if line.there is None]
    talking = [line for line in lines if line.there is not None]
    places = ", ".join(sorted({line.here for line in listening}))
    return [
        Found(Measure.LISTENS, all(line.is_local for line in listening), places, len(listening)),
        Found(
            Measure.TALKS,
            all(line.is_local for line in talking),
            ", ".join(sorted({line.there.rpartition(":")[0] for line in talking if line.there})),
            len(talking),
        ),
    ]


def _guard() -> Found:
    kept, holes = egress.refused()
    return Found(Measure.GUARD, not holes, ", ".join(holes), len(kept))


_KINDS = (("/", "http"), ("/_stcore/stream", "websocket"))
_NOT_A_PAGE = (("/_stcore/health", "http"), ("/media/a.csv", "http"), _KINDS[1])
"""In a room a page leads whoever has no key to the door; everything else is refused there too."""


def _answers() -> Iterable[Found]:
    """Foreign pages and whoever has no key are turned away, and every answer has each header."""
    strangers = (
        {"host": "evil.example"}, {"origin": "http://evil.example"},
        {"origin": f"http://127.0.0.1:{(serve.port() + 1) % 65536}"},
    )  # fmt: skip
    foreign = [serve.ask(path, kind, **told) for told in strangers for path, kind in _KINDS]
    keyless = [serve.ask(path, kind, cookie="") for path, kind in _NOT_A_PAGE]
    own = [serve.ask(path) for path in ("/", "/_stcore/health")]
    if None in (*foreign, *keyless, *own):
        return [Found(one, None) for one in (Measure.STRANGERS, Measure.KEY, Measure.HEADERS)]
    room = terms.agreed().room
    answers = [answer for answer in (*foreign, *keyless, *own) if answer]
    lacking = headers.lacking(
        [told for _, told in answers], serve.port(), (room.address if room else None) or ""
    )
    return [
        _turned_away(Measure.STRANGERS, foreign, {403}),
        _turned_away(Measure.KEY, keyless, {401, 403}),
        Found(Measure.HEADERS, not lacking, ", ".join(lacking), len(answers)),
    ]


def _turned_away(
    measure: Measure, answers: list[tuple[int, dict[str, str]] | None], refusals: set[int]
) -> Found:
    statuses = {answer[0] for answer in answers if answer}
    seen = ", ".join(map(str, sorted(statuses)))
    return Found(measure, statuses <= refusals, seen, len(answers))


def _settings() -> Found:
    loosened = settings.loosened()
    return Found(Measure.SETTINGS, not loosened, ", ".join(loosened), settings.number())


_OF_NETWORK = {"none": True, "guarded": True, "open": False, "left": False}


def _worker() -> Found:
    left = reader.network()
    return Found(Measure.WORKER, _OF_NETWORK.get(left), left)


def _uploads() -> Found:
    """Of this page: another one may be handing over a file at this moment."""
    held = uploads.held(streamlits.session_id())
    return Found(Measure.UPLOADS, serve.keeps_uploads_in_memory() and not held, number=held)


def _files() -> Found:
    files = connections.written_files()
    return Found(Measure.FILES, None if files is None else not files, number=files or 0)


def _tables() -> Found:
    """How much of the archive is in memory: a fact, not a promise."""
    holding = session.current()
    return Found(Measure.TABLES, None, number=seats.size(holding.export) if holding else 0)
