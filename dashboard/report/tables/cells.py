"""What every form of saved tables asks of a column, a cell and a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import pandas as pd

Named = Iterable[tuple[str, pd.DataFrame]]
"""Tables with their names, taken one after the other."""

Tell = Callable[[str, int], None]
"""Is told the name of a table and how many of its rows are written: 0 before it is begun."""


def no_one(_name: str, _rows: int) -> None:
    """For whoever needs not be told."""


ROWS_TOLD = 20_000
"""Rows that are written between two times that it is told."""

Kind = Literal["time", "whole", "number", "text"]


def kind(column: pd.Series) -> Kind:
    """What stands in a column; a category is text."""
    if column.dtype.kind == "M":
        return "time"
    if not pd.api.types.is_numeric_dtype(column.dtype):
        return "text"
    return "whole" if pd.api.types.is_integer_dtype(column.dtype) else "number"


def objects(column: pd.Series) -> list[object]:
    """The cells as objects of Python, None where nothing stands."""
    return [None if pd.isna(one) else one for one in column.astype("object").tolist()]


def without_categories(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with text where it has categories, for readers that would make codes of them."""
    categories = frame.select_dtypes("category").columns
    return frame.astype(dict.fromkeys(categories, "string"))


def shown_for(frame: pd.DataFrame, badge: str, called: str = "shown") -> pd.DataFrame:
    """With a first column that says for whom it was made, if not for the person alone."""
    return frame.assign(**{called: badge})[[called, *frame.columns]] if badge else frame
