"""Rows that an archive writes down twice."""

import json

from parsers import Export, read_export
from parsers.notice import Notice


def _review(place: str) -> dict[str, str]:
    return {"Date": "2026-01-02 03:04:05", "PlaceName": place, "Rating": "5", "ReviewText": "good"}


def test_reviews_that_differ_in_the_place_alone_are_told_apart() -> None:
    def reviews(*places: str) -> dict[str, object]:
        return {"Location Reviews": {"ReviewsList": [_review(place) for place in places]}}

    archive = {
        "Location Review": reviews("Lunch bar"),
        "Your Activity": reviews("Tea room", "Lunch bar"),
    }
    export = read_export(json.dumps(archive).encode())
    assert isinstance(export, Export)
    assert sorted(export.tables["location_reviews"]["place"]) == ["Lunch bar", "Tea room"]
    assert Notice.REPEATS in export.warnings
