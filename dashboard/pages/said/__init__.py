"""The page *Searches and people*: closed until a person opens it."""
