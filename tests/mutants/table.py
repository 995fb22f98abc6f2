"""The mutations of `table.toml`: what is taken out where, and the test that must fail then."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FILE = Path(__file__).parent / "table.toml"


@dataclass(frozen=True)
class Mutation:
    """`out` stands once in `file` and is replaced by `into`; then `test` must fail."""

    defence: str
    file: str
    out: str
    into: str
    test: str


def mutations() -> tuple[Mutation, ...]:
    """All of them, in the order of the file."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))["mutation"]
    return tuple(
        Mutation(one["defence"], one["file"], one["out"], one["in"], one["test"]) for one in told
    )


def listed() -> str:
    """The rows of the table in `docs/security.md`: the test by its file and name."""
    rows = []
    for one in mutations():
        file, _, name = one.test.partition("::")
        short = file.removeprefix("tests/").removesuffix(".py")
        said = name.removeprefix("test_").replace("_", " ")
        rows.append(f"| {one.defence} | `{short}`: {said} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(listed())
