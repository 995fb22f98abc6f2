"""The page *Devices*: phones, browsers and their numbers."""
