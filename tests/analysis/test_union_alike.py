"""What says something else of itself later stands in a longer history once, as it is now."""

from __future__ import annotations

from itertools import permutations

from analysis.merging import merge
from parsers.export import Export
from tests.dashboard import exports

_POST = "2025-01-01T10:00:00"


def _file(last: str, link: str, likes: int | None, title: str | None = None) -> Export:
    """One post, and a search by which the file is younger or older."""
    posts = [{"at": _POST, "link": link, "likes": likes, "title": title}]
    return exports.export({"posts": posts, "searches": [{"at": last, "term": "x"}]})


def test_a_post_whose_link_changed_twice_is_one_post() -> None:
    files = [
        _file("2025-02-01T10:00:00", "signed-1", 1, "a title"),
        _file("2025-03-01T10:00:00", "signed-2", 5),
        _file("2025-04-01T10:00:00", "signed-3", None),
    ]
    for some in permutations(files):
        (post,) = merge(some).tables["posts"].to_dict("records")
        assert (post["link"], post["likes"], post["title"]) == ("signed-3", 5, "a title")
        assert post["source"] == "[3] place of posts"
    step = merge([merge(files[:2]), files[2]])
    assert step.tables["posts"].equals(merge(files).tables["posts"])


def test_two_posts_of_one_second_stay_two_and_one_without_a_time_is_like_no_other() -> None:
    def file(last: str, *links: str) -> Export:
        posts = [{"at": _POST, "link": link} for link in links]
        posts.append({"at": None, "link": f"bare-{last}"})
        return exports.export({"posts": posts, "searches": [{"at": last, "term": "x"}]})

    old, new = file("2025-02-01T10:00:00", "a", "b"), file("2025-03-01T10:00:00", "c")
    found = merge([old, new]).tables["posts"]["link"].tolist()
    assert sorted(found) == ["b", "bare-2025-02-01T10:00:00", "bare-2025-03-01T10:00:00", "c"]


def test_an_order_that_arrived_is_one_order() -> None:
    def file(last: str, status: str) -> Export:
        order = {"at": _POST, "order_id": "7", "status": status}
        return exports.export({"shop_orders": [order], "searches": [{"at": last, "term": "x"}]})

    made = merge([file("2025-02-01T10:00:00", "Shipped"), file("2025-03-01T10:00:00", "Delivered")])
    assert made.tables["shop_orders"]["status"].tolist() == ["Delivered"]


def test_what_happened_once_is_not_put_together() -> None:
    def file(last: str, text: str) -> Export:
        comment = {"at": _POST, "text": text}
        return exports.export({"comments": [comment], "searches": [{"at": last, "term": "x"}]})

    made = merge([file("2025-02-01T10:00:00", "one"), file("2025-03-01T10:00:00", "two")])
    assert len(made.tables["comments"]) == 2
