"""What the program folder runs: the dashboard, or, when the dashboard starts it once more, a
reading."""

from __future__ import annotations

import os
import sys
from pathlib import Path

READ = "--read"


def main() -> int:
    """Runs what was asked for; the exit code."""
    if sys.argv[1:2] == [READ]:
        # Nothing else is imported before: see `parsers.worker.worker`.
        del sys.argv[1]
        from parsers.worker import worker

        return worker.main()
    _as_it_was()
    if sys.argv[1:] or not _has_screen():
        import inzage

        return inzage.main()
    return _by_double_click()


def _by_double_click() -> int:
    """The dashboard, once; where it runs, its page opens again."""
    from program import not_started, once

    try:
        place = once.first()
        if place is None:
            return 0
        try:
            import inzage
            from dashboard.server import serve

            place.watch(serve.is_up, serve.open_again)
            serve.serve(meanwhile=inzage.load_pages)
        finally:
            place.end()
    except KeyboardInterrupt:
        return 130
    except (Exception, SystemExit) as fault:
        return not_started.failed(fault, _parts())
    return 0


def _parts() -> Path:
    """The folder that holds everything but what is double-clicked."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).parent))


def _as_it_was() -> None:
    """Undoes what starting changed: the browser must not be given our copies of its libraries."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if os.environ.get("LD_LIBRARY_PATH", "").startswith(str(_parts())):
        del os.environ["LD_LIBRARY_PATH"]
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    if sys.stdout is None:  # without any window on Windows and macOS
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _has_screen() -> bool:
    return sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


if __name__ == "__main__":
    sys.exit(main())
