"""`inzage letter`: what the command line chose, as a letter."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from analysis.declared.delivered import delivered
from analysis.letter.countries import countries, country
from analysis.letter.facts import facts, items
from dashboard.report.letter import Asked, Asker, Paper, Role, letter, policy_day
from dashboard.report.letter_files import as_docx, as_html, as_text
from dashboard.report.target import TAKEN, is_taken, write
from dashboard.words import LANGUAGES
from parsers import Export

ABOUT = (
    "Write the letter that asks TikTok for what is not in the file. It holds names and numbers of "
    "sections and dates, and no entry of the file. Information, not legal advice."
)


def main(
    parser: ArgumentParser, arguments: list[str], read: Callable[[Namespace], Export | None]
) -> int:
    """Runs the command; the exit code, 2 with one sentence on standard error where it failed.

    `read` gives the archive that was named, or None and has said why.
    """
    _add_arguments(parser)
    chosen = parser.parse_args(arguments)
    complaint = _complaint(chosen)
    export = None if complaint else read(chosen)
    if export is not None:
        complaint = _write(export, chosen)
    if complaint:
        sys.stderr.write(f"{complaint}\n")
    return 2 if complaint or export is None else 0


def _add_arguments(parser: ArgumentParser) -> None:
    """What can be chosen beside the archive."""
    parser.add_argument("--country", choices=[one.code for one in countries()], required=True)
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the letter")
    parser.add_argument("--paper", choices=[one.value for one in Paper], default="request")
    parser.add_argument("--role", choices=[one.value for one in Role], default="myself")
    parser.add_argument("--age", type=int, help="of whoever writes, where they are under 18")
    for name in ("name", "place", "account", "contact", "child"):
        parser.add_argument(f"--{name}", default="", help="left out, or dots, where not given")
    parser.add_argument(
        "--received", type=date.fromisoformat, metavar="DAY", help="when TikTok got it: 2026-11-26"
    )
    parser.add_argument("--answered", action="store_true", help="a general answer came")
    parser.add_argument("--format", choices=("txt", "html", "docx"), default="txt")
    parser.add_argument("--out", type=Path, help="the file; without it, the text is printed")


def _complaint(chosen: Namespace) -> str:
    """Why it cannot be written, in a sentence; empty where it can."""
    if chosen.format == "docx" and chosen.out is None:
        return "A document needs a file: add --out letter.docx"
    if chosen.out is not None and is_taken(chosen.out, chosen.archive):
        return TAKEN
    return ""


def _write(export: Export, chosen: Namespace) -> str:
    """Writes the letter to its file, or prints it; a sentence where the place does not take it."""
    made = _written(export, chosen)
    if chosen.out is None:
        sys.stdout.write(made.decode("utf-8"))
        return ""
    try:
        write(chosen.out, made)
    except OSError:
        return "The letter could not be written there; choose another place."
    return ""


def _written(export: Export, chosen: Namespace) -> bytes:
    """The letter as a file of the chosen format, with the kinds that are ticked at first."""
    land = country(chosen.country)
    asker = Asker(
        land,
        Role(chosen.role),
        chosen.age,
        chosen.name,
        chosen.place,
        date.today(),
        chosen.account,
        chosen.contact,
        chosen.child,
        received=chosen.received,
        answered=chosen.answered,
    )
    found, ticked = items(delivered(export))
    kinds = tuple(one.kind for one in found if one.kind.id in ticked)
    asked = Asked(kinds, policy_day(export.last, land))
    blocks = letter(Paper(chosen.paper), chosen.lang, asker, asked, facts(export))
    if chosen.format == "docx":
        return as_docx(blocks)
    said = as_html(blocks, chosen.lang) if chosen.format == "html" else as_text(blocks)
    return said.encode("utf-8")
