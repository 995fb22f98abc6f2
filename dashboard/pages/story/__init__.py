"""The page *In short*: a few screens with one number each."""
