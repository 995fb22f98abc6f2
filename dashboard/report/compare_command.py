"""`inzage compare OLD NEW`: what is new, what is gone, and what is known of why."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.compare import Comparison, Section
    from parsers import Export

ABOUT = (
    "Compare two files of one account, the older one first. It names devices, networks, companies "
    "and settings in the archive's own words: for your own eyes. What is gone was deleted by you "
    "or by TikTok, or was left out; the files cannot tell which."
)
_OTHER_ACCOUNT = (
    "The two files name different accounts; add --renamed if it is one account that got a new name."
)
_NAMES = {
    "devices": "Devices",
    "carriers": "Carriers",
    "companies": "Companies",
    "ad_topics": "Ad topics",
    "device_numbers": "Device numbers",
    "apple_advertising_numbers": "Apple advertising numbers",
    "google_advertising_numbers": "Google advertising numbers",
    "linked_accounts": "Linked accounts",
    "networks": "Networks",
}


def main(
    parser: ArgumentParser, arguments: list[str], read: Callable[[Namespace], Export | None]
) -> int:
    """Runs the command; the exit code, 2 with one sentence on standard error where it failed.

    `read` gives the archive that is named in `archive`, or None and has said why.
    """
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    chosen = parser.parse_args(arguments)
    paths: list[Path] = chosen.archive
    if len(paths) != 2:
        sys.stderr.write("Name two archives: the older one first, then the newer one.\n")
        return 2
    both = []
    for path in paths:
        chosen.archive = [path]
        export = read(chosen)
        if export is None:
            return 2
        both.append(export)
    from analysis.compare import compare, same_account
    from dashboard.report import terminal

    if same_account(*both) is False and not chosen.renamed:
        sys.stderr.write(_OTHER_ACCOUNT + "\n")
        return 2
    found = compare(*both)
    made = terminal.as_json(as_json(found)) if chosen.json else ""
    sys.stdout.write((made or "\n".join(map(terminal.line, in_words(found)))) + "\n")
    return 0


def as_json(found: Comparison) -> dict[str, Any]:
    """The comparison as docs/tables.md describes it."""
    return {
        "sections": {one.table: _section(one) for one in found.sections if one.changed},
        "values": {
            name: {"came": list(came), "went": list(went)}
            for name, (came, went) in found.values.items()
        },
        "settings": [
            {"field": field, "then": then, "now": now} for field, then, now in found.settings
        ],
    }


def _section(one: Section) -> dict[str, Any]:
    from analysis.inspection import moment

    return {
        "state": list(one.states),
        "rows": list(one.rows),
        "first": [*map(moment, one.firsts)],
        "last": [*map(moment, one.lasts)],
        "new": one.new,
        "restated": one.restated,
        "gone": one.gone,
        "gone_recorded_deleted": one.recorded_deleted,
        "gone_with_section": one.with_section,
        "gone_before_window": one.before_window,
        "gone_undated": one.undated,
        "gone_deleted_or_left_out": one.deleted_or_left_out,
    }


def in_words(found: Comparison) -> Iterator[str]:
    """The same to read, line by line."""
    if found.empty:
        yield "Nothing is new and nothing is gone."
        return
    yield f"{'table':24} {'then':>9} {'now':>9} {'new':>9} {'gone':>9}"
    for one in found.sections:
        if not one.changed:
            continue
        yield f"{one.table:24} {one.rows[0]:>9,} {one.rows[1]:>9,} {one.new:>9,} {one.gone:>9,}"
        yield from (f"{'':24} {line}" for line in _why(one))
    for name, (came, went) in found.values.items():
        yield ""
        yield f"{_NAMES[name]}:"
        yield from (f"  new: {value}" for value in came)
        yield from (f"  not any more: {value}" for value in went)
    if found.settings:
        yield ""
        yield "Settings that changed:"
        for field, then, now in found.settings:
            yield f"  {field}: {_or_nothing(then)} -> {_or_nothing(now)}"


def _why(one: Section) -> Iterator[str]:
    if one.restated:
        yield f"{one.restated:,} in both say something else now"
    if one.recorded_deleted:
        yield f"{one.recorded_deleted:,} gone: among the deleted posts of the newer file"
    if one.with_section:
        yield f"{one.with_section:,} gone: the newer file has no such section"
    if one.before_window:
        yield (
            f"{one.before_window:,} gone: older than the newer file goes back "
            f"({one.firsts[1]:%Y-%m-%d})"
        )
    if one.deleted_or_left_out:
        yield f"{one.deleted_or_left_out:,} gone: deleted by you or by TikTok, or left out"
    if one.undated:
        yield f"{one.undated:,} gone: without a time, so nothing more is known"
    if one.states[0] == "absent" and one.states[1] != "absent":
        yield "the older file had no such section"


def _or_nothing(value: str | None) -> str:
    return "(not there)" if value is None else value or "(empty)"
