"""What a page says, before it is drawn: its numbers, its sentences, its pictures.

The pages draw it on the screen, and the report writes it into a file: neither has words or numbers
of its own. Nothing here knows of a screen.
"""
