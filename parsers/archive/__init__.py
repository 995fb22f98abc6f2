"""Bytes to members: what may be opened, and how far."""
