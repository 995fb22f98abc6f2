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

_FAILED = 1
"""What pytest ends with where a test failed; anything else but 0 says that none was run."""


def main(words: list[str]) -> int:
    wanted = [one for one in mutations() if all(word in one.defence for word in words)]
    hollow = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(Path(folder) / "copy")
        for number, one in enumerate(wanted, start=1):
            start = time.monotonic()
            found = _without(copy, one)
            hollow += found is None
            said = found or "NO TEST FAILED"
            seconds = time.monotonic() - start
            print(f"{number}/{len(wanted)} {one.defence}: {said} ({seconds:.0f} s)", flush=True)
    print(f"{len(wanted) - hollow} of {len(wanted)} defences have a test that fails without them")
    return int(hollow > 0)


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


def _without(copy: Path, one: Mutation) -> str | None:
    """The test that fails without the defence, None where all pass."""
    file = copy / one.file
    whole = file.read_text(encoding="utf-8")
    if whole.count(one.out) != 1:
        return None
    file.write_text(whole.replace(one.out, one.into), encoding="utf-8")
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-rfE", "--tb=no", "-p", "no:xdist",
             "-p", "no:cacheprovider", one.test],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "the test did not end"
    finally:
        file.write_text(whole, encoding="utf-8")
    failed = [line for line in ran.stdout.splitlines() if line.startswith("FAILED ")]
    # A file that cannot even be loaded is no proof: the mutation may be what does not load.
    return one.test if ran.returncode == _FAILED and failed else None


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
