"""What the tables can be saved as. Imports nothing that takes time, so that help is quick."""

from __future__ import annotations

FORMATS = ("csv", "parquet", "xlsx", "sqlite", "duckdb")
"""The first two make a file a table; of the others one file holds all tables."""

NAME = "inzage-tables"
"""What the one file is called; nothing of an archive is ever in a file's name."""

README = "README.txt"
