"""Writes a language file from two archives, or two masked structures, of one account."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from parsers import Refusal, read_export
from parsers.learning.learned import Learned
from parsers.learning.learning import learn
from parsers.learning.structures import learn_from, structure_in
from parsers.learning.writing import known, source, together
from parsers.refusal import Refused

_NOTHING_AGREES = "No rows of the two agree, so nothing was learned: are they of one account?\n"
_CODE = re.compile(r"[a-z]{2,3}(-[a-z]{2,4})?")
"""A language's code, as it can stand in a file's name."""


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; 0, or 2 with one sentence on standard error."""
    parser = argparse.ArgumentParser(
        prog="python -m parsers.learning",
        description="Learn a language of the TXT archive from both forms of one account. What is "
        "written holds words of TikTok's program only; look through it before you pass it on.",
    )
    parser.add_argument("txt", type=Path, help="the TXT archive, or the structure saved of it")
    parser.add_argument("json", type=Path, help="the JSON archive, or the structure saved of it")
    parser.add_argument("--code", required=True, type=_code, help="of the language, such as fi")
    parser.add_argument("--name", default="", help="of the language, in English")
    parser.add_argument("--evidence", default="", help="where and when the archives were seen")
    parser.add_argument("--out", type=Path, help="the file to write (default: print it)")
    chosen = parser.parse_args(arguments)
    learned = _learned(chosen.txt, chosen.json)
    if isinstance(learned, str):
        sys.stderr.write(learned + "\n")
        return 2
    if not (learned.files or learned.labels):
        sys.stderr.write(_NOTHING_AGREES)
        return 2
    what = "TXT and JSON of one account"
    language = together(known(chosen.code), learned, chosen.evidence or what)
    made = source(language, chosen.name or chosen.code)
    if chosen.out:
        chosen.out.write_text(made, encoding="utf-8")
    else:
        sys.stdout.write(made)
    _tell(learned)
    return 0


def _code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise ValueError
    return text


def _learned(txt: Path, english: Path) -> Learned | str:
    """What was learned; a sentence where one of the two cannot be read."""
    structures = structure_in(txt), structure_in(english)
    if structures[0] is not None and structures[1] is not None:
        return learn_from(structures[0], structures[1])
    if structures[0] is not None or structures[1] is not None:
        return "Give two archives, or two structures; one of each does not tell which rows agree."
    read = read_export(english)
    if isinstance(read, Refusal):
        return read.sentence
    if read.format != "json":
        return "The second archive is not the JSON one; its names are what teaches the words."
    try:
        return learn(txt, read)
    except Refused as refused:
        return refused.refusal.sentence


def _tell(learned: Learned) -> None:
    """How much was learned, in numbers: a name that is not in the file may be private."""
    parts = {
        "files": learned.files,
        "folders": learned.folders,
        "labels": learned.labels,
        "headings": learned.headings,
        "sentences": learned.empty,
        "words for nothing": learned.nothing,
        "assumed": learned.assumed,
    }
    for part, words in parts.items():
        sys.stderr.write(f"learned: {part} {len(words)}\n")
    for what, number in learned.unclear.items():
        sys.stderr.write(f"not learned: {what} {number}\n")


if __name__ == "__main__":
    raise SystemExit(main())
