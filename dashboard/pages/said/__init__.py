"""The page *What was said and searched*: closed until a person opens it."""
