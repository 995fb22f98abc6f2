"""Pieces of a text, cut out together."""

from __future__ import annotations

import numpy as np
import pytest

from parsers.syntax import cut

TEXT = "één|twee||drie|vier".encode()
SIGNS = np.frombuffer(TEXT, np.uint8)


@pytest.mark.parametrize(
    ("starts", "ends", "pieces"),
    [
        ([], [], []),
        ([0], [5], ["één"]),
        ([0, 6, 11, 12], [5, 10, 11, 16], ["één", "twee", "", "drie"]),
        ([6, 12, 17], [10, 16, 21], ["twee", "drie", "vier"]),
        ([11, 11], [11, 11], ["", ""]),
    ],
)
@pytest.mark.parametrize("together", [1, 2, 100])
def test_pieces_stand_behind_each_other(
    starts: list[int],
    ends: list[int],
    pieces: list[str],
    together: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cut, "_TOGETHER", together)
    places = np.array(starts, np.int64), np.array(ends, np.int64)
    assert cut.cut_out(SIGNS, *places).tobytes().decode() == "".join(pieces)
    assert cut.between(SIGNS, *places).to_pylist() == pieces
