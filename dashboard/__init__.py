"""Everything a person sees: pages, charts, words and files to save."""
