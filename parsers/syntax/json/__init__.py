"""JSON to a tree: sound text, mended text, and long lists straight to columns."""
