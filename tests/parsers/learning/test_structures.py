"""A language learned from two structures without a value: names by number, labels only assumed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fixtures.two_forms import Row, account, as_json, txt
from parsers.export import structure_json
from parsers.learning.__main__ import main
from parsers.learning.structures import Structure, learn_from, structure_in
from tests.parsers.test_handed_in import read


def long_lists() -> dict[str, list[Row]]:
    """The account with three long lists, each of another length, and two that are as long."""
    rows = account()
    videos = {n: {**rows["watch"][n % 25], "at": rows["watch"][n % 40]["at"]} for n in range(90)}
    rows["watch"] = [videos[n] for n in range(83)]
    rows["likes"] = [videos[n] for n in range(61)]
    rows["searches"] = [{"at": rows["watch"][n % 40]["at"], "term": f"t{n}"} for n in range(57)]
    people = [{"at": rows["watch"][n % 40]["at"], "user": f"zofia.{n}"} for n in range(70)]
    rows["followers"] = rows["following"] = people
    return rows


def structures() -> tuple[Structure, Structure]:
    rows = long_lists()
    both = read([*txt(rows).items()]), read([("user_data_tiktok.json", as_json(rows))])
    return tuple(json.loads(structure_json(one))["structure"] for one in both)  # type: ignore[return-value]


def test_a_list_is_the_one_of_its_length_and_its_labels_are_assumed() -> None:
    made = learn_from(*structures())
    assert made.files == {
        "Spektita": "Watch History",
        "Amata": "Like List",
        "Sercxoj": "Searches",
    }
    assert made.folders == {"Mia vivo": "Your Activity", "Amoj": "Likes and Favorites"}
    assert made.assumed == {"Kiam": "Date", "Ligilo": "Link", "Sercxvorto": "Search Term"}
    assert not made.labels, "their order proves nothing"


def test_two_lists_of_one_length_teach_nothing() -> None:
    made = learn_from(*structures())
    assert not {"Sekvas min", "Mi sekvas"} & {*made.files}


@pytest.mark.parametrize("what", ["no file", "no JSON", "no list", "no places", "1e999"])
def test_what_is_no_structure_is_none(what: str, tmp_path: Path) -> None:
    file = tmp_path / "structure.json"
    written = {
        "no JSON": "{",
        "no list": '{"structure": 1}',
        "no places": '{"structure": [{"path": 1, "leaves": 2}]}',
        "1e999": '{"structure": [{"path": "a", "leaves": 1e999}]}',
    }
    if what in written:
        file.write_text(written[what], encoding="utf-8")
    assert structure_in(file) is None


def test_the_command_writes_the_file_and_tells_numbers_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = account()
    for name, data in txt(rows).items():
        (tmp_path / "txt" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "txt" / name).write_bytes(data)
    (tmp_path / "user_data_tiktok.json").write_bytes(as_json(rows))
    out = tmp_path / "xx.py"
    given = [str(tmp_path / "txt"), str(tmp_path / "user_data_tiktok.json")]
    assert main([*given, "--code", "xx", "--out", str(out)]) == 0
    assert '"Spektita": "Watch History"' in out.read_text(encoding="utf-8")
    told = capsys.readouterr()
    assert told.out == ""
    assert "learned: files 12" in told.err
    assert "Spektita" not in told.err


def test_one_of_each_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = account()
    (tmp_path / "user_data_tiktok.json").write_bytes(as_json(rows))
    (tmp_path / "s.json").write_text('{"structure": [{"path": "a", "leaves": 1}]}')
    given = [str(tmp_path / "s.json"), str(tmp_path / "user_data_tiktok.json")]
    assert main([*given, "--code", "xx"]) == 2
    assert capsys.readouterr().err == (
        "Give two archives, or two structures; one of each does not tell which rows agree.\n"
    )


def test_the_json_of_another_account_teaches_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Made at the same times, but with other videos, people and words in it."""
    own = account()
    del own["profile"]  # which is the same in every JSON of the fixture
    other = {
        section: [
            {key: value if key == "at" else f"other {value}" for key, value in row.items()}
            for row in listed
        ]
        for section, listed in own.items()
    }
    (tmp_path / "user_data_tiktok.json").write_bytes(as_json(other))
    for name, data in txt(own).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    given = [str(tmp_path / "TikTok"), str(tmp_path / "user_data_tiktok.json")]
    assert main([*given, "--code", "xx"]) == 2
    assert capsys.readouterr() == (
        "",
        "No rows of the two agree, so nothing was learned: are they of one account?\n",
    )
