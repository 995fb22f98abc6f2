"""The page *Check it yourself*: what the program measures on itself, now."""
