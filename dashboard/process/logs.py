"""Logging without messages: an exception's text can quote a value from the archive.

What is kept of an exception is its type and where in the code it came up, which is what a bug
report needs.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

_LOG = logging.getLogger("inzage")

_NO_FAULT = "ASGI callable returned without completing handshake."
"""What the web server says of a WebSocket that was refused with an answer, as it should be."""


def place(error: BaseException) -> str:
    """The type and the end of the file's path, as in `ValueError at pages/collected.py:41`."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    file = "/".join(Path(frames[-1].filename).parts[-2:])
    return f"{type(error).__name__} at {file}:{frames[-1].lineno}"


def note(error: BaseException) -> None:
    _LOG.error("stopped on %s", place(error))


@cache
def without_messages() -> None:
    """From now on every log record with an exception, also of libraries, holds only its place."""
    make = logging.getLogRecordFactory()

    def record(*args: Any, **kwargs: Any) -> logging.LogRecord:
        made = make(*args, **kwargs)
        error = made.exc_info[1] if made.exc_info else None
        if error is not None:
            made.msg, made.args = "stopped on %s", (place(error),)
            made.exc_info, made.exc_text = None, None
        return made

    def uncaught(
        _type: type[BaseException], error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if error is not None and not isinstance(error, SystemExit | KeyboardInterrupt):
            note(error)

    logging.setLogRecordFactory(record)
    logging.getLogger("uvicorn.error").addFilter(lambda said: said.msg != _NO_FAULT)
    sys.excepthook = uncaught
    threading.excepthook = lambda args: uncaught(args.exc_type, args.exc_value, args.exc_traceback)
