"""What the program measures on itself, now, for the page *Check it yourself*.

Each measure looks at what is in force and not at what was meant: the system's own list of sockets,
an attempt that has to fail, an answer of this very server.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from dashboard.pages.check import connections
from dashboard.server import gate, serve, settings, uploads
from dashboard.store import reader, seats, session


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
        Found(Measure.GUARD, serve.is_kept_in()),
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


def _answers() -> Iterable[Found]:
    """A foreign page and whoever has no key are turned away, and an own one gets every header."""
    strangers = ({"host": "evil.example"}, {"origin": "http://evil.example"})
    refused = [serve.ask("/", **stranger) for stranger in strangers]
    keyless = serve.ask("/_stcore/health", cookie="")
    own = serve.ask("/_stcore/health")
    if own is None or keyless is None or any(answer is None for answer in refused):
        return [Found(one, None) for one in (Measure.STRANGERS, Measure.KEY, Measure.HEADERS)]
    statuses = [answer[0] for answer in refused if answer]
    policy = own[1].get("content-security-policy", "")
    there = {name.decode() for name in gate.STEADY} <= set(own[1])
    strict = "default-src 'none'" in policy and "script-src 'self'" in policy
    allowed = [rule for rule in policy.split("; ") if rule.startswith("connect-src")]
    return [
        Found(Measure.STRANGERS, statuses == [403, 403], ", ".join(map(str, statuses))),
        Found(Measure.KEY, keyless[0] in (401, 403), str(keyless[0])),
        Found(Measure.HEADERS, there and strict, "".join(allowed), len(gate.STEADY) + 1),
    ]


def _settings() -> Found:
    loosened = settings.loosened()
    return Found(Measure.SETTINGS, not loosened, ", ".join(loosened), len(settings.settings()))


def _worker() -> Found:
    left = reader.network()
    return Found(Measure.WORKER, True if left in ("none", "guarded") else None, left)


def _uploads() -> Found:
    held = sum(uploads.by_session().values())
    return Found(Measure.UPLOADS, serve.keeps_uploads_in_memory() and not held, number=held)


def _files() -> Found:
    files = connections.written_files()
    return Found(Measure.FILES, None if files is None else not files, number=files or 0)


def _tables() -> Found:
    """How much of the archive is in memory: a fact, not a promise."""
    holding = session.current()
    return Found(Measure.TABLES, None, number=seats.size(holding.export) if holding else 0)
