"""The page *Places*: countries, networks and the other places in the file."""
