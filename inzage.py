"""The command `inzage`: opens the dashboard, or answers without one."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.report import arguments as given_as

if TYPE_CHECKING:
    from parsers import Export

USAGE = """\
inzage                                 open the dashboard in your browser
inzage ARCHIVE [ARCHIVE ...]           open it on your archive from TikTok (zip, folder, json, txt)
inzage serve --room                    made-up data for a room of people (says first what it means)
inzage inspect ARCHIVE [--json]        say what is in the archive
inzage findings ARCHIVE [--json]       say what in it is worth a look
inzage tables ARCHIVE --out DIR        write every table (csv, parquet, xlsx, sqlite, duckdb)
inzage letter ARCHIVE --country NL     the letter that asks TikTok for what is not in the file
inzage report ARCHIVE -o FILE.html     what the pages say, as one file to keep and to print
inzage compare OLD NEW [--json]        what is new and gone between two files of one account
inzage cohort FOLDER --out FOLDER      many archives to one Parquet data set, for a study
inzage summary ARCHIVE --json          the key figures of an archive, for your own eyes
inzage completion bash|zsh|fish        a script with which your shell completes all this

ARCHIVE is a zip, a folder, a file, or - for standard input. Each command ends with 0, with 2 and
one sentence where it could not do what was asked, and with 130 where it was interrupted; cohort
ends with 1 where some archives could not be read this time.
Everything happens on this computer; nothing is sent anywhere.
"""

_ALONE = 0o077
"""What is made is for the own account only: saved tables and data sets say much of a person."""


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; returns the exit code: 0, or 2 with one sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    before = os.umask(_ALONE)
    os.umask(before | _ALONE)
    try:
        if given and given[0] in COMMANDS:
            return COMMANDS[given[0]](given[1:])
        return _open(given)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output went away: nothing to say to anybody
        sys.stdout = None
        return 0
    except Exception as fault:
        # An exception's text can quote the archive, so only its kind and place are told.
        return _failed(fault)
    finally:
        os.umask(before)


def _failed(fault: BaseException) -> int:
    from parsers.refusal import Cause, Refusal

    place = fault.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    print(f"{Refusal(Cause.FAILED).sentence} ({type(fault).__name__}, {where})", file=sys.stderr)
    return 2


def _parser(command: str, description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"inzage {command}".strip(), description=description)
    parser.add_argument(
        "archive",
        nargs="+",
        type=Path,
        help="zip, folder, .json or .txt; - reads it from standard input",
    )
    parser.add_argument("--rules", type=Path, help="what you said on the page Nothing hidden")
    parser.add_argument(
        "--renamed", action="store_true", help="files of one account that got a new name"
    )
    _add_limit(parser)
    return parser


def _add_limit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--limit",
        type=given_as.bytes_of_gib,
        default=1 << 30,
        metavar="GIB",
        help="the most that may be unpacked, in GiB (default: 1)",
    )


def _read(chosen: argparse.Namespace) -> Export | None:
    """The archive that was named; None, with a sentence on standard error, if there is none."""
    from analysis.merging import of_one_account, read_several
    from parsers import Export, read_export
    from parsers.by_hand import NO_RULES, assign, rules_in

    paths: list[Path] = chosen.archive
    rules = rules_in(chosen.rules)
    renamed: bool = getattr(chosen, "renamed", False)
    if paths == [Path("-")]:
        # One byte more than a zip may have packed is enough to be told that it is too large.
        given = read_export(sys.stdin.buffer.read(chosen.limit + 1), limit=chosen.limit)
        read = of_one_account(given, renamed)
    else:
        read = read_several(
            paths,
            lambda some: read_export(some[0] if len(some) == 1 else some, limit=chosen.limit),
            renamed=renamed,
        )
    if isinstance(read, Export) and rules is not None:
        return assign(read, rules)
    print(NO_RULES if isinstance(read, Export) else read.sentence, file=sys.stderr)
    return None


def inspect(arguments: list[str]) -> int:
    """`inzage inspect`: sections, period, ledger, and what could not be placed."""
    parser = _parser("inspect", "Say what an archive from TikTok holds.")
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    chosen = parser.parse_args(arguments)
    export = _read(chosen)
    if export is None:
        return 2
    from analysis.inspection import inspection
    from dashboard.report import terminal
    from dashboard.report.inspection import in_words

    seen = inspection(export)
    print(terminal.as_json(seen) if chosen.json else terminal.spelled(in_words(seen)))
    return 0


def tables(arguments: list[str]) -> int:
    """`inzage tables`: every table as a file, or all in one."""
    from dashboard.report.tables import command

    return command.main(_parser("tables", command.ABOUT), arguments, _read)


def cohort(arguments: list[str]) -> int:
    """`inzage cohort`: many archives to one data set."""
    from cohort import command

    parser = argparse.ArgumentParser(prog="inzage cohort", description=command.ABOUT)
    _add_limit(parser)
    return command.main(parser, arguments)


def summary(arguments: list[str]) -> int:
    """`inzage summary`: the key figures that the pages show, as one JSON object."""
    from dashboard.report import summary_command

    parser = _parser("summary", summary_command.ABOUT)
    _add_zone_and_mode(parser)
    return summary_command.main(parser, arguments, _read, _NO_ZONE)


def letter(arguments: list[str]) -> int:
    """`inzage letter`: the request for what is not in the file, or a paper that follows it."""
    from dashboard.report import letter_command

    return letter_command.main(_parser("letter", letter_command.ABOUT), arguments, _read)


def compare(arguments: list[str]) -> int:
    """`inzage compare`: what is new and what is gone between two files of one account."""
    from dashboard.report import compare_command

    return compare_command.main(_parser("compare", compare_command.ABOUT), arguments, _read)


_NO_ZONE = "The time zone is not known; use a name such as Europe/Amsterdam."


def _add_zone_and_mode(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zone", help="time zone (default: the computer's, or Europe/Amsterdam)")
    modes = ("me", "together", "room")
    parser.add_argument("--mode", choices=modes, default="me", help="redacted as on the pages")


def findings(arguments: list[str]) -> int:
    """`inzage findings`: what is worth a look, and what was clear, unknown or not asked."""
    from dashboard.report import findings_command

    parser = _parser("findings", findings_command.ABOUT)
    _add_zone_and_mode(parser)
    return findings_command.main(parser, arguments, _read, _NO_ZONE)


def _open(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="inzage", usage=USAGE, description="See what TikTok's copy of your data holds."
    )
    parser.add_argument("archive", nargs="*", type=Path, help=argparse.SUPPRESS)
    _add_serving(parser)
    chosen = parser.parse_args(arguments)
    missing = [path for path in chosen.archive if not path.exists()]
    if missing:
        from parsers.refusal import Cause, Refusal

        print(Refusal(Cause.NOT_FOUND).sentence, file=sys.stderr)
        return 2
    from dashboard.process.terms import Terms
    from dashboard.server.serve import serve

    terms = Terms(limit=chosen.limit)
    serve(chosen.archive or None, chosen.port, not chosen.no_browser, terms, load_pages)
    return 0


def load_pages() -> None:
    """Loads what the first page needs, which would wait for it longer than the browser starts."""
    import dashboard.app  # noqa: F401


def _add_serving(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=given_as.port, default=8501, help="first port to try")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    _add_limit(parser)


def serve(arguments: list[str]) -> int:
    """`inzage serve`: the dashboard without an archive; with --room for several people."""
    parser = argparse.ArgumentParser(
        prog="inzage serve",
        description="Serve the dashboard; with --room to several people, each with their own "
        "browser. It still listens on this computer only: a reverse proxy on it lets the room in "
        "and brings the encryption (docs/room.md).",
    )
    parser.add_argument("--room", action="store_true", help="let in whoever enters the code")
    parser.add_argument(
        "--address",
        type=given_as.address,
        metavar="URL",
        help="of the proxy, as in https://room.example",
    )
    parser.add_argument("--seats", type=int, default=30, help="people at once (default: 30)")
    parser.add_argument(
        "--allow-own-files",
        action="store_true",
        help="also let people open their own files, in the memory of this computer",
    )
    _add_serving(parser)
    chosen = parser.parse_args(arguments)
    if not 1 <= chosen.seats <= 1000:
        parser.error("--seats is a number from 1 to 1000")
    if not chosen.room and (chosen.address or chosen.allow_own_files):
        parser.error("--address and --allow-own-files belong to --room")
    from dashboard.process.terms import Room, Terms
    from dashboard.server.serve import serve as run

    room = Room(chosen.address, chosen.seats, chosen.allow_own_files) if chosen.room else None
    run(None, chosen.port, not (chosen.no_browser or room), Terms(chosen.limit, room))
    return 0


def report(arguments: list[str]) -> int:
    """`inzage report`: what the pages say, as one file to keep and to print."""
    from dashboard.pieces import report_command

    parser = _parser("report", report_command.ABOUT)
    _add_zone_and_mode(parser)
    return report_command.main(parser, arguments, _read, _NO_ZONE)


def completion(arguments: list[str]) -> int:
    """`inzage completion`: a script with which a shell completes the command."""
    from dashboard.report import completion_command as command

    parser = argparse.ArgumentParser(prog="inzage completion", description=command.ABOUT)
    return command.main(parser, arguments, COMMANDS)


_ALL = (serve, inspect, findings, tables, report, letter, compare, cohort, summary, completion)
COMMANDS = {command.__name__: command for command in _ALL}

if __name__ == "__main__":
    raise SystemExit(main())
