"""The page *Which devices*: phones, browsers and their numbers."""
