"""What the program folder runs: the dashboard, or, when the dashboard starts it once more, a
reading."""

from __future__ import annotations

import sys

READ = "--read"


def main() -> int:
    """Runs what was asked for; the exit code."""
    if sys.argv[1:2] == [READ]:
        # Nothing else is imported before: see `parsers.worker.worker`.
        del sys.argv[1]
        from parsers.worker import worker

        return worker.main()
    import inzage

    code = inzage.main()
    if code and sys.stdin and sys.stdin.isatty():
        input("Press Enter to close this window. ")  # a double click would close it at once
    return code


if __name__ == "__main__":
    sys.exit(main())
