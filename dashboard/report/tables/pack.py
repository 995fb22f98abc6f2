"""All tables in one file in memory, for a page that offers it; nothing is written to the disk."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Mapping
from io import BytesIO

import pandas as pd

from dashboard.report.tables import databases, readme, workbook
from dashboard.report.tables.comma import UTF_8_MARK, csv_bytes
from dashboard.report.tables.formats import README

FORMS = ("xlsx", "zip", "sqlite")
"""A workbook, a zip of csv files with a README, a database."""


def packed(frames: Mapping[str, pd.DataFrame], form: str, viewer: str) -> bytes:
    """The tables and a list of their columns, in one of `FORMS`; `viewer` says for whom."""
    frames = readme.marked(frames, viewer)
    frames["columns"] = readme.columns_frame(frames)
    if form == "xlsx":
        made = BytesIO()
        workbook.xlsx(frames, made)
        return made.getvalue()
    if form == "sqlite":
        with sqlite3.connect(":memory:") as base:
            databases.fill(base, frames)
            return base.serialize()
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr(README, readme.text(frames, viewer))
        for name, frame in frames.items():
            whole.writestr(f"{name}.csv", UTF_8_MARK + csv_bytes(frame))
    return made.getvalue()
