"""What is left out of the tables on purpose, each with its reason."""

FLAGS = {
    "App": "names the product the list belongs to (1 = TikTok), says nothing of a person",
    "IsFastLane": "says that this is the quick, shortened archive; see the warnings",
    "note": "a remark by TikTok about the section, no data",
}
"""Key beside a section's list -> why it is in no table."""

LEMON8 = "belongs to Lemon8, another product with an archive of its own"
EXTRA_COPY = "an exact copy of what stands elsewhere in the archive"
