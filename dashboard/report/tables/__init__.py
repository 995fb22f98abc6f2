"""Every table of an archive as files for other programs: text, workbooks, databases."""
