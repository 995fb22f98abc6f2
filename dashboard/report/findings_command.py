"""`inzage findings`: what is worth a look, and what was clear, unknown or not asked."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from analysis.findings import answers as asking
from analysis.findings.finding import SWITCHES, Asked, Born
from analysis.redaction.redaction import Mode, Redaction
from analysis.rhythm import zones
from dashboard.report import terminal
from dashboard.report.findings import in_words
from parsers import Export

ABOUT = (
    "Say what in an archive is worth a look. Nothing of it proves that something is wrong, and "
    "what is not found is no proof of safety. For the person's own eyes, unless --mode says "
    "who else is looking."
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
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.add_argument("--born", metavar="YEAR-MONTH", help="for what is about an age: 2011-03")
    parser.add_argument(
        "--with", dest="switches", action="append", choices=SWITCHES, default=[],
        help="also look for this, which is not looked at otherwise",
    )  # fmt: skip
    chosen = parser.parse_args(arguments)
    zone = zones.known(chosen.zone) if chosen.zone is not None else zones.computers()
    born = Born.parse(chosen.born) if chosen.born is not None else None
    complaint = (zone is None and no_zone) or (
        chosen.born is not None and born is None and "The birth is a year and a month: 2011-03."
    )
    if zone is None or complaint:
        sys.stderr.write(f"{complaint}\n")
        return 2
    export = read(chosen)
    if export is None:
        return 2
    mode = Mode(chosen.mode)
    asked = Asked(zone.key, mode, born=born, switches=frozenset(chosen.switches))
    found = asking.put_away(asking.answers(export, asked), Redaction(mode, b"", {}))
    told = terminal.as_json({"findings": asking.as_plain(found)})
    words = terminal.spelled(in_words(found, zone.key))
    sys.stdout.write(f"{told if chosen.json else words}\n")
    return 0
