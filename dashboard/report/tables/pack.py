"""All tables in one file in memory, for a page that offers it; nothing is written to the disk."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import pandas as pd

from dashboard.report.tables import databases, readme, workbook
from dashboard.report.tables.comma import csv_file
from dashboard.report.tables.formats import README

Frames = Mapping[str, pd.DataFrame]


def packed(frames: Frames, form: str, viewer: str, beside: Frames = readme.NOTHING) -> bytes:
    """The tables, those `beside` them and a list of their columns: a workbook ("xlsx"), a database
    ("sqlite"), or csv files with a README ("zip"); `viewer` says for whom."""
    return _FORMS[form](readme.complete(frames, viewer, beside), viewer)


def _xlsx(frames: Frames, _viewer: str) -> bytes:
    made = BytesIO()
    workbook.xlsx(frames.items(), made)
    return made.getvalue()


def _zip(frames: Frames, viewer: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr(README, readme.text(frames, viewer))
        for name, frame in frames.items():
            whole.writestr(f"{name}.csv", csv_file(frame))
    return made.getvalue()


_FORMS: Mapping[str, Callable[[Frames, str], bytes]] = {
    "xlsx": _xlsx,
    "zip": _zip,
    "sqlite": lambda frames, _viewer: databases.serialized(frames.items()),
}
