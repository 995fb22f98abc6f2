"""The privacy class of every column that an analysis makes, stated once, beside the archive's own.

A name means one thing in every frame and has one class; the columns of the archive have theirs in
`parsers.format.columns`. Whoever makes a new column gives it a class here, or nobody but the person
alone is shown it. One that holds text and is open or a trait names its content in `CONTENTS` as
well; where it names none, only times, numbers, yes and no are shown.
"""

from __future__ import annotations

from collections.abc import Mapping

from parsers.format.columns import Privacy
from parsers.format.contents import Content

_OPEN = """
row rows table column month day week year hour weekday local dated span days hours minutes seconds
first last after before until of moments events searches activities days_with_views sessions
nights night dwell low central high
addresses systems devices reach joined_by
key values changes withheld
kinds months explained event_row search_row searched_at same_word ads words fits traces language
messages group sent received unsigned you_follow followers following followers_total following_total
gifts amounts amount_read
records answers default marked neighbour mobile relay path
"""
_TRAITS = """
model sold_as country countries operator prefix carriers from_country to_country host
gender
"""
_IDENTIFIERS = """
id made_at masked
"""
# The date of a number tells a device or an account from others as the number does.
_CONTENT = """
word found entry sensitive partner
"""
# A count beside "sexuality" says as much as the words that were found: the topic is content too.
# `partner` is the `name` of `ad_partners` under a name of its own.

DERIVED: Mapping[str, Privacy] = {
    **dict.fromkeys(_OPEN.split(), Privacy.OPEN),
    **dict.fromkeys(_TRAITS.split(), Privacy.TRAIT),
    **dict.fromkeys(_IDENTIFIERS.split(), Privacy.IDENTIFIER),
    **dict.fromkeys(_CONTENT.split(), Privacy.CONTENT),
}

_OURS = """
table key language group reach joined_by default sold_as country countries operator prefix
from_country to_country after before
"""
# Countries, operators and prefixes come from the tables of addresses that are vendored; `after` and
# `before` hold a clock time in words where a page writes one.

CONTENTS: Mapping[str, Content] = {
    **dict.fromkeys(_OURS.split(), Content.OURS),
    "model": Content.DEVICE,
    "systems": Content.SYSTEMS,
    "carriers": Content.CARRIERS,
    "host": Content.NAME,
    "gender": Content.WORD,
    "path": Content.PLACE,
}
