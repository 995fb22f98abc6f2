"""What the command line asks of a room, and which rooms it does not open."""

from __future__ import annotations

import pytest

import inzage
from dashboard.process.terms import Terms
from dashboard.server import serve


def test_the_command_line_gives_its_terms_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Terms] = []
    monkeypatch.setattr(serve, "serve", lambda *arguments: given.append(arguments[3]))
    assert inzage.main(["--limit", "2.5"]) == 0
    assert given[-1] == Terms(limit=5 << 29)
    assert inzage.main(["serve", "--room"]) == 0
    assert given[-1].room is not None
    assert (given[-1].room.seats, given[-1].room.own_files) == (30, False)
    named = ["serve", "--room", "--seats", "5", "--allow-own-files"]
    assert inzage.main([*named, "--address", "https://Room.example:443/"]) == 0
    assert given[-1].room is not None
    assert given[-1].room.address == "https://room.example"
    assert inzage.main(["serve"]) == 0
    assert given[-1].room is None


@pytest.mark.parametrize(
    "wrong",
    [
        ["serve", "--allow-own-files"],
        ["serve", "--address", "https://room.example"],
        ["serve", "--room", "--address", "http://room.example"],
        ["serve", "--room", "--address", "https://room.example/path"],
        ["serve", "--room", "--address", "https://*.example"],
        ["serve", "--room", "--seats", "0"],
        ["--limit", "nan"],
        ["--limit", "-1"],
        ["--limit", "0"],
        ["--limit", "much"],
        ["--port", "99999"],
        ["--port", "-1"],
    ],
)
def test_a_room_that_makes_no_sense_is_not_opened(
    wrong: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "serve", lambda *_: pytest.fail("it was served"))
    with pytest.raises(SystemExit) as ended:
        inzage.main(wrong)
    assert ended.value.code == 2
    if wrong[0] in ("--limit", "--port"):
        assert "it is a number " in capsys.readouterr().err
