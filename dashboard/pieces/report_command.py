"""`inzage report`: what the pages say of an archive, as one file to keep, print and read."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.report.target import TAKEN, is_taken, write
from dashboard.words import LANGUAGES, use

if TYPE_CHECKING:
    from parsers import Export

PAGES = (
    "glance",
    "worth",
    "often",
    "devices",
    "places",
    "companies",
    "said",
    "settings",
    "collected",
    "hidden",
)

ABOUT = (
    "Write what the pages say of an archive into one HTML file that needs nothing else: no "
    "network, no other file. It names devices, networks and companies in the archive's own words, "
    "unless --mode says who else will read it; together, everything stays closed that is closed "
    "at first on the pages, unless --open names it."
)


def main(
    parser: ArgumentParser,
    arguments: list[str],
    read: Callable[[Namespace], Export | None],
    no_zone: str,
) -> int:
    """Runs the command; the exit code, 2 with one sentence on standard error where it failed.

    `read` gives the archive that was named, or None and has said why; `no_zone` is what to say of
    a time zone that nobody knows.
    """
    parser.add_argument("-o", "--out", type=Path, required=True, help="the file: report.html")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the report")
    parser.add_argument(
        "--pages", metavar="NAME,NAME", help=f"only these, of {', '.join(PAGES)} (default: all)"
    )
    parser.add_argument(
        "--open",
        metavar="PART,PART",
        help="with --mode together: what the young person opened, as times,companies,places",
    )
    chosen = parser.parse_args(arguments)
    pages = chosen.pages.split(",") if chosen.pages is not None else [*PAGES]
    if not set(pages) <= set(PAGES):
        return _failed(f"The pages are some of {', '.join(PAGES)}, with commas between them.")
    from dashboard.store.holding import Holding, Origin, Part, Viewer

    parts = frozenset(chosen.open.split(",")) if chosen.open is not None else frozenset()
    known = [part.value for part in Part]
    if parts and chosen.mode != Viewer.TOGETHER.value:
        return _failed("--open belongs to --mode together.")
    if not parts <= set(known):
        return _failed(f"What opens is some of {', '.join(known)}, with commas between them.")
    from analysis.rhythm import zones

    zone = zones.known(chosen.zone) if chosen.zone is not None else zones.computers()
    if zone is None:
        return _failed(no_zone)
    if is_taken(chosen.out, chosen.archive):
        return _failed(TAKEN)
    export = read(chosen)
    if export is None:
        return 2
    from dashboard.pieces.report import report
    from dashboard.pieces.sight import Choice, Sight

    use(chosen.lang)
    holding = Holding(export, Origin.OWN, Viewer(chosen.mode), frozenset(map(Part, parts)))
    made = report(Sight(holding, Choice(zone.key)), pages, date.today())
    try:
        write(chosen.out, made)
    except OSError:
        return _failed("The report could not be written there; choose another place.")
    return 0


def _failed(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2
