"""The page *Then and now*: two files of one account beside each other."""
