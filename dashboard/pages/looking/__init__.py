"""The page *Who is looking*: it decides what the other pages may show."""
