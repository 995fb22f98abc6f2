"""A stand-in for systems that are not POSIX: files of ours find no `fcntl` and no `resource`, and
nobody forks.

    PYTHONPATH=tests/elsewhere .venv/bin/pytest -n 2 -m "not slow"

Every Python that a test starts loads this by itself, the reading process too. Packages of others
keep what they need.
"""

import builtins
import multiprocessing
import os
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_OURS = ("parsers", "analysis", "dashboard", "cohort", "inzage.py", "streamlit_app.py")
_FILES = tuple(str(_ROOT / one) for one in _OURS)
_HIDDEN = {"fcntl", "resource", "grp", "pwd", "termios", "tty"}

_import = builtins.__import__


def _without(name: str, asking: dict[str, Any] | None = None, *more: Any, **named: Any) -> Any:
    if name in _HIDDEN and str((asking or {}).get("__file__", "")).startswith(_FILES):
        raise ImportError(f"{name} is hidden")
    return _import(name, asking, *more, **named)


builtins.__import__ = _without
multiprocessing.set_start_method("spawn")
del os.fork, os.forkpty
