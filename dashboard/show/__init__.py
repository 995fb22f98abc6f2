"""The only way in which rows and text of an archive reach the screen."""
