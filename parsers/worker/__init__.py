"""The process that reads: its limits, and how tables come back from it."""
