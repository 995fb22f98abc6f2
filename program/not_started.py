"""Says why Inzage did not start, where somebody sees it who has never used a terminal."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

LISTED = "FILES.txt"
"""In the folder of the program's parts: the bytes of each file and its name."""

_BROKEN = (
    "Files of Inzage are missing or cut off. Unpack the zip once more, with all that is in it.",
    "Bestanden van Inzage ontbreken of zijn niet heel. Pak de zip opnieuw uit, met alles erin.",
    "Filer i Inzage mangler eller er ikke hele. Pakk ut zip-filen på nytt, med alt som er i den.",
)
_MEMORY = (
    "There is too little memory left on this computer. Close other programs and start again.",
    "Deze computer heeft te weinig geheugen over. Sluit andere programma's en start opnieuw.",
    "Det er for lite minne igjen på denne datamaskinen. Lukk andre programmer og start på nytt.",
)
_CLOSED = (
    "This computer does not let Inzage answer at 127.0.0.1. Perhaps a firewall forbids it.",
    "Deze computer laat Inzage niet antwoorden op 127.0.0.1. Misschien verbiedt een firewall het.",
    "Denne datamaskinen lar ikke Inzage svare på 127.0.0.1. Kanskje hindrer en brannmur det.",
)
_OTHER = (
    "Inzage could not start. Unpack the zip once more and start again.",
    "Inzage kon niet starten. Pak de zip opnieuw uit en start nog eens.",
    "Inzage kunne ikke starte. Pakk ut zip-filen på nytt og start igjen.",
)


def failed(fault: BaseException, parts: Path) -> int:
    """Tells it in a window or the terminal, in three languages; the exit code.

    The fault's own text stays out of it: that could quote what somebody opened.
    """
    place = fault.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    said = "\n\n".join((*_why(fault, parts), f"({type(fault).__name__}, {where})"))
    if sys.stderr:
        sys.stderr.write(f"{said}\n")
    if sys.stdin and sys.stdin.isatty():
        input("Enter … ")  # a terminal that a double click opened would be gone at once
    else:
        _window(said)
    return 2


def _why(fault: BaseException, parts: Path) -> tuple[str, str, str]:
    if isinstance(fault, MemoryError):
        return _MEMORY
    if not _is_whole(parts):
        return _BROKEN
    return _OTHER if _can_listen() else _CLOSED


def _is_whole(parts: Path) -> bool:
    """Whether all files are there that were packed, with as many bytes as they had."""
    try:
        lines = (parts / LISTED).read_text(encoding="utf-8").splitlines()
        sizes = [line.split(" ", 1) for line in lines]
        return bool(sizes) and all((parts / name).stat().st_size == int(n) for n, name in sizes)
    except (OSError, ValueError):
        return False


def _can_listen() -> bool:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
            trial.bind(("127.0.0.1", 0))
            trial.listen()
    except OSError:
        return False
    return True


_WINDOWS = {
    "linux": (
        ("zenity", "--error", "--no-markup", "--title=Inzage", "--text"),
        ("kdialog", "--title", "Inzage", "--error"),
        ("xmessage", "-center"),
    ),
    "darwin": (
        ("osascript", "-e", "on run said", "-e", 'display alert "Inzage" message (item 1 of said)',
         "-e", "end run"),
    ),
}  # fmt: skip
"""What shows a window on a system, each with what comes before the words, the plainest last.

Windows of Python's own would need Tcl and Tk in the folder. None for Windows: the program has a
window of its own there, which stays until Enter.
"""


def _window(said: str) -> None:
    """Shows a window with what this system has for it; nothing where it has none."""
    for command in _WINDOWS.get(sys.platform, ()):
        try:
            subprocess.run([*command, said], check=False)
        except OSError:  # it is not there, or the guard is closed already
            continue
        return
