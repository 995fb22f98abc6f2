"""Times inside numbers: when TikTok gave a video, a device, an account or a LIVE its number.

A number of 64 bits carries the second at which it was made (bits 63-32, UTC) and what it numbers
(bits 11-8). TikTok documents this nowhere. Source: "Just Another Hour on TikTok: Reverse-
engineering unique identifiers", arXiv 2504.13279 (2025); the forensic tool unfurl reads the same
layout. So all of it is *derived*, not recorded. A video's number is given when its uploading
begins, a device's when the app first asked for one, also on a second-hand phone or after a reset.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from parsers.format.sections import SOURCE, TABLES

Tables = Mapping[str, pd.DataFrame]

SOURCE_OF_THIS = "arXiv 2504.13279 (2025), Just Another Hour on TikTok"
"""What stands beside every time that was derived from a number."""


class Numbered(Enum):
    """What a number is given to, with the kinds of number (bits 11-8) that are given to it."""

    VIDEO = "video", (13,)
    LIVE = "live", (11,)
    DEVICE = "device", (6,)
    ACCOUNT = "account", (0, 4)

    @property
    def word(self) -> str:
        return self.value[0]

    @property
    def kinds(self) -> tuple[int, ...]:
        return self.value[1]


COLUMNS = {
    "video_id": Numbered.VIDEO,
    "room_id": Numbered.LIVE,
    "did": Numbered.DEVICE,
    "web_id": Numbered.DEVICE,
    "uid": Numbered.ACCOUNT,
}
"""The columns that hold such numbers, in whichever table they stand."""

_NUMBER = r"^\d{18,20}$"
_FIRST = int(pd.Timestamp("2016-01-01", tz="UTC").timestamp())
"""TikTok's oldest numbers: nothing was numbered so before 2016."""
_AFTER = 86_400
"""Seconds after the last moment of the file in which a number can still have been given."""


def made_at(numbers: pd.Series, of: Numbered, last: pd.Timestamp | None) -> pd.Series:
    """When each number was given (UTC, to the second); NaT where it carries no time.

    `numbers` are digits as text, `last` the end of the file's period. No time has what is not of 18
    to 20 digits, what is of another kind, and what would lie before 2016 or more than a day after
    the end of the file: early numbers were short, and a guess would be worse than nothing.
    """
    value = _as_numbers(numbers)
    second = (value >> np.uint64(32)).astype(np.int64)
    kind = (value >> np.uint64(8)) & np.uint64(0xF)
    end = -1 if last is None else int(last.timestamp()) + _AFTER
    fits = np.isin(kind, of.kinds) & (second >= _FIRST) & (second <= end)
    moments = np.where(fits, second, 0).astype("datetime64[s]").astype("datetime64[us]")
    moments[~fits] = np.datetime64("NaT")
    return pd.Series(pd.DatetimeIndex(moments, tz="UTC"), index=numbers.index, name="made_at")


def _as_numbers(numbers: pd.Series) -> np.ndarray:
    """The digits as unsigned 64-bit numbers, 0 for everything else.

    Of 20 digits only those fit that begin with a 0 or a 1; what is larger was made after 2554.
    """
    text = pa.array(numbers.astype("string"), type=pa.large_string(), from_pandas=True)
    plain = pc.fill_null(pc.match_substring_regex(text, _NUMBER), False)
    small = pc.fill_null(pc.less_equal(text, "18446744073709551615"), False)
    short = pc.fill_null(pc.less(pc.utf8_length(text), 20), False)
    usable = pc.and_(plain, pc.or_(short, small))
    digits = pc.if_else(usable, text, "0")
    return pc.cast(digits, pa.uint64()).to_numpy(zero_copy_only=False)


def times_in_numbers(tables: Tables, last: pd.Timestamp | None) -> pd.DataFrame:
    """Every different number with a time: `table`, `source`, `id`, `made_at` (UTC), `kind`.

    `source` is that of its rows. In the order of the tables and of their rows; a number without a
    time is not in it.
    """
    parts = [
        _in_column(tables[table], table, column, last)
        for table, columns in TABLES.items()
        for column in columns
        if column in COLUMNS
    ]
    return pd.concat(parts, ignore_index=True)


def _in_column(
    frame: pd.DataFrame, table: str, column: str, last: pd.Timestamp | None
) -> pd.DataFrame:
    of = COLUMNS[column]
    own = frame[[column, SOURCE]].astype("string").drop_duplicates(ignore_index=True)
    made = made_at(own[column], of, last)
    dated = made.notna()
    found = own[dated]
    return pd.DataFrame(
        {
            "table": pd.Series(table, index=found.index, dtype="string"),
            "source": found[SOURCE],
            "id": found[column],
            "made_at": made[dated],
            "kind": pd.Series(of.word, index=found.index, dtype="string"),
        }
    )


@dataclass(frozen=True)
class Freshness:
    """How old the videos were when they were shown, in days, and how often one came again.

    `views` counts every row, `timed` those whose age is known: they have a time of their own and
    their number carries one. `median`, `lower` and `upper` (the quartiles) are None without them.
    `day`, `week` and `year` are shares of `timed`: posted within 24 hours before, within 7 days
    before, more than 365 days before. `again`: different videos that were shown more than once.
    """

    views: int
    timed: int
    median: float | None
    lower: float | None
    upper: float | None
    day: float | None
    week: float | None
    year: float | None
    again: int


def freshness(watch_history: pd.DataFrame, last: pd.Timestamp | None) -> Freshness:
    """How fresh the feed was: the age of each video at the moment it was shown."""
    age = ages(watch_history, last).dropna()
    shown = watch_history["video_id"].value_counts()
    lower, median, upper = (
        (float(part) for part in age.quantile([0.25, 0.5, 0.75])) if len(age) else (None,) * 3
    )
    return Freshness(
        views=len(watch_history),
        timed=len(age),
        median=median,
        lower=lower,
        upper=upper,
        day=_share(age <= 1),
        week=_share(age <= 7),
        year=_share(age > 365),
        again=int((shown > 1).sum()),
    )


def ages(watch_history: pd.DataFrame, last: pd.Timestamp | None) -> pd.Series:
    """Days between a video's number and the moment it was shown; missing where one is unknown.

    A view earlier than the video it shows would contradict the reading, so it gives no age.
    """
    made = made_at(watch_history["video_id"], Numbered.VIDEO, last)
    age = (watch_history["at"] - made).dt.total_seconds() / 86_400
    return age.where(age >= 0).rename("days")


def _share(those: pd.Series) -> float | None:
    return float(those.mean()) if len(those) else None


def shown_again(watch_history: pd.DataFrame) -> pd.DataFrame:
    """Videos shown more than once: `video_id`, `rows`, `first`, `last` (UTC), most often first."""
    known = watch_history.loc[watch_history["video_id"].notna(), ["video_id", "at"]]
    repeated = known[known["video_id"].duplicated(keep=False)]
    found = (
        repeated.groupby("video_id", sort=False)
        .agg(rows=("at", "size"), first=("at", "min"), last=("at", "max"))
        .reset_index()
    )
    return found.sort_values(["rows", "video_id"], ascending=[False, True], ignore_index=True)


def known_since(device_ids: pd.DataFrame, last: pd.Timestamp | None) -> pd.DataFrame:
    """Since when TikTok has known each device and browser: `column`, `id`, `made_at`, `rows`.

    One row for each different `did` and `web_id`, `made_at` missing where the number carries no
    time; the oldest first. The file ties no number to a model.
    """
    return _made(device_ids, ("did", "web_id"), last)


def account_made(device_ids: pd.DataFrame, last: pd.Timestamp | None) -> pd.DataFrame:
    """When the number of each account was given, as `known_since`; there can be several."""
    return _made(device_ids, ("uid",), last)


def _made(
    device_ids: pd.DataFrame, columns: tuple[str, ...], last: pd.Timestamp | None
) -> pd.DataFrame:
    counted = [device_ids[name].value_counts(sort=False) for name in columns]
    found = pd.concat(
        [
            pd.DataFrame(
                {
                    "column": pd.Series(name, index=range(len(rows)), dtype="string"),
                    "id": pd.Series(rows.index, dtype="string"),
                    "made_at": made_at(pd.Series(rows.index, dtype="string"), COLUMNS[name], last),
                    "rows": rows.to_numpy().astype("int64"),
                }
            )
            for name, rows in zip(columns, counted, strict=True)
        ],
        ignore_index=True,
    )
    return found.sort_values(["made_at", "column", "id"], ignore_index=True)
