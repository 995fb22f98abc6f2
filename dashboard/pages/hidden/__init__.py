"""The page Nothing hidden: what became of every value, and what the person says of unknown ones."""
