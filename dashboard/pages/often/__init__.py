"""The page *How often*: days, hours, nights, sessions and kinds, with their bands."""
