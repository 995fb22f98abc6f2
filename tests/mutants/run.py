"""Takes each defence out in a copy of the program and runs the test that has to fail then.

    python -m tests.mutants.run [WORDS]    only the defences that these words stand in

Ends with 1 where a test passed without its defence: such a proof is hollow. A text that does not
stand in its file any more, and a test that is not there, are as bad.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.mutants.table import ROOT, Mutation, mutations

_SECONDS = 600
"""A test that does not end without its defence has seen that it is gone."""

_PASSED, _FAILED = 0, 1
"""What pytest ends with; anything else says that no test was run."""


def main(words: list[str]) -> int:
    wanted = [one for one in mutations() if all(word in one.defence for word in words)]
    held = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(Path(folder) / "copy")
        # A test that fails with every defence in its place would be a proof of each of them.
        if wanted and _tested(copy, sorted({one.test for one in wanted})) != _PASSED:
            print("the tests do not pass with all defences in their places")
            return 1
        for number, one in enumerate(wanted, start=1):
            start = time.monotonic()
            said = _without(copy, one)
            held += said == "killed"
            seconds = time.monotonic() - start
            print(f"{number}/{len(wanted)} {said}: {one.defence} ({seconds:.0f} s)", flush=True)
    print(f"{held} of {len(wanted)} defences have a test that fails without them")
    return int(held < len(wanted))


def _copied(copy: Path) -> Path:
    """The tracked files as they are now."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    return copy


def _without(copy: Path, one: Mutation) -> str:
    """What became of the mutation: killed, SURVIVED, STALE, or NO RESULT (nothing could be run)."""
    file = copy / one.file
    whole = file.read_text(encoding="utf-8")
    if whole.count(one.out) != 1:
        return "STALE"
    file.write_text(whole.replace(one.out, one.into), encoding="utf-8")
    try:
        ended = _tested(copy, [one.test])
    finally:
        file.write_text(whole, encoding="utf-8")
    # A file that cannot even be loaded is no proof: the mutation may be what does not load.
    return {_FAILED: "killed", _PASSED: "SURVIVED"}.get(ended, "NO RESULT")


def _tested(copy: Path, tests: list[str]) -> int:
    """What pytest ends with in the copy; one that does not end counts as failed."""
    try:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", "-p", "no:xdist",
             "-p", "no:cacheprovider", *tests],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=_SECONDS,
        ).returncode  # fmt: skip
    except subprocess.TimeoutExpired:
        return _FAILED


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
