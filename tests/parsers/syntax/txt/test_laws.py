"""What holds for any text: nothing is raised and no line is lost."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from parsers.format.languages import LANGUAGES
from parsers.tree import Batch, Tree, leaf_count
from tests.parsers.syntax.txt.examples import columns, read_text

MEMBERS = sorted(
    {f"TikTok/{name}.txt" for language in LANGUAGES for name in language.files}
    | {"TikTok/Your Activity/b.txt", "x.txt", "", "a/New Watch History.txt"}
)
LINES = [
    *("", "", "", " ", "(Note: something", "(note)", ":", "::", "a:", "(text): x", "note: y"),
    *("Date: 2026-03-01 10:00:00 UTC", "Date: x", "Link: https://x.y/share/music/1", "Link: "),
    *("Datum: 2026-03-01 10:00:00", "Ссылка: z", "Comment: hello", "Search Term: a: b"),
    *("https://x.y/z", "IP: 192.0.2.1", "HashTag Link:: x", "Mood: fine", "What is this"),
    *(">>> Chat History with a.b::", ">>> Chat History with ::", ">>> Other:", ">>>"),
    *("2026-03-01 10:00:00 UTC a.b: hi", "[2026-03-01 10:00:00] a: b", "2026-03-01 10:00:00 x"),
    *("You have no data in this section", "Dit gedeelte bevat geen gegevens", "Watch History"),
    *("Send Gifts History:", "Buy Gifts", "Content Preferences", "Platform Info:", "Settings:"),
    *("Price: 1", "Platform: x", "Bio Description: hm", "Create Date: N/A", "Username: a"),
    *("Date and time: 2024-12-01 20:00:00", "Comments you sent:", "Questions you sent in it: none"),
    *("[2024-12-01 20:03:00]: hello", "\ufeffDate: 2026-03-01 10:00:00", "Link:\u00a0x"),
    *("a\0b: c", "\u2028", "Ad Interests: a|b", "DataPartnerList: a", "Heading", "Key: []"),
]
TEXTS = st.one_of(
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=30).map("\n".join),
    st.text(max_size=300),
)


def strings(value: Tree) -> Iterator[str]:
    """Each text leaf; of a message only its content."""
    if isinstance(value, Batch):
        yield from strings([*value.records()])
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


@settings(max_examples=1500, deadline=None)
@given(TEXTS, st.sampled_from(MEMBERS))
@example("Send Gifts History:\nSend Gifts History:\n\nBuy Gifts", "TikTok/Purchases.txt")
@example("(Note: a\n\nYou have no data in this section", "TikTok/Watch History.txt")
@example(
    ">>> Chat History with a::\nYou have no data in this section\n2026-03-01 10:00:00 a: hi",
    "TikTok/Chat de grupo.txt",
)
def test_each_line_is_a_leaf_or_part_of_one_or_a_heading(text: str, member: str) -> None:
    file = read_text(text, member)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = sum(1 for line in lines if line.strip())
    more = sum(1 for leaf in strings(file.value) for line in leaf.split("\n")[1:] if line.strip())
    if filled:
        assert leaf_count(file.value) + more + file.headings == filled
    else:
        assert leaf_count(file.value) == 1


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.text("ab :\u00e9", max_size=8), st.text("xy: ", max_size=8)),
        min_size=1,
        max_size=400,
    )
)
def test_uniform_records_come_back_as_they_were_written(rows: list[tuple[str, str]]) -> None:
    text = "\n\n".join(f"Date: {at}\nLink: {link}" for at, link in rows) + "\n\n\n"
    found = read_text(text, "TikTok/Your Activity/Watch History.txt")
    assert columns(found, "VideoList") == {
        "Date": [at for at, _ in rows],
        "Link": [link for _, link in rows],
    }
