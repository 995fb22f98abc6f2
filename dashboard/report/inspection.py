"""What an archive holds as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def in_words(seen: Mapping[str, Any]) -> str:
    """The tables with their rows and dates, what is absent, and the fates of all values."""
    lines = [
        f"Archive: {seen['format']}, generation {seen['generation']}, language {seen['language']}",
        f"Period:  {seen['period']['first'] or '-'} to {seen['period']['last'] or '-'}",
        "",
        f"{'table':24} {'rows':>9}  first                 last",
    ]
    for name, section in seen["sections"].items():
        if section["state"] == "absent":
            continue
        if name in seen["unplaced"]:
            lines.append(f"{name:24} {section['rows']:>9,}  of a form nobody knows; see unknown")
            continue
        first, last = section["first"] or "-", section["last"] or "-"
        lines.append(f"{name:24} {section['rows']:>9,}  {first:20}  {last}")
    absent = [name for name, s in seen["sections"].items() if s["state"] == "absent"]
    lines += ["", f"Not in this archive: {', '.join(absent) or 'nothing is missing'}", ""]
    lines.append("Every value has one fate:")
    lines += [
        f"  {fate.replace('_', ' '):12} {count:>12,}" for fate, count in seen["ledger"].items()
    ]
    for kind in ("unknown", "unreadable"):
        lines += [f"{kind}: {place['path']} ({place['leaves']:,})" for place in seen[kind]]
    lines += [f"as you said: {said['path']} is {said['table']}" for said in seen["assigned"]]
    return "\n".join([*lines, *(f"Note: {warning}" for warning in seen["warnings"])])
