"""Files that leave the screen when a person saves them: tables, dates, papers."""
