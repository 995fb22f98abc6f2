"""Logs without words of the file: of an error its kind and its place are kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_CODE = """
import logging, sys, threading
from dashboard.process import logs
logging.basicConfig(stream=sys.stderr)
logs.without_messages()
def fail():
    raise ValueError("a private word")
try:
    fail()
except ValueError:
    logging.getLogger("a.library").exception("reading a private word failed")
thread = threading.Thread(target=fail)
thread.start(); thread.join()
fail()
"""


def test_no_log_and_no_error_that_nobody_caught_says_a_word_of_it() -> None:
    """In a process of its own: what catches the last errors is changed for all of it."""
    ran = subprocess.run(
        [sys.executable, "-c", _CODE],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert ran.stderr.count("stopped on ValueError") == 3, ran.stderr
    assert "private" not in ran.stderr + ran.stdout
