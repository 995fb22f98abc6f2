"""Members to trees: a text is proved whole before anything is read from it."""
