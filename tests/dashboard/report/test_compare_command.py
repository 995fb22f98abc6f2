"""`inzage compare` in words and as JSON, over two files that were written by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import inzage

SECRET = "a search of mine"


def test_two_files_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*given: object) -> tuple[int, str, str]:
        code = inzage.main([str(one) for one in given])
        return code, *capsys.readouterr()

    def file(name: str, user: str, *days: str) -> Path:
        searches = [{"Date": f"2025-0{day}-01 10:00:00", "SearchTerm": SECRET} for day in days]
        profile = {"ProfileMap": {"userName": user}}
        document = {
            "Profile And Settings": {"Profile Info": profile},
            "Your Activity": {"Searches": {"SearchList": searches}},
        }
        path = tmp_path / name
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    old, new = file("old.json", "liv", "1", "2"), file("new.json", "liv", "2", "3")
    code, out, err = run("compare", old, new, "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)["sections"]["searches"]
    assert told["rows"] == [2, 2]
    assert (told["new"], told["gone_before_window"], told["gone"]) == (1, 1, 1)
    assert SECRET not in out
    code, out, _ = run("compare", old, new)
    assert "1 gone: older than the newer file goes back (2025-02-01)" in out
    assert run("compare", new, new)[1] == "Nothing is new and nothing is gone.\n"
    other = file("other.json", "sem", "2")
    code, out, err = run("compare", old, other)
    assert (code, out) == (2, "")
    assert err == (
        "The two files name different accounts; add --renamed if it is one account that got a "
        "new name.\n"
    )
    assert run("compare", old, other, "--renamed")[0] == 0
    assert run("compare", old)[0] == 2
