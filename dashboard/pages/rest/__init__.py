"""What is not in the file, and the letter that asks for it."""
