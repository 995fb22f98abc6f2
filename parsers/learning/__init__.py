"""A language of the TXT archive, learned from what one person has in two forms.

    python -m parsers.learning TXT JSON --code fi --out fi.py

`learning` compares the two archives of one account, `structures` two masked structures of it, and
`writing` makes the file for `parsers/format/languages`. No value of an archive comes into it: only
what stands as a label in many records, and names of files whose rows are those of a section.
"""
