"""Text of an archive for a terminal, which obeys some signs instead of showing them.

Whoever wrote a comment or named a device can put such signs in: they wipe what was printed, give
the window another title, write to the clipboard, or turn a line round. Nothing is left out: each is
spelled, as `\\x1b` for the one that begins an order.
"""

from __future__ import annotations

import json
import re
import sys

_ORDERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Signs that a terminal acts on or that turn a line round; of the ends of a line all but the one
that a text of ours has as well."""

_ENDS = str.maketrans({"\n": "\\n", "\t": "\\t"})


def spelled(text: str) -> str:
    """The text, its lines left as they are."""
    return _ORDERS.sub(_spelling, text)


def line(text: str) -> str:
    """The same in one line: a value with an end of a line in it could add a line of its own."""
    return spelled(text).translate(_ENDS)


def as_json(told: object) -> str:
    """JSON in which such signs are written as JSON may write them, so that the same is read."""
    return _ORDERS.sub(_in_json, json.dumps(told, ensure_ascii=False, indent=2))


def progress(text: str) -> None:
    """Replaces the line that tells of progress, on a terminal and nowhere else; "" clears it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()


def _spelling(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def _in_json(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
