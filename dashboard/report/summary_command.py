"""`inzage summary`: the key figures that the pages show, as one JSON object."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers import Export

ABOUT = (
    "Print the key figures of an archive: rhythm, devices, networks, companies. They are for "
    "the person's own eyes: they name devices, networks and companies in the archive's own "
    "words. Watch minutes are an estimate with a low and a high end."
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
    parser.add_argument("--json", action="store_true", help="as one JSON object (the only form)")
    parser.add_argument("--gap", default="5", metavar="MINUTES", help="pause that ends a session")
    parser.add_argument("--night", default="22:00-06:00", metavar="FROM-TO", help="what is night")
    chosen = parser.parse_args(arguments)
    from analysis.redaction.redaction import Mode
    from analysis.rhythm import zones
    from analysis.rhythm.nights import Window
    from analysis.summary import summary
    from dashboard.report import terminal

    zone = zones.known(chosen.zone) if chosen.zone is not None else zones.computers()
    night = Window.parse(chosen.night)
    minutes = int(chosen.gap) if chosen.gap.isascii() and chosen.gap.isdecimal() else 0
    complaint = (
        (zone is None and no_zone)
        or (not 1 <= minutes <= 1440 and "The gap is a whole number of minutes from 1 to 1440.")
        or (night is None and "The night is two different times such as 22:00-06:00.")
    )
    if zone is None or night is None or complaint:
        sys.stderr.write(f"{complaint}\n")
        return 2
    export = read(chosen)
    if export is None:
        return 2
    figures = summary(export, zone.key, minutes, night, Mode(chosen.mode))
    sys.stdout.write(terminal.as_json(figures) + "\n")
    return 0
