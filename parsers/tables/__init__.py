"""Trees to tables: each leaf its fate."""
