"""What the tables of an archive say: tables in, tables and frozen dataclasses out."""
