"""The program folder: how it is built, and what it runs first."""
