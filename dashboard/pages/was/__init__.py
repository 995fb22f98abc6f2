"""The page *Was it me?*: rare devices and networks, three answers, and steps."""
