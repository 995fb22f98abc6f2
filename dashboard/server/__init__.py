"""The server on this computer: who may ask it, what it answers, how it ends."""
