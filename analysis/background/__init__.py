"""Dated events about TikTok and its archive, to read beside one's own file."""
