"""The project's own source as trees, parsed once for all tests of a process that look at it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent


@cache
def tree(file: str) -> ast.Module:
    """The tree of a file, by its path from the root of the repository; not to be changed."""
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def trees(folder: str) -> dict[str, ast.Module]:
    """Every file of a folder and of what is in it."""
    found = sorted((ROOT / folder).rglob("*.py"))
    return {name: tree(name) for name in (file.relative_to(ROOT).as_posix() for file in found)}
