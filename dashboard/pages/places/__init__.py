"""The page *Which places*: countries, networks and the other places in the file."""
