"""TXT to the same kind of tree as JSON."""
